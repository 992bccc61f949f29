/**
 * Which passwords are taken (NIST SP 800-63B-4 §3.1.1.2, OWASP Authentication Cheat Sheet): length, no rules of composition, and nothing that is
 * common, a sequence, or about the account itself. A second factor always stands beside it.
 */
export const MIN_PASSWORD_LENGTH = 12
/** A bound on work, far above what people and password managers use. */
export const MAX_PASSWORD_LENGTH = 128

export type PasswordFault = 'too-short' | 'too-long' | 'common' | 'context'

/** Characters that must be left without common words, sequences and what the account says. */
const MIN_OF_ITS_OWN = 8
const MIN_DISTINCT = 5
const MIN_WORD = 4
const MIN_RUN = 4

/** Words that most common long passwords are made of, French and English, as lists of leaked passwords have them; longer ones first. */
const COMMON = [
  ...[
    'administrateur',
    'administrator',
    'confidentiel',
    'motdepasse',
    'azertyuiop',
    'qwertyuiop',
    'qsdfghjklm',
    'asdfghjkl',
  ],
  ...[
    'changezmoi',
    'changeme',
    'bienvenue',
    'connexion',
    'password',
    'passw',
    'superman',
    'princess',
    'princesse',
    'sunshine',
  ],
  ...[
    'football',
    'baseball',
    'starwars',
    'chouchou',
    'doudou',
    'jetaime',
    'iloveyou',
    'marseille',
    'bordeaux',
    'toulouse',
  ],
  ...[
    'letmein',
    'welcome',
    'bonjour',
    'printemps',
    'automne',
    'hiver',
    'secret',
    'monkey',
    'dragon',
    'master',
    'shadow',
  ],
  ...[
    'soleil',
    'loulou',
    'nicolas',
    'azerty',
    'qwerty',
    'wxcvbn',
    'zxcvbn',
    'france',
    'paris',
    'admin',
    'login',
    'test',
  ],
  ...[
    'janvier',
    'fevrier',
    'septembre',
    'octobre',
    'novembre',
    'decembre',
    'summer',
    'winter',
    'ete',
    'dpo',
    'cnil',
    'rgpd',
  ],
].sort((a, b) => b.length - a.length)

const LOOK_ALIKE: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}

/** The one spelling of a password that is hashed: NFKC, so that every keyboard gives the same. */
export const normalPassword = (text: string): string => text.normalize('NFKC')

/** What is wrong with a password for an account; null when nothing is. `about`: e-mail, name, organisation. */
export function passwordFault(password: string, about: readonly string[]): PasswordFault | null {
  const length = [...normalPassword(password)].length
  if (length < MIN_PASSWORD_LENGTH) return 'too-short'
  if (length > MAX_PASSWORD_LENGTH) return 'too-long'
  const text = folded(password)
  if (new Set(text).size < MIN_DISTINCT) return 'common'
  const context = [...about.flatMap(wordsOf), 'vigifuite']
  if (leftWithout(text, COMMON) < MIN_OF_ITS_OWN) return 'common'
  return leftWithout(text, [...COMMON, ...context]) < MIN_OF_ITS_OWN ? 'context' : null
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\s]/gu, '')
    .toLowerCase()
}

const wordsOf = (text: string): string[] =>
  [folded(text), ...text.split(/[^\p{L}\p{N}]+/u).map(folded)]
    .filter(word => word.length >= MIN_WORD)
    .sort((a, b) => b.length - a.length)

function leftWithout(text: string, words: readonly string[]): number {
  const alike = [...text].map(character => LOOK_ALIKE[character] ?? character).join('')
  const lengths = [text, alike].map(one => {
    const rest = words.reduce((left, word) => left.replaceAll(word, '\n'), withoutRepetition(one))
    return [...withoutRuns(rest)].filter(character => character !== '\n').length
  })
  return Math.min(...lengths)
}

/** `soleilsoleil` is no better than `soleil`. */
function withoutRepetition(text: string): string {
  for (let period = 1; period <= text.length / 2; period++) {
    const unit = text.slice(0, period)
    if (unit.repeat(Math.ceil(text.length / period)).startsWith(text)) return unit
  }
  return text
}

/** Without `1234`, `dcba`, `aaaa`. */
function withoutRuns(text: string): string {
  const characters = [...text]
  const codes = characters.map(character => character.codePointAt(0)!)
  let kept = ''
  for (let start = 0; start < codes.length; ) {
    let end = start + 1
    const step = codes[end] === undefined ? Number.NaN : codes[end]! - codes[start]!
    if (Math.abs(step) <= 1) while (end < codes.length && codes[end]! - codes[end - 1]! === step) end++
    if (end - start < MIN_RUN) end = start + 1
    if (end - start === 1) kept += characters[start]
    start = end
  }
  return kept
}
