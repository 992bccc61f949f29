/** A register as a notification of the EDPB's common template: see `edpb-schema.ts` for what is in it and what is not. */
import { clocksAt } from '../../incident/clocks.ts'
import { dayInParis } from '../../incident/day.ts'
import { severityOf } from '../../incident/severity.ts'
import * as breach from './breach-codes.ts'
import { clockFactsOf } from './clock-facts.ts'
import type { Code } from './code.ts'
import { controllerOf } from './controller.ts'
import { edpbMissing, edpbOpen } from './edpb-conditions.ts'
import type { EdpbField, EdpbNotification } from './edpb-schema.ts'
import type { Described } from './paper.ts'
import type { Register } from './register.ts'
import * as response from './response-codes.ts'
import * as scope from './scope-codes.ts'

export interface EdpbDocument {
  readonly notification: EdpbNotification
  /** Numbers of the fields that keep it from being complete: absent, or answered with "still open". */
  readonly missing: readonly number[]
  readonly open: readonly number[]
}

type Value = string | number | boolean | readonly string[] | Readonly<Record<string, number>> | null | undefined
type Values = Readonly<Partial<Record<EdpbField, Value>>>

export function edpbNotification(incident: Described, register: Register, now: Date): EdpbDocument {
  const values: Values = {
    ...aboutController(incident, register),
    ...aboutTimeline(register, now),
    ...aboutBreach(register),
    ...aboutScope(register),
    ...aboutRisk(register),
    ...aboutPeopleTold(register),
    ...aboutAuthorities(register),
  }
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => isGiven(value)))
  const [missing, open] = [edpbMissing(given), edpbOpen(given)]
  const notification = {
    field_3: register.notification.cnil.notifiedAt === null ? 'a' : 'b',
    field_4: missing.length + open.length === 0 ? 'a' : 'b',
    ...given,
  } as EdpbNotification
  return { notification, missing, open }
}

const isGiven = (value: Value): boolean =>
  value !== null && value !== undefined && !(typeof value === 'object' && Object.keys(value).length === 0)

function letterOf<K extends string>(list: Readonly<Record<K, Code>>, key: K | null | undefined): string | null {
  return key === null || key === undefined ? null : list[key].edpb
}

const lettersOf = <K extends string>(list: Readonly<Record<K, Code>>, keys: readonly K[]): string[] => [
  ...new Set(keys.flatMap(key => list[key].edpb ?? [])),
]

/** Paragraphs, of what is known; null of nothing. */
const together = (...parts: readonly (string | null)[]): string | null =>
  parts.filter(one => one !== null).join('\n\n') || null

const dayOf = (instant: string | null): string | null => (instant === null ? null : dayInParis(new Date(instant)))

const contactOf = ({ email, phone }: { email: string | null; phone: string | null }): string | null =>
  [email, phone].filter(one => one !== null).join(', ') || null

function aboutController(incident: Described, { reference, controller, parties, notification }: Register): Values {
  const { name, siren } = controllerOf(incident, controller)
  const { dpo, reporter } = controller
  return {
    field_6: notification.cnil.notifiedAt === null ? null : notification.cnil.number,
    field_7: reference,
    field_10: siren === null ? null : 'b',
    field_11: siren,
    field_12: name,
    field_13: controller.address,
    field_14: letterOf(scope.OWNERSHIPS, controller.ownership),
    field_17: controller.activity,
    field_21: reporter.name,
    field_22: contactOf(reporter),
    field_23: letterOf(scope.REPORTERS, reporter.role),
    field_24: reporter.roleDetail,
    field_29: dpo.designated === null ? null : dpo.designated ? 'yes' : 'no',
    field_30: dpo.name,
    field_31: contactOf(dpo),
    field_33: dpo.designated ? 'a' : reporter.name === null ? null : 'b',
    field_38: parties.length > 0 ? 'a' : 'b',
    field_39: parties.map(({ role }) => (role === null ? '' : scope.PARTIES[role].label.en)),
    field_40: parties.map(one => one.name ?? ''),
    field_41: parties.map(one => contactOf(one) ?? ''),
  }
}

function aboutTimeline(register: Register, now: Date): Values {
  const { timeline, parties, notification } = register
  const cnil = clocksAt(clockFactsOf(register), now).find(one => one.id === 'cnil')
  const told = parties.flatMap(one => one.toldAt ?? []).sort((a, b) => Date.parse(a) - Date.parse(b))
  return {
    field_44: letterOf(breach.OCCURRENCES, timeline.occurrence),
    field_45: timeline.estimated,
    field_46: timeline.from,
    field_47: timeline.occurrence === 'ongoing' ? null : timeline.to,
    field_48: timeline.awareAt,
    field_49: cnil?.state === 'late' || cnil?.inTime === false ? notification.cnil.delayReasons : null,
    field_50: letterOf(breach.DISCOVERIES, timeline.discovery),
    field_51: timeline.discoveryDetail,
    field_52: dayOf(told[0] ?? null),
    field_53: timeline.remarks,
  }
}

function aboutBreach({ breach: one, measures }: Register): Values {
  const lost = (nature: keyof typeof breach.NATURES) => one.natures.includes(nature)
  return {
    field_55: lettersOf(breach.NATURES, one.natures),
    field_56: lost('confidentiality') ? letterOf(breach.DISCLOSURES, one.disclosure) : null,
    field_57: lost('confidentiality') ? letterOf(breach.PROTECTIONS, one.protection) : null,
    field_58: lost('integrity') ? letterOf(breach.ALTERATIONS, one.alteration) : null,
    field_59: lost('availability') ? letterOf(breach.UNAVAILABILITIES, one.unavailability) : null,
    field_60: letterOf(breach.ORIGINS, one.origins[0]),
    field_61: letterOf(breach.CAUSES, one.cause),
    field_62: one.description,
    field_63: one.systems,
    field_75: lettersOf(response.MEASURES_BEFORE, measures.before),
    field_76: measures.beforeDetail,
    field_92: together(measures.immediate, measures.midTerm),
    field_94: lettersOf(response.MEASURES_AFTER, measures.prevention),
    field_95: measures.longTerm,
  }
}

function aboutScope({ scope: { persons, data, records } }: Register): Values {
  return {
    field_65: lettersOf(scope.PERSONS, persons.categories),
    field_66: persons.detail,
    field_67: letterOf(scope.CERTAINTIES, persons.count.certainty),
    field_68: persons.count.number,
    field_70: lettersOf(scope.DATA, data.categories),
    field_71: data.detail,
    field_72: letterOf(scope.CERTAINTIES, records.count.certainty),
    field_73: records.count.number,
  }
}

function aboutRisk({ breach: { natures }, risk }: Register): Values {
  const { effects } = risk
  const of = <T>(nature: keyof typeof breach.NATURES, value: T) => (natures.includes(nature) ? value : null)
  const detailOf = (list: readonly string[]) => (list.includes('other') ? effects.detail : null)
  return {
    field_79: of('confidentiality', lettersOf(response.CONFIDENTIALITY_EFFECTS, effects.confidentiality)),
    field_80: of('confidentiality', detailOf(effects.confidentiality)),
    field_81: of('integrity', lettersOf(response.INTEGRITY_EFFECTS, effects.integrity)),
    field_82: of('integrity', detailOf(effects.integrity)),
    field_83: of('availability', lettersOf(response.AVAILABILITY_EFFECTS, effects.availability)),
    field_84: of('availability', detailOf(effects.availability)),
    field_85: lettersOf(response.CONSEQUENCES, risk.consequences),
    field_86: risk.consequencesDetail,
    field_87: letterOf(response.GRAVITIES, risk.gravity),
    field_89: letterOf(response.RISKS, risk.outcome),
    field_90: together(risk.reasoning, scoreLine(risk.severity)),
  }
}

/** The score with its terms, so that the authority can follow it. */
function scoreLine(factors: Register['risk']['severity']): string | null {
  if (factors === null) return null
  const { dpc, ei, cb, score, level } = severityOf(factors)
  return `ENISA (2013): SE = DPC × EI + CB = ${dpc} × ${ei} + ${cb} = ${score} (${level})`
}

function aboutPeopleTold({ communication: one }: Register): Values {
  const told = one.state === 'told'
  const exempt = one.state === 'exempt'
  const means = (['individual', 'public', 'other'] as const).find(mean => one.means.includes(mean))
  return {
    field_97: letterOf(response.INFORMED, one.state),
    field_98: told ? dayOf(one.toldAt) : null,
    field_99: one.state === 'planned' ? one.plannedOn : null,
    field_100: exempt ? letterOf(response.EXEMPTIONS, one.exemption) : null,
    field_101: exempt ? one.exemptionDetail : null,
    field_102: told && one.everybody !== null ? (one.everybody ? 'a' : 'b') : null,
    field_103: told ? one.notEverybody : null,
    field_104: told ? letterOf(response.MEANS, means) : null,
    field_105: told ? meansLine(one) : null,
    field_106: told ? one.content : null,
  }
}

/** The template takes one means; the others are told beside it. */
const meansLine = ({ means, meansDetail }: Register['communication']): string | null =>
  together(means.length > 1 ? means.map(one => response.MEANS[one].label.en).join('; ') : null, meansDetail)

function aboutAuthorities({ crossBorder, notification: { police, others } }: Register): Values {
  const abroad = crossBorder.involved === 'yes'
  const numbers = crossBorder.persons.flatMap(({ country, number }) => (number === null ? [] : [[country, number]]))
  return {
    field_109: letterOf(scope.ANSWERS, police.filed),
    field_110: letterOf(scope.ANSWERS, others.told),
    field_111: together(police.detail, others.detail),
    field_113: letterOf(scope.ANSWERS, crossBorder.involved),
    field_114: abroad ? crossBorder.leadAuthority : null,
    field_115: abroad ? crossBorder.establishments : null,
    field_116: abroad ? crossBorder.persons.map(one => one.country) : null,
    field_117: abroad ? Object.fromEntries(numbers) : null,
    field_118: abroad ? crossBorder.authorities : null,
    field_120: 'b',
  }
}
