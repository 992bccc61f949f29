/** Fields of the CNIL's notification: security before, consequences, measures, people told, other authorities. */
import { joined, NOTHING, optional, type PaperValue, required, requiredIf, type SectionPlan } from './paper.ts'
import * as response from './response-codes.ts'
import * as scope from './scope-codes.ts'

const security: SectionPlan = {
  id: 'security',
  title: { fr: 'Mesures de sécurité avant la violation', en: 'Security measures before the breach' },
  fields: [
    required('measures-before', 'Mesures en place', 'Measures in place', ({ register: { measures }, tell }) =>
      joined(tell.listed(response.MEASURES_BEFORE, ...measures.before), tell.texts(measures.beforeDetail)),
    ),
  ],
}

const consequences: SectionPlan = {
  id: 'consequences',
  title: { fr: 'Conséquences', en: 'Consequences' },
  fields: [
    optional(
      'effects-confidentiality',
      'Effets de la perte de confidentialité',
      'Effects of the loss of confidentiality',
      ({ register: { risk }, tell }) => tell.listed(response.CONFIDENTIALITY_EFFECTS, ...risk.effects.confidentiality),
    ),
    optional(
      'effects-integrity',
      'Effets de la perte d’intégrité',
      'Effects of the loss of integrity',
      ({ register: { risk }, tell }) => tell.listed(response.INTEGRITY_EFFECTS, ...risk.effects.integrity),
    ),
    optional(
      'effects-availability',
      'Effets de la perte de disponibilité',
      'Effects of the loss of availability',
      ({ register: { risk }, tell }) => tell.listed(response.AVAILABILITY_EFFECTS, ...risk.effects.availability),
    ),
    optional(
      'effects-detail',
      'Précisions sur ces effets',
      'Details of these effects',
      ({ register: { risk }, tell }) => tell.texts(risk.effects.detail),
    ),
    required(
      'consequences',
      'Conséquences probables pour les personnes',
      'Likely consequences for people',
      ({ register: { risk }, tell }) =>
        joined(tell.listed(response.CONSEQUENCES, ...risk.consequences), tell.texts(risk.consequencesDetail)),
    ),
    required('gravity', 'Niveau de gravité', 'Level of gravity', ({ register: { risk }, tell }) =>
      tell.listed(response.GRAVITIES, risk.gravity),
    ),
    required('risk', 'Risque pour les personnes', 'Risk for people', ({ register: { risk }, tell }) =>
      tell.listed(response.RISKS, risk.outcome),
    ),
    optional('risk-reasoning', 'Comment il a été évalué', 'How it was assessed', ({ register: { risk }, tell }) =>
      tell.texts(risk.reasoning),
    ),
  ],
}

const measures: SectionPlan = {
  id: 'measures',
  title: { fr: 'Mesures prises ou envisagées', en: 'Measures taken or planned' },
  fields: [
    required('measures-immediate', 'Mesures immédiates', 'Measures taken at once', ({ register, tell }) =>
      tell.texts(register.measures.immediate),
    ),
    optional('measures-mid-term', 'Mesures à moyen terme', 'Measures in the medium term', ({ register, tell }) =>
      tell.texts(register.measures.midTerm),
    ),
    optional('measures-long-term', 'Mesures à long terme', 'Measures in the long term', ({ register, tell }) =>
      tell.texts(register.measures.longTerm),
    ),
    optional(
      'prevention',
      'Pour que cela ne se reproduise pas',
      'To prevent it from happening again',
      ({ register, tell }) => tell.listed(response.MEASURES_AFTER, ...register.measures.prevention),
    ),
  ],
}

/** `2026-11-30` as it stands: a day needs no time zone. */
const dayValue = (day: string | null): PaperValue => (day === null ? NOTHING : { values: [day], codes: [day] })

const communication: SectionPlan = {
  id: 'communication',
  title: { fr: 'Information des personnes', en: 'Communication to the people concerned' },
  fields: [
    required(
      'informed',
      'Les personnes ont-elles été informées ?',
      'Were people told?',
      ({ register: { communication: one }, tell }) => tell.listed(response.INFORMED, one.state),
    ),
    requiredIf(({ communication: one }) => one.state === 'told')(
      'told-at',
      'Depuis quand',
      'Since when',
      ({ register, tell }) => tell.moment(register.communication.toldAt),
    ),
    optional('planned-on', 'Date prévue', 'Planned for', ({ register }) => dayValue(register.communication.plannedOn)),
    requiredIf(({ communication: one }) => one.state === 'told')(
      'means',
      'Moyens',
      'Means',
      ({ register: { communication: one }, tell }) =>
        joined(tell.listed(response.MEANS, ...one.means), tell.texts(one.meansDetail)),
    ),
    optional(
      'everybody-told',
      'Toutes les personnes ont été informées',
      'Everybody was told',
      ({ register: { communication: one }, tell }) => joined(tell.truth(one.everybody), tell.texts(one.notEverybody)),
    ),
    optional('content', 'Contenu du message', 'What they were told', ({ register, tell }) =>
      tell.texts(register.communication.content),
    ),
    requiredIf(({ communication: one }) => one.state === 'exempt')(
      'exemption',
      'Condition de l’article 34(3) remplie',
      'Condition of article 34(3) met',
      ({ register: { communication: one }, tell }) =>
        joined(tell.listed(response.EXEMPTIONS, one.exemption), tell.texts(one.exemptionDetail)),
    ),
  ],
}

const authorities: SectionPlan = {
  id: 'authorities',
  title: { fr: 'Transfrontalier et autres autorités', en: 'Cross-border, and other authorities' },
  fields: [
    required(
      'cross-border',
      'Traitement transfrontalier',
      'Cross-border processing',
      ({ register: { crossBorder }, tell }) => tell.listed(scope.ANSWERS, crossBorder.involved),
    ),
    optional(
      'countries',
      'Pays des personnes concernées',
      'Countries of the people concerned',
      ({ register: { crossBorder }, tell }) =>
        tell.texts(
          ...crossBorder.persons.map(one =>
            one.number === null ? one.country : `${one.country} : ${tell.number(one.number)}`,
          ),
        ),
    ),
    optional(
      'establishments',
      'Pays des établissements de l’organisme',
      'Countries of the controller’s establishments',
      ({ register, tell }) => tell.texts(...register.crossBorder.establishments),
    ),
    optional('lead-authority', 'Autorité chef de file', 'Lead supervisory authority', ({ register, tell }) =>
      tell.texts(register.crossBorder.leadAuthority),
    ),
    optional(
      'other-dpas',
      'Autres autorités de protection des données',
      'Other data protection authorities',
      ({ register, tell }) => tell.texts(...register.crossBorder.authorities),
    ),
    optional(
      'police',
      'Plainte déposée',
      'Complaint to the police',
      ({
        register: {
          notification: { police },
        },
        tell,
      }) => joined(tell.listed(scope.ANSWERS, police.filed), tell.moment(police.filedAt), tell.texts(police.detail)),
    ),
    optional(
      'other-authorities',
      'Autres organismes avertis (ANSSI, ARS…)',
      'Other bodies told (ANSSI, health agency …)',
      ({
        register: {
          notification: { others },
        },
        tell,
      }) => joined(tell.listed(scope.ANSWERS, others.told), tell.texts(others.detail)),
    ),
  ],
}

export const RESPONSE_SECTIONS: readonly SectionPlan[] = [security, consequences, measures, communication, authorities]
