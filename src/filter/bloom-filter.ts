import loaded from 'bloom-filters/dist/bloom/bloom-filter.js'

type BloomFilterClass = (typeof loaded)['default']

// A default import of a CommonJS module is the module for Node and esbuild, and its default export for Vitest.
const either: typeof loaded | BloomFilterClass = loaded

/**
 * bloom-filters' class, from its own file: the package as a whole wants Node's `Buffer` while it loads, so browsers
 * cannot load it, and is almost three times the size.
 */
export const BloomFilter: BloomFilterClass = 'default' in either ? either.default : either
export type BloomFilter = InstanceType<BloomFilterClass>
