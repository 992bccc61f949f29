import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CliError } from './cli-error.ts'

/**
 * Writes to a file that only its owner may read, since what leaves the desk is nobody else's; without one, to standard output.
 * @throws CliError when the file cannot be written
 */
export async function writeOut(content: string | ReadableStream<Uint8Array>, file: string | undefined): Promise<void> {
  const source = typeof content === 'string' ? Readable.from([content]) : Readable.fromWeb(content as never)
  if (file === undefined) {
    for await (const chunk of source) process.stdout.write(chunk)
    return
  }
  let failed = false
  const target = createWriteStream(file, { mode: 0o600 }).on('error', () => {
    failed = true
  })
  try {
    await pipeline(source, target)
  } catch (error) {
    throw failed ? new CliError('the file cannot be written') : error
  }
}
