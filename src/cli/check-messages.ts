/** What `vigifuite check` says, in French and in English. */
import type { Kind } from '../identifier/kind.ts'
import type { RefusalReason } from '../identifier/refusal.ts'
import { DATA_CLASSES } from '../incident/data-classes.ts'
import type { Incident } from '../incident/record.ts'
import { standingFigure } from '../incident/summary.ts'
import type { CheckResult } from '../lookup/check.ts'
import type { UnavailableReason } from '../lookup/connection.ts'
import type { Language } from './language.ts'
import { refusalMessage } from './refusal-messages.ts'

interface Messages {
  readonly prompts: Readonly<
    Record<Exclude<Kind, 'person'> | 'any' | 'familyName' | 'givenNames' | 'birthDate', string>
  >
  readonly listed: (incidents: number) => string
  readonly disclosed: string
  readonly exposed: string
  readonly affected: string
  readonly sources: string
  readonly synthetic: string
  readonly caveat: string
  readonly notListed: string
  readonly notCovered: Readonly<Record<Kind, string>>
  readonly unavailable: Readonly<Record<UnavailableReason, string>>
  readonly retryAfter: (seconds: number) => string
  readonly bases: Readonly<Record<'announced' | 'confirmed' | 'claimed' | 'estimate', string>>
}

// French puts a no-break space (U+00A0) before « : » and inside guillemets, a narrow one (U+202F) before « ; » « ! » « ? ».
export const MESSAGES: Readonly<Record<Language, Messages>> = {
  fr: {
    prompts: {
      email: 'Adresse e-mail (rien ne s’affiche) : ',
      phone: 'Numéro de téléphone (rien ne s’affiche) : ',
      iban: 'IBAN (rien ne s’affiche) : ',
      any: 'Adresse e-mail, numéro de téléphone ou IBAN (rien ne s’affiche) : ',
      familyName: 'Nom de naissance (rien ne s’affiche) : ',
      givenNames: 'Prénoms (rien ne s’affiche) : ',
      birthDate: 'Date de naissance, JJ/MM/AAAA (rien ne s’affiche) : ',
    },
    listed: count =>
      count > 1 ? `Présent dans les listes de ${count} incidents.` : 'Présent dans la liste d’un incident.',
    disclosed: 'Rendu public',
    exposed: 'Données exposées',
    affected: 'Personnes ou éléments concernés',
    sources: 'Sources',
    synthetic: 'Liste de démonstration : ces personnes sont inventées.',
    caveat: 'À lire avec prudence : source unique ou faible, ou affirmation des seuls attaquants.',
    notListed:
      'Introuvable dans les listes fournies par les responsables de traitement.\nCela ne veut pas dire que vos données n’ont pas fuité : la plupart des fuites n’ont aucune liste.',
    notCovered: {
      email: 'Aucune liste d’adresses e-mail n’est publiée : impossible de répondre pour une adresse e-mail.',
      phone: 'Aucune liste de numéros de téléphone n’est publiée : impossible de répondre pour un numéro.',
      iban: 'Aucune liste d’IBAN n’est publiée : impossible de répondre pour un IBAN.',
      person: 'Aucune liste de personnes n’est publiée : impossible de répondre pour un nom.',
    },
    unavailable: {
      'self-test-failed':
        'Cette machine calcule mal l’empreinte : une réponse serait fausse. Essayez sur un autre appareil.',
      network: 'Le service ne répond pas. Vérifiez --server et la connexion, puis réessayez.',
      quota: 'Trop de vérifications depuis cette connexion.',
      server: 'Le service ne peut pas répondre pour le moment. Réessayez plus tard.',
      'bad-answer': 'La réponse du service est incompréhensible : rien n’en a été conclu.',
      'bad-proof': 'Le service n’a pas prouvé qu’il utilise la clé annoncée : sa réponse est écartée.',
      'weak-parameters': 'Le service demande un calcul affaibli : refusé, rien n’a été envoyé.',
      'bad-bucket': 'Le document reçu n’est pas celui qui était demandé : rien n’en a été conclu.',
      'unknown-code': 'La réponse cite une liste inconnue. Réessayez dans une minute.',
      unproven:
        'Il n’est pas prouvé que ces données font partie de ce que le service a signé. Réessayez, et signalez-le si cela se répète.',
      'layout-changed': 'Une publication est en cours. Réessayez dans une minute.',
    },
    retryAfter: seconds => `Réessayez dans ${seconds} seconde${seconds > 1 ? 's' : ''}.`,
    bases: { announced: 'annoncé', confirmed: 'confirmé', claimed: 'revendiqué', estimate: 'estimation' },
  },
  en: {
    prompts: {
      email: 'E-mail address (nothing is shown): ',
      phone: 'Phone number (nothing is shown): ',
      iban: 'IBAN (nothing is shown): ',
      any: 'E-mail address, phone number or IBAN (nothing is shown): ',
      familyName: 'Family name at birth (nothing is shown): ',
      givenNames: 'Given names (nothing is shown): ',
      birthDate: 'Birth date, DD/MM/YYYY (nothing is shown): ',
    },
    listed: count => (count > 1 ? `Listed in ${count} incidents.` : 'Listed in one incident.'),
    disclosed: 'Disclosed',
    exposed: 'Data exposed',
    affected: 'People or items affected',
    sources: 'Sources',
    synthetic: 'A demonstration list: these people are invented.',
    caveat: 'Read with caution: a single or weak source, or only the attackers say so.',
    notListed:
      'Not found in the lists that controllers have contributed.\nThat does not mean that your data has not leaked: most leaks have no list.',
    notCovered: {
      email: 'No list of e-mail addresses is published, so an e-mail address cannot be answered.',
      phone: 'No list of phone numbers is published, so a phone number cannot be answered.',
      iban: 'No list of IBANs is published, so an IBAN cannot be answered.',
      person: 'No list of people is published, so a name cannot be answered.',
    },
    unavailable: {
      'self-test-failed': 'This machine computes the hash wrongly, so an answer would be wrong. Try another device.',
      network: 'The service does not answer. Check --server and the connection, then try again.',
      quota: 'Too many checks from this connection.',
      server: 'The service cannot answer at the moment. Try again later.',
      'bad-answer': 'The answer makes no sense: nothing was concluded from it.',
      'bad-proof': 'The service did not prove that it uses the published key: its answer is dropped.',
      'weak-parameters': 'The service asks for a weakened computation: refused, nothing was sent.',
      'bad-bucket': 'The document received is not the one that was asked for: nothing was concluded from it.',
      'unknown-code': 'The answer names an unknown list. Try again in a minute.',
      unproven:
        'It is not proved that this data is part of what the service signed. Try again, and report it if it happens again.',
      'layout-changed': 'A publication is under way. Try again in a minute.',
    },
    retryAfter: seconds => `Try again in ${seconds} second${seconds === 1 ? '' : 's'}.`,
    bases: { announced: 'announced', confirmed: 'confirmed', claimed: 'claimed', estimate: 'estimate' },
  },
}

/** The whole answer as text for a terminal. */
export function renderResult(
  language: Language,
  kind: Kind,
  result: CheckResult,
  incidents: readonly Incident[],
): string {
  const messages = MESSAGES[language]
  switch (result.state) {
    case 'listed': {
      const cards = result.incidents.map(id => {
        const incident = incidents.find(candidate => candidate.id === id)
        const lines = incident ? card(language, incident) : [`● ${id}`]
        const synthetic = result.datasets.some(one => one.incident === id && one.synthetic)
        return [...lines, ...(synthetic ? [`  ${messages.synthetic}`] : [])].join('\n')
      })
      return `${[messages.listed(result.incidents.length), ...cards].join('\n\n')}\n`
    }
    case 'not-listed':
      return `${messages.notListed}\n`
    case 'not-covered':
      return `${messages.notCovered[kind]}\n`
    case 'unavailable': {
      const retry = result.retryAfterSeconds === undefined ? '' : ` ${messages.retryAfter(result.retryAfterSeconds)}`
      return `${messages.unavailable[result.reason]}${retry}\n`
    }
    case 'refused':
      return `${refusalMessage(language, result.reason satisfies RefusalReason)}\n`
  }
}

function card(language: Language, incident: Incident): string[] {
  const messages = MESSAGES[language]
  const colon = language === 'fr' ? ' : ' : ': '
  const figure = standingFigure(incident)
  const count = figure?.count?.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB')
  const classes = incident.dataClasses.map(one => DATA_CLASSES[one].label[language]).join(', ')
  return [
    `● ${incident.title[language]}`,
    `  ${messages.disclosed}${colon}${incident.dates.disclosed}`,
    ...(count === undefined ? [] : [`  ${messages.affected}${colon}${count} (${messages.bases[figure!.basis!]})`]),
    `  ${messages.exposed}${colon}${classes}`,
    ...(incident.caveat ? [`  ${messages.caveat}`] : []),
    `  ${messages.sources}${colon.trimEnd()}`,
    ...incident.sources.map(source => `    ${source.publisher} – ${source.url}`),
  ]
}
