/**
 * A process that writes to a file store until it is killed or done; tests/store/files.test.ts starts it.
 *
 * `file-writer.ts <directory> forever`  puts 300,000 bytes of one value after the other under `victim/object`, and `+` on stdout for each
 * `file-writer.ts <directory> count n`  adds n to `counter/object`, by ifMatch
 * `file-writer.ts <directory> hold`     puts by ifMatch under `counter/object` for ever
 * `file-writer.ts <directory> claim n`   puts by ifAbsent under `claims/0` to `claims/n-1`, and on stdout the numbers that it won
 * `file-writer.ts <directory> once n u` puts n bytes under `victim/object` as user number u (itself by default), and on stdout the error's
 *                                       code
 */
import { createFileStore } from '../../src/store/files.ts'
import { PreconditionFailedError, StoreUnavailableError } from '../../src/store/object-store.ts'

const [directory = '', task = '', amount = '0', user] = process.argv.slice(2)
// Only now: the user need not be allowed to read this repository.
if (user !== undefined) process.setuid?.(Number(user))
const store = createFileStore(directory)

async function increment(): Promise<void> {
  const found = await store.get('counter/object')
  if (found === null) throw new Error('no counter')
  const next = new TextEncoder().encode(String(Number(new TextDecoder().decode(found.bytes)) + 1))
  await store.put('counter/object', next, { ifMatch: found.etag }).catch(error => {
    if (error instanceof PreconditionFailedError) return increment()
    throw error
  })
}

if (task === 'forever') {
  for (let value = 1; ; value = (value % 255) + 1) {
    await store.put('victim/object', new Uint8Array(300_000).fill(value))
    process.stdout.write('+')
  }
}
if (task === 'hold') {
  for (;;) {
    await increment()
    process.stdout.write('+')
  }
}
if (task === 'count') for (let round = 0; round < Number(amount); round++) await increment()
if (task === 'claim') {
  const won: number[] = []
  for (let claim = 0; claim < Number(amount); claim++) {
    const mine = new TextEncoder().encode(String(process.pid))
    await store.put(`claims/${claim}`, mine, { ifAbsent: true }).then(
      () => won.push(claim),
      error => {
        if (!(error instanceof PreconditionFailedError)) throw error
      },
    )
  }
  process.stdout.write(JSON.stringify(won))
}
if (task === 'once') {
  await store.put('victim/object', new Uint8Array(Number(amount)).fill(7)).then(
    () => process.stdout.write('written'),
    error => process.stdout.write(error instanceof StoreUnavailableError ? String(error.code) : 'another error'),
  )
}
