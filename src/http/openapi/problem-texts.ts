import { PROBLEMS, type ProblemCode } from '../problem.ts'
import type { Text } from './operation.ts'

/** The titles of problems in French; in English they are what the answers say. */
const FRENCH: Readonly<Partial<Record<ProblemCode, string>>> = {
  'malformed-body': 'le corps n’est pas du JSON bien formé',
  'bad-request': 'la requête est mal formée',
  unauthenticated: 'il faut une clé valable',
  'key-expired': 'cette clé a expiré',
  'user-agent-missing': 'il faut un en-tête User-Agent qui nomme le programme',
  'scope-missing': 'cette clé ne permet pas cela',
  'address-not-allowed': 'cette clé ne peut pas servir depuis cette adresse',
  'not-found': 'il n’y a rien ici',
  'cursor-expired': 'ce curseur est trop ancien : relisez le catalogue, puis repartez de ses changements',
  'layout-changed': 'absent de la publication actuelle : relisez les paramètres et recommencez',
  'method-not-allowed': 'cette méthode n’est pas permise ici',
  conflict: 'l’état de la ressource ne le permet pas',
  'body-too-large': 'le corps est trop grand',
  'unsupported-media-type': 'le corps n’a pas le type de contenu attendu',
  'invalid-request': 'la requête enfreint une règle',
  'quota-exceeded': 'trop de demandes : revenez plus tard',
  'too-many-streams': 'trop de flux à la fois : laissez-en un se terminer',
  'not-offered': 'ce n’est pas proposé ici, et c’est voulu',
  internal: 'une erreur s’est produite ici',
  unavailable: 'pas de réponse possible pour le moment',
  'write-unavailable': 'rien ne peut être écrit pour le moment',
  timeout: 'cela a pris trop de temps',
}

/** What a problem says, in both languages. */
export const problemText = (code: ProblemCode): Text => {
  const [, title] = PROBLEMS[code]
  return { fr: FRENCH[code] ?? title, en: title }
}

/** Problems that have no French title yet; a test wants none. */
export const untranslatedProblems = (): ProblemCode[] =>
  (Object.keys(PROBLEMS) as ProblemCode[]).filter(code => FRENCH[code] === undefined)
