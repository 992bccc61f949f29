/** The public form: whom an incident concerns, and how many there are. */
import { COMMUNE_RELATIONS, FIGURE_BASES, FIGURE_UNITS, RELATIONS, SCOPES } from '../../incident/closed-lists.ts'
import { communeRelations } from '../../site/messages/criteria.ts'
import { bases, relations, units } from '../../site/messages/terms.ts'
import type { Section } from './field.ts'
import { commune, sourceLink } from './incident-parts.ts'
import { both, choice, choices, number, ofWords, partialDate, rows, within, words } from './make.ts'

const SCOPE_LABELS = {
  fr: { all: 'toutes ces personnes', some: 'une partie d’entre elles' },
  en: { all: 'all of these people', some: 'some of them' },
} as const

const condition = both('condition', 'Condition', 'Condition', {
  empty: undefined,
  lines: 1,
  hint: words(
    'Ce qui restreint encore, en une demi-phrase : « si vous avez la carte de fidélité ».',
    'What narrows it further, as half a sentence: “if you have the loyalty card”.',
  ),
})

const scope = choice('scope', 'Sont concernées', 'Concerned are', ofWords(SCOPES, SCOPE_LABELS), {
  preset: 'all',
  as: 'radios',
})

export const PEOPLE_FIELDS: readonly Section[] = [
  {
    id: 'people',
    title: words('Qui est concerné', 'Who is concerned'),
    fields: [
      within('population', [
        both('', 'Qui, en une phrase', 'Who, in one sentence', { lines: 3 }),
        {
          kind: 'rows',
          key: 'criteria',
          label: words('Critères', 'Criteria'),
          hint: words(
            'Un seul critère rempli suffit : la page « Suis-je concerné ? » les compare aux réponses, sur l’appareil de la personne.',
            'One criterion is enough: the page “Am I concerned?” holds them against answers, on the person’s own device.',
          ),
          most: 60,
          variants: {
            relation: {
              noun: words('Lien avec un organisme', 'Relation with a body'),
              add: words('Ajouter un lien avec un organisme', 'Add a relation with a body'),
              fields: [
                choice('relation', 'Lien', 'Relation', ofWords(RELATIONS, relations)),
                both('with', 'Organisme, comme on l’appelle', 'Body, as people know it', { lines: 1, max: 200 }),
                partialDate('from', 'Du', 'From'),
                partialDate('to', 'Au', 'To'),
                condition,
                scope,
              ],
            },
            commune: {
              noun: words('Communes', 'Municipalities'),
              add: words('Ajouter des communes', 'Add municipalities'),
              fields: [
                choices('as', 'En tant que', 'As', ofWords(COMMUNE_RELATIONS, communeRelations)),
                rows(
                  'communes',
                  'Communes',
                  'Municipalities',
                  words('Commune', 'Municipality'),
                  words('Ajouter une commune', 'Add a municipality'),
                  commune,
                ),
                condition,
                scope,
              ],
            },
          },
        },
      ]),
      rows(
        'affected',
        'Chiffres publiés',
        'Published figures',
        words('Chiffre', 'Figure'),
        words('Ajouter un chiffre', 'Add a figure'),
        [
          number('count', 'Nombre', 'Number', {
            least: 1,
            hint: words(
              'Vide si personne n’a compté : dites-le alors dans la note.',
              'Empty if nobody counted: then say so in the note.',
            ),
          }),
          choice('unit', 'De quoi', 'Of what', ofWords(FIGURE_UNITS, units)),
          choice('basis', 'Selon qui', 'According to whom', ofWords(FIGURE_BASES, bases)),
          partialDate('date', 'Donné le', 'Given on'),
          sourceLink(null),
          both('note', 'Note', 'Note', { empty: null }),
        ],
      ),
    ],
  },
]
