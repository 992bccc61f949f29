import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { CliError } from './cli-error.ts'

/** Asks a question; with `hidden`, what is typed is not shown, so that it stays out of screen recordings and over shoulders. */
export async function prompt(question: string, { hidden }: { hidden: boolean }): Promise<string> {
  if (!process.stdin.isTTY) throw new CliError('nothing to ask: standard input is not a terminal', 2)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: hidden ? silent : process.stderr, terminal: true })
  try {
    if (hidden) process.stderr.write(question)
    return await reader.question(hidden ? '' : question)
  } finally {
    reader.close()
    if (hidden) process.stderr.write('\n')
  }
}
