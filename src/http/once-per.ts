/** What follows from a key object alone, made once for each and forgotten with it; what failed is tried again. */
export function oncePer<K extends object, V>(make: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const made = new WeakMap<K, Promise<V>>()
  return key => {
    let value = made.get(key)
    if (!value) {
      value = make(key)
      value.catch(() => made.delete(key))
      made.set(key, value)
    }
    return value
  }
}
