/** A module in the parts that a browser gets it in: what it needs at once, and what it loads when somebody asks for it. */
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

export interface Parts {
  /** Texts by file name; the entry's is `module.js`. */
  readonly files: ReadonlyMap<string, string>
  /** Names of the files without which the one that a source file went into does not run. `source` ends its path. */
  neededBy(source: string): Set<string>
}

/** Splits a module as the site's build does. The entry's path is relative to the caller (`import.meta.url`). */
export async function bundleParts(entry: string, from: string): Promise<Parts> {
  const { outputFiles, metafile } = await build({
    entryPoints: { module: fileURLToPath(new URL(entry, from)) },
    outdir: '/',
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
  })
  const outputs = Object.entries(metafile.outputs)
  const neededBy = (source: string): Set<string> => {
    const needed = new Set<string>()
    const pending = outputs.filter(([, { inputs }]) => Object.keys(inputs).some(input => input.endsWith(source)))
    for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
      const [path, { imports }] = one
      if (needed.has(basename(path))) continue
      needed.add(basename(path))
      const atOnce = imports.filter(({ kind }) => kind === 'import-statement').map(imported => imported.path)
      pending.push(...outputs.filter(([name]) => atOnce.includes(name)))
    }
    return needed
  }
  return { files: new Map(outputFiles.map(({ path, text }) => [basename(path), text])), neededBy }
}
