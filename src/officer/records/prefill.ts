/**
 * What a record's public part, and the score of its severity, already say of the register. Only what is empty there is filled in: an
 * officer's own answer is never replaced. What does not follow is left to the officer, above all the moment of awareness, from
 * which the legal clocks run.
 */
import { DATA_CLASS_MAPPINGS } from '../../incident/data-class-mappings.ts'
import type { DataClass } from '../../incident/data-classes.ts'
import { isDay } from '../../incident/day.ts'
import type { DraftIncident } from '../../incident/draft.ts'
import { instantsInParis } from '../../incident/paris-clock.ts'
import { type SeverityLevel, severityOf } from '../../incident/severity.ts'
import { controllerOf } from '../register/controller.ts'
import { describedOf } from '../register/described.ts'
import type { Register } from '../register/register.ts'
import type { GRAVITIES } from '../register/response-codes.ts'
import { lineSchema } from '../register/safe-text.ts'
import { DATA } from '../register/scope-codes.ts'
import type { RecordContent } from './record.ts'

type DataCategory = keyof typeof DATA

/** The record with its register filled in as far as it follows from the rest; the same object where nothing does. */
export function prefilled(content: RecordContent): RecordContent {
  const { incident, register } = content
  const filled: Register = {
    ...register,
    controller: controllerFrom(incident, register.controller),
    parties: register.parties.length > 0 ? register.parties : processorsOf(incident),
    timeline: { ...register.timeline, ...occurrenceFrom(incident, register.timeline) },
    breach: breachFrom(incident, register.breach),
    scope: scopeFrom(incident, register.scope),
    risk: { ...register.risk, gravity: register.risk.gravity ?? suggestedGravity(register.risk.severity) },
  }
  return JSON.stringify(filled) === JSON.stringify(register) ? content : { incident, register: filled }
}

/** ENISA's four levels and the CNIL's are described in the same words, one for one. */
const GRAVITY_OF: Readonly<Record<SeverityLevel, keyof typeof GRAVITIES>> = {
  low: 'negligible',
  medium: 'limited',
  high: 'important',
  'very-high': 'maximum',
}

/** The CNIL's level of gravity for ENISA's score, if there is one. */
export const suggestedGravity = (severity: Register['risk']['severity']): keyof typeof GRAVITIES | null =>
  severity === null ? null : GRAVITY_OF[severityOf(severity).level]

function controllerFrom(incident: DraftIncident, controller: Register['controller']): Register['controller'] {
  const { name, siren } = controllerOf(describedOf(incident), controller)
  return {
    ...controller,
    name: controller.name ?? safeLine(name),
    siren: controller.siren ?? (siren !== null && /^\d{9}$/.test(siren) ? siren : null),
  }
}

function processorsOf({ organisations }: DraftIncident): Register['parties'] {
  const names = organisations.flatMap(one => (one.role === 'processor' ? (safeLine(one.name) ?? []) : []))
  return names.map(name => ({ name, email: null, phone: null, role: 'processor', toldAt: null }))
}

/** Whole days only: what is known to a month gives no instant. Since no hour is known, the dates are estimates. */
function occurrenceFrom(
  { dates }: DraftIncident,
  { occurrence, from, to }: Register['timeline'],
): Partial<Register['timeline']> {
  if (occurrence !== null || from !== null || to !== null) return {}
  const begin = instantOf(dates.occurredFrom, '00:00')
  if (begin === null) return {}
  const end = instantOf(dates.occurredTo, '23:59')
  if (end === null || end < begin) return { from: begin, estimated: true }
  const kind = dates.occurredFrom === dates.occurredTo ? 'day' : 'period'
  return { occurrence: kind, from: begin, to: end, estimated: true }
}

const instantOf = (date: string | null, time: string): string | null =>
  date !== null && isDay(date) ? (instantsInParis(date, time)[0]?.toISOString() ?? null) : null

/** Data that was confirmed to be exposed lost its confidentiality. Of how it happened, only two kinds are what the form names too. */
function breachFrom({ exposure, kind }: DraftIncident, breach: Register['breach']): Register['breach'] {
  const confirmed = exposure === 'confirmed'
  const origins = kind === 'ransomware' || kind === 'misconfiguration' ? [kind] : []
  return {
    ...breach,
    established: breach.established ?? (confirmed ? true : null),
    natures: breach.natures.length > 0 || !confirmed ? breach.natures : ['confidentiality'],
    origins: breach.origins.length > 0 ? breach.origins : origins,
  }
}

function scopeFrom({ dataClasses, affected }: DraftIncident, scope: Register['scope']): Register['scope'] {
  const { categories } = scope.data
  return {
    ...scope,
    data: { ...scope.data, categories: categories.length > 0 ? categories : categoriesOf(dataClasses) },
    persons: { ...scope.persons, count: countFrom(affected, scope.persons.count) },
  }
}

/** The figure that stands, unless only the attacker gives it. */
function countFrom(
  affected: DraftIncident['affected'],
  count: Register['scope']['persons']['count'],
): Register['scope']['persons']['count'] {
  if (count.certainty !== null || count.number !== null) return count
  const last = affected.findLast(one => one.count !== null && one.unit === 'persons' && one.basis !== 'claimed')
  return last ? { certainty: 'approximate', number: last.count } : count
}

/** Finer than the CNIL's category where the register is. */
const FINER: Readonly<Partial<Record<DataClass, DataCategory>>> = {
  usernames: 'credentials',
  passwords: 'credentials',
  'passwords-hashed': 'credentials',
  'pin-codes': 'credentials',
  iban: 'payment',
  'bank-details': 'payment',
  'payment-card': 'payment',
}

/** The register's categories of data for classes of the public part, in the register's order. */
export function categoriesOf(classes: readonly DataClass[]): DataCategory[] {
  const found = new Set(classes.map(one => FINER[one] ?? categoryOf(one)))
  return (Object.keys(DATA) as DataCategory[]).filter(one => found.has(one))
}

function categoryOf(one: DataClass): DataCategory {
  const { cnil } = DATA_CLASS_MAPPINGS[one]
  return cnil === 'identification-access' ? 'identifiers' : cnil
}

/** What the register refuses is left for the officer to write. */
function safeLine(text: string | null): string | null {
  const safe = lineSchema.safeParse(text)
  return safe.success ? safe.data : null
}
