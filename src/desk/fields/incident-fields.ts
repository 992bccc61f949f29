/** The public part of a record as a form: everything that the catalogue shows, in the order in which it is usually found out. */
import { INCIDENT_KINDS, ROLES, SECTORS } from '../../incident/closed-lists.ts'
import { kinds, roles, sectors } from '../../site/messages/terms.ts'
import type { FormPlan, Section } from './field.ts'
import { EVIDENCE_FIELDS } from './incident-evidence-fields.ts'
import { commune, dataClassGroups, exposureOptions } from './incident-parts.ts'
import { PEOPLE_FIELDS } from './incident-people-fields.ts'
import { both, choice, choices, group, line, ofWords, partialDate, rows, words } from './make.ts'

const FACTS: readonly Section[] = [
  {
    id: 'what',
    title: words('Ce qui s’est passé', 'What happened'),
    fields: [
      both('title', 'Titre', 'Title', {
        lines: 1,
        max: 4000,
        hint: words('Le nom de l’organisme, en général.', 'Usually the name of the organisation.'),
      }),
      choice('sector', 'Secteur', 'Sector', ofWords(SECTORS, sectors)),
      choice('kind', 'Nature de l’incident', 'Kind of incident', ofWords(INCIDENT_KINDS, kinds)),
      choice('exposure', 'Des données ont-elles fuité ?', 'Did data leak?', exposureOptions, { as: 'radios' }),
    ],
  },
  {
    id: 'organisations',
    title: words('Organismes', 'Organisations'),
    hint: words(
      'Le responsable de traitement d’abord, puis sous-traitants et organismes rattachés.',
      'The controller first, then processors and affiliated bodies.',
    ),
    fields: [
      rows(
        'organisations',
        'Organismes',
        'Organisations',
        words('Organisme', 'Organisation'),
        words('Ajouter un organisme', 'Add an organisation'),
        [
          line('name', 'Nom', 'Name', { empty: '' }),
          line('nameEn', 'Description en anglais', 'Description in English', {
            empty: undefined,
            hint: words('Seulement si les sources ne le nomment pas.', 'Only if the sources do not name it.'),
          }),
          choice('role', 'Rôle', 'Role', ofWords(ROLES, roles), { preset: 'controller' }),
          line('domain', 'Site web', 'Website', {
            empty: undefined,
            format: 'domain',
            hint: words('Le domaine seul : exemple.fr', 'The domain alone: example.fr'),
          }),
          line('siren', 'SIREN', 'SIREN', {
            empty: undefined,
            format: 'siren',
            hint: words('9 chiffres', '9 digits'),
          }),
          group('commune', 'Commune', 'Municipality', commune, { blank: { is: undefined }, inline: true }),
          both('detail', 'Précision sur son rôle', 'Detail of its part', { empty: undefined, lines: 1 }),
        ],
      ),
    ],
  },
  {
    id: 'dates',
    title: words('Dates', 'Dates'),
    hint: words(
      'Aussi précises que les sources le permettent : 13/03/2024, 03/2024 ou 2024.',
      'As exact as the sources allow: 13/03/2024, 03/2024 or 2024.',
    ),
    fields: [
      group(
        'dates',
        'Dates',
        'Dates',
        [
          partialDate('occurredFrom', 'Début de l’incident', 'Incident began'),
          partialDate('occurredTo', 'Fin de l’incident', 'Incident ended'),
          partialDate('detected', 'Découvert', 'Detected'),
          partialDate('disclosed', 'Rendu public', 'Made public'),
          partialDate('claimed', 'Revendiqué ou mis en vente', 'Claimed or put on sale'),
          partialDate('restored', 'Services rétablis', 'Services restored'),
        ],
        { inline: true, plain: true },
      ),
    ],
  },
]

const DATA: readonly Section[] = [
  {
    id: 'data',
    title: words('Données', 'Data'),
    hint: words(
      'Une donnée qui n’est dans aucune des deux listes est « inconnue » pour les lecteurs.',
      'A kind of data in neither list is “unknown” to readers.',
    ),
    fields: [
      { ...choices('dataClasses', 'Données exposées', 'Data exposed', []), groups: dataClassGroups },
      {
        ...choices(
          'dataClassesNotExposed',
          'Données dont l’organisme dit qu’elles n’ont pas fuité',
          'Data that the organisation says did not leak',
          [],
        ),
        groups: dataClassGroups,
      },
    ],
  },
]

export const INCIDENT_FORM: FormPlan = {
  root: 'incident',
  sections: [...FACTS, ...PEOPLE_FIELDS, ...DATA, ...EVIDENCE_FIELDS],
}
