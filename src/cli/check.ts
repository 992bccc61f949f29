import { type Command, Option } from 'commander'
import type { PersonParts } from '../identifier/canonical.ts'
import { KINDS, type Kind } from '../identifier/kind.ts'
import type { Incident } from '../incident/record.ts'
import { check } from '../lookup/check.ts'
import { argon2idNative } from './argon2id-native.ts'
import { MESSAGES, renderResult } from './check-messages.ts'
import { CliError } from './cli-error.ts'
import { type Language, languageOf } from './language.ts'
import { prompt } from './prompt.ts'

/** Exit codes of `vigifuite check`, by answer. 1 is a failure of the program, 2 a wrong use of it. */
export const EXIT_CODES = { 'not-listed': 0, listed: 10, 'not-covered': 11, unavailable: 12, refused: 2 } as const

interface CheckOptions {
  readonly kind?: Kind
  readonly server: string
  readonly json?: true
  readonly lang?: Language
}

/** `vigifuite check`: the private check, from a terminal. */
export function registerCheck(program: Command): void {
  program
    .command('check')
    .argument('[identifier...]', 'what to check; left out: asked for, without showing it')
    .description('check an e-mail, a phone number, an IBAN or a name with birth date, privately')
    .addOption(new Option('-k, --kind <kind>', 'what it is; guessed from how it looks').choices(KINDS))
    .addOption(
      new Option('-s, --server <url>', 'the service to ask').env('VIGIFUITE_SERVER').default('http://localhost:8787'),
    )
    .option('--json', 'print the answer as JSON')
    .addOption(new Option('--lang <language>', "words of the answer; the terminal's").choices(['fr', 'en']))
    .addHelpText(
      'after',
      `
The identifier is hashed and blinded on this machine and never leaves it. An argument stays in the history of most shells:
leave it out to be asked instead.

Exit codes: 0 not listed, 10 listed, 11 no list of this kind exists, 12 could not be answered, 2 not an identifier.

Examples:
  $ vigifuite check camille.martin@example.org
  $ vigifuite check --kind phone
  $ vigifuite check --kind person Martin Camille 1990-04-12
  $ vigifuite check --json personne@example.org`,
    )
    .action(async (words: string[], options: CheckOptions) => {
      const language = options.lang ?? languageOf(process.env)
      const { kind, input } = await questionOf(words, options.kind, language)
      const baseUrl = serverUrl(options.server)
      const result = await check({ baseUrl, fetch, argon2id: argon2idNative }, kind, input)
      const incidents = result.state === 'listed' ? await incidentsOf(baseUrl, result.incidents) : []
      // What a device may keep is not printed: terminals and their logs are no place for something that stands for one person.
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ kind, ...result, kept: undefined, details: incidents })}\n`
          : renderResult(language, kind, result, incidents),
      )
      process.exitCode = EXIT_CODES[result.state]
    })
}

async function questionOf(
  words: readonly string[],
  wanted: Kind | undefined,
  language: Language,
): Promise<{ kind: Kind; input: string | PersonParts }> {
  const ask = MESSAGES[language].prompts
  const hidden = { hidden: true }
  if (wanted === 'person') {
    const given =
      words.length > 0
        ? words
        : [
            await prompt(ask.familyName, hidden),
            await prompt(ask.givenNames, hidden),
            await prompt(ask.birthDate, hidden),
          ]
    const [familyName, givenNames, birthDate] = given
    if (given.length !== 3 || familyName === undefined || givenNames === undefined || birthDate === undefined) {
      throw new CliError('a person takes three values: birth family name, given names, birth date', 2)
    }
    return { kind: 'person', input: { familyName, givenNames, birthDate } }
  }
  // A phone number or an IBAN may be typed with spaces and without quotes.
  const input = words.length > 0 ? words.join(' ') : await prompt(ask[wanted ?? 'any'], hidden)
  return { kind: wanted ?? kindOf(input), input }
}

/** What an identifier looks like. */
export function kindOf(text: string): Exclude<Kind, 'person'> {
  if (text.includes('@')) return 'email'
  return /^\s*[a-z]{2}\s*\d{2}/i.test(text) ? 'iban' : 'phone'
}

function serverUrl(text: string): string {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol)) throw new CliError('--server takes an http or https address', 2)
  return url.href.replace(/\/+$/, '')
}

/** The records of the incidents. Without one, the answer still stands: it is shown by its id. */
async function incidentsOf(baseUrl: string, ids: readonly string[]): Promise<Incident[]> {
  const records = await Promise.all(
    ids.map(async id => {
      const response = await fetch(`${baseUrl}/v1/incidents/${id}`).catch(() => null)
      return response?.ok ? ((await response.json()) as Incident) : null
    }),
  )
  return records.filter(record => record !== null)
}
