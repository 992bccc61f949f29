import { open } from 'node:fs/promises'

/**
 * Makes what happened in a directory durable, once for everybody who asks at the same time.
 *
 * The promise covers every change that was made before it was asked for: whoever asks while a sync runs waits for the next
 * one, because the running one may have passed their change already. With 64 writers in one directory that is one sync for
 * some 60 files.
 */
export class DirectorySync {
  readonly #states = new Map<string, { running: Promise<void>; next: Promise<void> | null }>()
  readonly #syncNow: (directory: string) => Promise<void>

  /** `syncNow` makes durable what happened in a directory before it was called. */
  constructor(syncNow = syncDirectory) {
    this.#syncNow = syncNow
  }

  /** Rejects as `syncNow` does; everybody who shared that sync is told. */
  sync(directory: string): Promise<void> {
    const state = this.#states.get(directory)
    if (state === undefined) return this.#start(directory)
    state.next ??= state.running.then(
      () => this.#start(directory),
      () => this.#start(directory),
    )
    return state.next
  }

  #start(directory: string): Promise<void> {
    const running = this.#syncNow(directory)
    const state = { running, next: null as Promise<void> | null }
    this.#states.set(directory, state)
    const settle = () => {
      // With somebody waiting, the state is theirs: their start replaces it.
      if (state.next === null) this.#states.delete(directory)
    }
    running.then(settle, settle)
    return running
  }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
