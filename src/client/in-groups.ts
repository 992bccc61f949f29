/** How what comes is put in groups. */
export interface GroupOptions {
  /** Items in a group, and items that are held or under way beside the group that was given out last. */
  readonly most: number
  /** How long the first item of a group waits for others, in milliseconds. */
  readonly lingerMs: number
  /** Ends the groups with its reason, also while `source` has nothing to give. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Items, each made into something else, in groups and in their order. Reads ahead while the group before is dealt with, but no further
 * than `most`. What `source` or `map` throws comes after the items before it.
 */
export async function* inGroups<T, U>(
  source: Iterable<T> | AsyncIterable<T>,
  map: (item: T, index: number) => Promise<U>,
  { most, lingerMs, signal }: GroupOptions,
): AsyncGenerator<U[], void, void> {
  const ready: U[] = []
  let underWay = 0
  let [ended, left] = [false, false]
  let failure: { readonly error: unknown } | null = null
  let changed = Promise.withResolvers<void>()
  const tell = () => {
    changed.resolve()
    changed = Promise.withResolvers<void>()
  }
  const fail = (error: unknown) => {
    failure ??= { error }
    tell()
  }
  const stop = () => fail(signal?.reason)
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop)
  const pump = async (): Promise<void> => {
    let index = 0
    let last: Promise<void> = Promise.resolve()
    try {
      for await (const item of source) {
        last = placed(map(item, index++), last)
        last.catch(fail)
        while (ready.length + underWay >= most && failure === null && !left) await changed.promise
        if (failure !== null || left) return
      }
    } finally {
      await last
    }
  }
  /** Puts a value behind all those before it. */
  const placed = async (mapped: Promise<U>, before: Promise<void>): Promise<void> => {
    underWay++
    mapped.catch(() => undefined)
    await before
    ready.push(await mapped)
    underWay--
    tell()
  }
  pump()
    .catch(fail)
    .finally(() => {
      ended = true
      tell()
    })
  try {
    for (;;) {
      while (ready.length === 0 && !ended && failure === null) await changed.promise
      if (ready.length === 0) break
      await filled(
        () => ready.length >= most || ended || failure !== null,
        lingerMs,
        () => changed.promise,
      )
      const group = ready.splice(0, most)
      tell()
      yield group
    }
    // Said as a type because it is set where the compiler does not look.
    const thrown = failure as { readonly error: unknown } | null
    if (thrown !== null) throw thrown.error
  } finally {
    left = true
    signal?.removeEventListener('abort', stop)
    tell()
  }
}

/** Waits until a group is full, but no longer than that. */
async function filled(full: () => boolean, lingerMs: number, change: () => Promise<void>): Promise<void> {
  let late = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const deadline = new Promise<void>(resolve => {
    timer = setTimeout(() => {
      late = true
      resolve()
    }, lingerMs)
  })
  while (!full() && !late) await Promise.race([change(), deadline])
  clearTimeout(timer)
}
