/** The options of `vigifuite contribute`, checked. Messages name options, never what was given to them. */
import { readFileSync } from 'node:fs'
import { InvalidArgumentError } from 'commander'
import { type ColumnMapping, columnCountOf, mappedKinds } from '../contribution/columns.ts'
import type { Encoding } from '../contribution/encoding.ts'
import { isKind, KINDS, type Kind } from '../identifier/kind.ts'
import { CliError } from './cli-error.ts'

export interface ContributeFlags {
  readonly column: ColumnMapping
  readonly dataset?: Readonly<Partial<Record<Kind, number>>>
  readonly server: string
  readonly tokenFile?: string
  readonly encoding?: Encoding
  readonly delimiter?: string
  readonly quotes: boolean
  readonly dryRun?: true
}

/** `email=adresse_mail`, `person=nom,prenom,date_naissance`. */
export function parseColumn(text: string, previous: ColumnMapping = {}): ColumnMapping {
  const [kind, rest] = assignment(text, previous)
  const names = kind === 'person' ? rest.split(',').map(name => name.trim()) : [rest]
  if (names.length !== columnCountOf(kind) || names.includes('')) {
    throw new InvalidArgumentError(
      kind === 'person' ? 'A person takes three columns: family name, given names, birth date.' : 'Name a column.',
    )
  }
  return { ...previous, [kind]: names }
}

/** `email=3` */
export function parseDataset(
  text: string,
  previous: Readonly<Partial<Record<Kind, number>>> = {},
): Readonly<Partial<Record<Kind, number>>> {
  const [kind, rest] = assignment(text, previous)
  const code = Number(rest)
  if (!/^[1-9]\d{0,4}$/.test(rest) || code > 0xffff)
    throw new InvalidArgumentError('A code is a number from 1 to 65535.')
  return { ...previous, [kind]: code }
}

function assignment(text: string, previous: object): [Kind, string] {
  const at = text.indexOf('=')
  const kind = text.slice(0, Math.max(0, at)).trim()
  if (!isKind(kind)) throw new InvalidArgumentError(`Begin with a kind and an equals sign: ${KINDS.join(', ')}.`)
  if (kind in previous) throw new InvalidArgumentError('Give each kind once.')
  return [kind, text.slice(at + 1).trim()]
}

export function parseDelimiter(text: string): string {
  const delimiter = text === 'tab' ? '\t' : text
  if (!/^[^"\r\n]$/u.test(delimiter)) throw new InvalidArgumentError('One character, or the word tab.')
  return delimiter
}

/** The service's address without a trailing slash. */
export function serverUrl(text: string): string {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol)) throw new CliError('--server takes an http or https address', 2)
  if (url.username !== '' || url.password !== '') throw new CliError('--server takes an address without a password', 2)
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}

/** Whether a token could be read on its way there. */
export function isExposed(server: string): boolean {
  const { protocol, hostname } = new URL(server)
  return protocol === 'http:' && !/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
}

/** The data set of every mapped kind. */
export function dataSetsOf(flags: ContributeFlags): Partial<Record<Kind, number>> {
  const datasets = flags.dataset ?? {}
  for (const kind of KINDS) {
    if ((flags.column[kind] === undefined) !== (datasets[kind] === undefined)) {
      throw new CliError(`${kind}: give both --column and --dataset, or neither`, 2)
    }
  }
  const codes = Object.values(datasets)
  if (new Set(codes).size < codes.length) throw new CliError('each kind has a data set of its own', 2)
  return Object.fromEntries(mappedKinds(flags.column).map(kind => [kind, datasets[kind]!]))
}

/** The contributor's token, from a file or VIGIFUITE_TOKEN. */
export function readToken(flags: ContributeFlags, environment: Readonly<Record<string, string | undefined>>): string {
  const token = flags.tokenFile === undefined ? environment.VIGIFUITE_TOKEN : readTokenFile(flags.tokenFile)
  if (token === undefined || token.trim() === '') {
    throw new CliError('a contributor token is needed: --token-file or the variable VIGIFUITE_TOKEN', 2)
  }
  if (!/^vgc_[A-Za-z0-9_-]+$/.test(token.trim())) throw new CliError('this is not a contributor token (vgc_…)', 2)
  return token.trim()
}

function readTokenFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new CliError('the file of --token-file cannot be read', 2)
  }
}
