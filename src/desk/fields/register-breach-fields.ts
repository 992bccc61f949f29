/** The register as a form, first half: who, when, what, whom. In the order and with the labels of the CNIL's form (cnil-fields-breach.ts). */
import * as breach from '../../officer/register/breach-codes.ts'
import * as scope from '../../officer/register/scope-codes.ts'
import type { Field, Section } from './field.ts'
import {
  choice,
  choices,
  flag,
  group,
  line,
  moment,
  number,
  ofCodes,
  rows,
  text,
  truth,
  within,
  words,
} from './make.ts'

const contact: readonly Field[] = [
  line('name', 'Nom', 'Name'),
  line('email', 'Adresse e-mail', 'E-mail address', { max: 254, format: 'email' }),
  line('phone', 'Téléphone', 'Telephone', { format: 'tel' }),
]

const count = (key: string, fr: string, en: string) =>
  group(
    key,
    fr,
    en,
    [
      choice('certainty', 'Ce nombre est', 'This number is', ofCodes(scope.CERTAINTIES)),
      number('number', 'Nombre', 'Number'),
    ],
    { inline: true },
  )

const organisation: Section = {
  id: 'organisation',
  title: words('Responsable du traitement', 'Controller'),
  fields: [
    line('reference', 'Votre numéro pour cette violation', 'Your own number for this breach'),
    within('controller', [
      line('name', 'Nom de l’organisme', 'Name of the organisation', {
        hint: words(
          'Vide : celui de la fiche publique, si elle n’a qu’un responsable.',
          'Empty: that of the public record, if it has one controller only.',
        ),
      }),
      line('siren', 'Numéro SIREN', 'SIREN number', { format: 'siren', hint: words('9 chiffres', '9 digits') }),
      text('address', 'Adresse', 'Address', { lines: 2 }),
      choice('ownership', 'Organisme', 'Organisation', ofCodes(scope.OWNERSHIPS)),
      line('activity', 'Secteur d’activité', 'Sector of activity'),
      group(
        'reporter',
        'Personne qui notifie',
        'Person who notifies',
        [
          ...contact,
          choice('role', 'Sa fonction', 'Their function', ofCodes(scope.REPORTERS)),
          line('roleDetail', 'Précision', 'Detail'),
        ],
        { inline: true },
      ),
      group(
        'dpo',
        'Délégué à la protection des données ou point de contact',
        'Data protection officer or contact point',
        [truth('designated', 'Un délégué à la protection des données est désigné', 'A DPO is designated'), ...contact],
        { inline: true },
      ),
    ]),
    rows(
      'parties',
      'Autres organismes (sous-traitants, responsables conjoints)',
      'Other bodies (processors, joint controllers)',
      words('Organisme', 'Body'),
      words('Ajouter un organisme', 'Add a body'),
      [
        choice('role', 'Rôle', 'Role', ofCodes(scope.PARTIES)),
        ...contact,
        moment('toldAt', 'Vous a informé le', 'Told you on'),
      ],
      { most: 50 },
    ),
  ],
}

const timeline: Section = {
  id: 'timeline',
  title: words('Chronologie', 'Timeline'),
  hint: words(
    'Heures de Paris. Tous les délais légaux courent de la prise de connaissance.',
    'Times in Paris. All legal clocks run from the moment of awareness.',
  ),
  fields: [
    within('timeline', [
      moment('awareAt', 'Date et heure de prise de connaissance', 'Date and time of awareness', {
        hint: words(
          'Quand l’organisme a été raisonnablement certain que des données personnelles étaient touchées.',
          'When the organisation was reasonably certain that personal data was affected.',
        ),
      }),
      choice(
        'discovery',
        'Circonstances de la découverte',
        'Circumstances of the discovery',
        ofCodes(breach.DISCOVERIES),
      ),
      text('discoveryDetail', 'Précisions sur la découverte', 'Details of the discovery', { lines: 2 }),
      choice('occurrence', 'Quand la violation a eu lieu', 'When the breach occurred', ofCodes(breach.OCCURRENCES)),
      flag('estimated', 'Ces dates sont estimées', 'These dates are estimates'),
      moment('from', 'Début', 'Beginning'),
      moment('to', 'Fin', 'End'),
      text('remarks', 'Précisions sur la chronologie', 'Remarks on the timeline'),
    ]),
  ],
}

const violation: Section = {
  id: 'violation',
  title: words('La violation', 'The breach'),
  fields: [
    within('breach', [
      truth('established', 'Violation avérée', 'Breach established'),
      choices('natures', 'Nature de la violation', 'Nature of the breach', ofCodes(breach.NATURES)),
      choice('disclosure', 'Divulgation', 'Disclosure', ofCodes(breach.DISCLOSURES)),
      choice(
        'protection',
        'Les données étaient-elles lisibles ?',
        'Was the data readable?',
        ofCodes(breach.PROTECTIONS),
      ),
      choice('alteration', 'Données modifiées', 'Data altered', ofCodes(breach.ALTERATIONS)),
      choice('unavailability', 'Données indisponibles', 'Data unavailable', ofCodes(breach.UNAVAILABILITIES)),
      choices('origins', 'Origine de l’incident', 'Origin of the incident', ofCodes(breach.ORIGINS), {
        first: words('Origine principale', 'Main origin'),
      }),
      choice('cause', 'Cause de l’incident', 'Cause of the incident', ofCodes(breach.CAUSES)),
      text('description', 'Description de l’incident', 'Description of the incident', {
        lines: 6,
        hint: words(
          'Les faits, dans l’ordre. Ne nommez aucune personne concernée.',
          'The facts, in order. Name no person concerned.',
        ),
      }),
      choices('media', 'Supports concernés', 'Media concerned', ofCodes(breach.MEDIA)),
      text('systems', 'Systèmes concernés', 'Systems concerned'),
    ]),
  ],
}

const data: Section = {
  id: 'data',
  title: words('Les données', 'The data'),
  fields: [
    within('scope', [
      within('data', [
        choices('categories', 'Données concernées', 'Data concerned', ofCodes(scope.DATA)),
        text('detail', 'Précisions sur les données', 'Details of the data'),
      ]),
      within('records', [
        count('count', 'Nombre d’enregistrements', 'Number of records'),
        text('detail', 'Précisions sur les enregistrements', 'Details of the records', { lines: 2 }),
      ]),
    ]),
  ],
}

const persons: Section = {
  id: 'persons',
  title: words('Les personnes', 'The people'),
  fields: [
    within('scope', [
      within('persons', [
        choices('categories', 'Catégories de personnes', 'Categories of people', ofCodes(scope.PERSONS)),
        text('detail', 'Précisions sur les personnes', 'Details of the people'),
        count('count', 'Nombre de personnes', 'Number of people'),
      ]),
    ]),
  ],
}

export const BREACH_FIELDS: readonly Section[] = [organisation, timeline, violation, data, persons]
