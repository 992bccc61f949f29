/** The register of breaches that GDPR art. 33(5) has a controller keep, as files: for a spreadsheet, and for programs. */
import { severityOf } from '../../incident/severity.ts'
import { CNIL_SECTIONS } from './cnil-notification.ts'
import { csvOf } from './csv.ts'
import { type Described, type PaperLanguage, readSections, Teller } from './paper.ts'
import type { Register } from './register.ts'

/** One breach of the register. */
export interface RegisterEntry {
  readonly incident: Described
  readonly register: Register
}

const COLUMNS = {
  fr: [
    'Identifiant',
    'Référence interne',
    'Incident',
    'Score ENISA',
    'Niveau ENISA',
    'Notifiée à la CNIL',
    'Numéro CNIL',
    'Complétée',
    'Remarques',
  ],
  en: [
    'Id',
    'Own reference',
    'Incident',
    'ENISA score',
    'ENISA level',
    'Notified to the CNIL',
    'CNIL number',
    'Completed',
    'Remarks',
  ],
} as const

/** A row for each breach: the record, the score, the notification, then every field of the CNIL's form. Several values stand one a line. */
export function registerCsv(entries: readonly RegisterEntry[], language: PaperLanguage = 'fr'): string {
  const tell = new Teller(language)
  const labels = CNIL_SECTIONS.flatMap(({ title, fields }) =>
    fields.map(one => `${title[language]} : ${one.label[language]}`),
  )
  const rows = entries.map(({ incident, register }) => {
    const sections = readSections(CNIL_SECTIONS, { incident, register, tell })
    const fields = sections.flatMap(section => section.fields.map(one => one.values.join('\n')))
    return [...leading({ incident, register }, tell), ...fields]
  })
  return csvOf([[...COLUMNS[language], ...labels], ...rows])
}

/** The register as it is kept, by its own codes, with the score that follows from ENISA's factors. */
export function registerJson(entries: readonly RegisterEntry[], now: Date): string {
  const file = {
    format: 'vigifuite-register',
    version: 1,
    madeAt: now.toISOString(),
    breaches: entries.map(({ incident: { id, title }, register }) => ({
      incident: { id, title },
      register,
      severity: register.risk.severity === null ? null : severityOf(register.risk.severity),
    })),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

function leading({ incident, register }: RegisterEntry, tell: Teller): string[] {
  const { severity } = register.risk
  const score = severity === null ? null : severityOf(severity)
  const { notifiedAt, number, complementedAt } = register.notification.cnil
  return [
    incident.id,
    register.reference ?? '',
    incident.title[tell.language],
    score === null ? '' : tell.number(score.score),
    score?.level ?? '',
    tell.moment(notifiedAt).values[0] ?? '',
    number ?? '',
    tell.moment(complementedAt).values[0] ?? '',
    register.comment ?? '',
  ]
}
