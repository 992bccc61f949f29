import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { CliError } from './cli-error.ts'

/** Where a command reads from: a file, or standard input for `-`. */
const sourceOf = (file: string) => (file === '-' ? process.stdin : createReadStream(file))

const unreadable = () => new CliError('the file does not exist or cannot be read', 2)

/** All of a file. @throws CliError */
export async function readIn(file: string): Promise<string> {
  return text(sourceOf(file)).catch(() => {
    throw unreadable()
  })
}

/** A file line by line, however long it is. @throws CliError */
export async function* linesIn(file: string): AsyncGenerator<string> {
  const lines = createInterface({ input: sourceOf(file), crlfDelay: Number.POSITIVE_INFINITY })
  try {
    yield* lines
  } catch {
    throw unreadable()
  }
}
