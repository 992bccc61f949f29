import { InvalidArgumentError } from 'commander'

/** A data set's code. */
export function codeArgument(text: string): number {
  const code = Number(text)
  if (!/^\d{1,5}$/.test(text) || code < 1 || code > 65535) throw new InvalidArgumentError('a number from 1 to 65535')
  return code
}

const UNITS = { d: 86_400_000, h: 3_600_000 } as const

/** A span such as `30d` or `12h`, in milliseconds. */
export function spanArgument(text: string): number {
  const match = /^([1-9]\d{0,3})([dh])$/.exec(text)
  if (!match) throw new InvalidArgumentError('a span such as 30d or 12h')
  return Number(match[1]) * UNITS[match[2] as 'd' | 'h']
}

/** A version of a record. */
export function versionArgument(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('a number from 1')
  return Number(text)
}
