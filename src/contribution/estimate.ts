/** How long a contribution will take: rows of the file, digests a second, and what is left while it runs. */
import type { ContributionProgress } from './contribute.ts'

/** How much faster Argon2id is in native code (the command line) than in WebAssembly (a browser), on one core: measured, rounded down. */
export const NATIVE_SPEED = 3

const [LF, CR] = [0x0a, 0x0d]

/**
 * Rows of a CSV file of `size` bytes, header not counted, from its beginning: exact when `head` is all of it, for files without line
 * breaks inside quotation marks.
 */
export function estimateRows(head: Uint8Array, size: number): number {
  if (head.length === 0) return 0
  const count = (wanted: number) => head.reduce((sum, byte) => sum + (byte === wanted ? 1 : 0), 0)
  const ends = count(LF) || count(CR)
  if (head.length < size) return ends === 0 ? 0 : Math.max(0, Math.round((size * ends) / head.length) - 1)
  const last = head.findLast(byte => byte !== 0)
  return Math.max(0, ends - (last === LF || last === CR ? 1 : 0))
}

/** Workers that compute digests at once: one a core, and no more than fit into a quarter of the memory. */
export function poolSize(device: { cores: number; memoryGiB: number; memoryKiB: number }): number {
  const room = (device.memoryGiB * 1024 * 1024) / 4
  // While one digest's memory is being given back, the next one has its own already.
  const fitting = Math.floor(room / (2 * device.memoryKiB))
  return Math.max(1, Math.min(device.cores, fitting))
}

/** Identifiers that are left, and the part that is done, reckoned from the `share` (0 to 1) of the file that was read. */
export function remaining(progress: ContributionProgress, share: number): { left: number; fraction: number } {
  const expected = share === 0 ? 0 : progress.identifiers / Math.min(1, share)
  const finished = progress.done + progress.skipped
  return { left: Math.max(0, expected - finished), fraction: expected === 0 ? 0 : finished / expected }
}
