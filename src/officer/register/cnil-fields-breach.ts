/** Fields of the CNIL's notification: the organisation, what happened, whom and what it concerns. */

import * as breach from './breach-codes.ts'
import { cnilBand } from './cnil-labels.ts'
import { controllerOf } from './controller.ts'
import {
  joined,
  NOTHING,
  optional,
  type PaperValue,
  required,
  requiredIf,
  type SectionPlan,
  type Teller,
} from './paper.ts'
import type { Party, Register } from './register.ts'
import * as scope from './scope-codes.ts'

const contactOf = (
  tell: Teller,
  { name, email, phone }: { name: string | null; email: string | null; phone: string | null },
) => tell.texts(name, email, phone)

function partyOf(tell: Teller, { name, role, toldAt, email, phone }: Party): string {
  const told = tell
    .moment(toldAt)
    .values.map(moment => (tell.language === 'fr' ? `a informé : ${moment}` : `told: ${moment}`))
  const parts = [name, ...tell.listed(scope.PARTIES, role).values, email, phone, ...told]
  return parts.filter(one => one !== null).join(', ')
}

function countOf(tell: Teller, { certainty, number }: Register['scope']['persons']['count']): PaperValue {
  const amount: PaperValue = number === null ? NOTHING : { values: [tell.number(number)], codes: [String(number)] }
  return joined(amount, tell.listed(scope.CERTAINTIES, certainty))
}

const isSpecial = (category: keyof typeof scope.DATA) => scope.DATA[category].protection === 'article-9'

const has = (nature: keyof typeof breach.NATURES) => (register: Register) => register.breach.natures.includes(nature)

const organisation: SectionPlan = {
  id: 'organisation',
  title: { fr: 'Responsable du traitement', en: 'Controller' },
  fields: [
    required('controller-name', 'Nom de l’organisme', 'Name of the organisation', source =>
      source.tell.texts(controllerOf(source.incident, source.register.controller).name),
    ),
    required('controller-siren', 'Numéro SIREN', 'SIREN number', source =>
      source.tell.texts(controllerOf(source.incident, source.register.controller).siren),
    ),
    optional('controller-address', 'Adresse', 'Address', ({ register, tell }) =>
      tell.texts(register.controller.address),
    ),
    optional('controller-activity', 'Secteur d’activité', 'Sector of activity', ({ register: { controller }, tell }) =>
      joined(tell.texts(controller.activity), tell.listed(scope.OWNERSHIPS, controller.ownership)),
    ),
    required('reporter', 'Personne qui notifie', 'Person who notifies', ({ register: { controller }, tell }) =>
      contactOf(tell, controller.reporter),
    ),
    optional('reporter-role', 'Sa fonction', 'Their function', ({ register: { controller }, tell }) =>
      joined(tell.listed(scope.REPORTERS, controller.reporter.role), tell.texts(controller.reporter.roleDetail)),
    ),
    required(
      'dpo-designated',
      'Un délégué à la protection des données est désigné',
      'A DPO is designated',
      ({ register, tell }) => tell.truth(register.controller.dpo.designated),
    ),
    requiredIf(register => register.controller.dpo.designated === true)(
      'dpo',
      'Délégué à la protection des données ou point de contact',
      'Data protection officer or contact point',
      ({ register, tell }) => contactOf(tell, register.controller.dpo),
    ),
    optional(
      'parties',
      'Autres organismes (sous-traitants, responsables conjoints)',
      'Other bodies (processors, joint controllers)',
      ({ register, tell }) => tell.texts(...register.parties.map(one => partyOf(tell, one)).filter(one => one !== '')),
    ),
  ],
}

const violation: SectionPlan = {
  id: 'violation',
  title: { fr: 'La violation', en: 'The breach' },
  fields: [
    optional('established', 'Violation avérée', 'Breach established', ({ register, tell }) =>
      tell.truth(register.breach.established),
    ),
    required('occurrence', 'Quand elle a eu lieu', 'When it occurred', ({ register: { timeline }, tell }) =>
      tell.listed(breach.OCCURRENCES, timeline.occurrence),
    ),
    optional('from', 'Début', 'Beginning', ({ register, tell }) => tell.moment(register.timeline.from)),
    optional('to', 'Fin', 'End', ({ register, tell }) => tell.moment(register.timeline.to)),
    required('aware-at', 'Date et heure de prise de connaissance', 'Date and time of awareness', ({ register, tell }) =>
      tell.moment(register.timeline.awareAt),
    ),
    required(
      'discovery',
      'Circonstances de la découverte',
      'Circumstances of the discovery',
      ({ register: { timeline }, tell }) =>
        joined(tell.listed(breach.DISCOVERIES, timeline.discovery), tell.texts(timeline.discoveryDetail)),
    ),
    optional(
      'delay-reasons',
      'Motifs du retard (au-delà de 72 heures)',
      'Reasons for the delay (beyond 72 hours)',
      ({ register, tell }) => tell.texts(register.notification.cnil.delayReasons),
    ),
    optional('timeline-remarks', 'Précisions sur la chronologie', 'Remarks on the timeline', ({ register, tell }) =>
      tell.texts(register.timeline.remarks),
    ),
    required('natures', 'Nature de la violation', 'Nature of the breach', ({ register, tell }) =>
      tell.cnil('natures', breach.NATURES, ...register.breach.natures),
    ),
    optional(
      'extent',
      'Ce qui est arrivé aux données',
      'What happened to the data',
      ({ register: { breach: one }, tell }) =>
        joined(
          tell.listed(breach.DISCLOSURES, one.disclosure),
          tell.listed(breach.ALTERATIONS, one.alteration),
          tell.listed(breach.UNAVAILABILITIES, one.unavailability),
        ),
    ),
    requiredIf(has('confidentiality'))(
      'protection',
      'Les données étaient-elles lisibles ?',
      'Was the data readable?',
      ({ register, tell }) => tell.listed(breach.PROTECTIONS, register.breach.protection),
    ),
    required('origins', 'Origine de l’incident', 'Origin of the incident', ({ register, tell }) =>
      tell.cnil('origins', breach.ORIGINS, ...register.breach.origins),
    ),
    required('cause', 'Cause de l’incident', 'Cause of the incident', ({ register, tell }) =>
      tell.cnil('causes', breach.CAUSES, register.breach.cause),
    ),
    required('description', 'Description de l’incident', 'Description of the incident', ({ register, tell }) =>
      tell.texts(register.breach.description),
    ),
    optional('media', 'Supports concernés', 'Media concerned', ({ register, tell }) =>
      joined(tell.listed(breach.MEDIA, ...register.breach.media), tell.texts(register.breach.systems)),
    ),
  ],
}

const data: SectionPlan = {
  id: 'data',
  title: { fr: 'Les données', en: 'The data' },
  fields: [
    requiredIf(({ scope: { data: one } }) => !one.categories.some(isSpecial))(
      'data',
      'Données concernées',
      'Data concerned',
      ({ register, tell }) =>
        tell.cnil('data', scope.DATA, ...register.scope.data.categories.filter(one => !isSpecial(one))),
    ),
    optional('special-data', 'Données sensibles', 'Special categories of data', ({ register, tell }) =>
      tell.cnil('data', scope.DATA, ...register.scope.data.categories.filter(isSpecial)),
    ),
    optional('data-detail', 'Précisions sur les données', 'Details of the data', ({ register, tell }) =>
      tell.texts(register.scope.data.detail),
    ),
    required('records', 'Nombre d’enregistrements', 'Number of records', ({ register, tell }) =>
      countOf(tell, register.scope.records.count),
    ),
    optional('records-detail', 'Précisions sur les enregistrements', 'Details of the records', ({ register, tell }) =>
      tell.texts(register.scope.records.detail),
    ),
  ],
}

const persons: SectionPlan = {
  id: 'persons',
  title: { fr: 'Les personnes', en: 'The people' },
  fields: [
    required('persons', 'Catégories de personnes', 'Categories of people', ({ register, tell }) =>
      tell.listed(scope.PERSONS, ...register.scope.persons.categories),
    ),
    optional('persons-detail', 'Précisions sur les personnes', 'Details of the people', ({ register, tell }) =>
      tell.texts(register.scope.persons.detail),
    ),
    required('persons-count', 'Nombre de personnes', 'Number of people', ({ register, tell }) =>
      countOf(tell, register.scope.persons.count),
    ),
    optional(
      'persons-band',
      'Tranche de la CNIL',
      'Band of the CNIL',
      ({
        register: {
          scope: {
            persons: { count },
          },
        },
        tell,
      }) => tell.texts(count.number === null ? null : cnilBand(count.number)),
    ),
  ],
}

export const BREACH_SECTIONS: readonly SectionPlan[] = [organisation, violation, data, persons]
