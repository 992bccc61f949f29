/** The public form: what changed, who claims it, what followed, and where all of it comes from. */
import { confidences } from '../../site/messages/terms.ts'
import type { Section } from './field.ts'
import { dataClassGroups, exposureOptions, sourceLink } from './incident-parts.ts'
import { both, choice, choices, flag, group, line, number, ofWords, partialDate, rows, within, words } from './make.ts'

const CHECKED = {
  fr: { confirmed: 'vérifiée', corrected: 'vérifiée et corrigée', unconfirmed: 'pas encore vérifiée' },
  en: { confirmed: 'checked', corrected: 'checked and corrected', unconfirmed: 'not checked yet' },
} as const

const QUALIFIERS = {
  fr: { 'forum-alias': 'pseudonyme sur un forum', 'claimants-name': 'nom que le groupe se donne' },
  en: { 'forum-alias': 'alias on a forum', 'claimants-name': 'name that the claimants gave themselves' },
} as const

export const EVIDENCE_FIELDS: readonly Section[] = [
  {
    id: 'changes',
    title: words('Ce qui a changé depuis', 'What has changed since'),
    hint: words(
      'Quand on a appris autre chose qu’au début. Ce qui vaut aujourd’hui est écrit plus haut.',
      'When something else became known than at first. What holds today stands above.',
    ),
    fields: [
      rows(
        'changes',
        'Changements',
        'Changes',
        words('Changement', 'Change'),
        words('Ajouter un changement', 'Add a change'),
        [
          partialDate('date', 'Date', 'Date'),
          sourceLink(''),
          group(
            'exposure',
            'La fuite',
            'The leak',
            [choice('from', 'Avant', 'Before', exposureOptions), choice('to', 'Depuis', 'Since', exposureOptions)],
            { blank: { is: undefined }, inline: true },
          ),
          group(
            'dataClasses',
            'Les données',
            'The data',
            [
              { ...choices('added', 'Ajoutées', 'Added', []), groups: dataClassGroups },
              { ...choices('removed', 'Retirées', 'Removed', []), groups: dataClassGroups },
            ],
            { blank: { is: undefined } },
          ),
          both('note', 'Note', 'Note', { empty: undefined }),
        ],
      ),
    ],
  },
  {
    id: 'claim',
    title: words('Revendication et suites', 'Claim and consequences'),
    fields: [
      group(
        'threatActor',
        'Qui revendique',
        'Who claims it',
        [
          line('name', 'Nom', 'Name', { empty: '' }),
          choice(
            'qualifier',
            'Ce nom est',
            'This name is',
            ofWords(['forum-alias', 'claimants-name'] as const, QUALIFIERS),
          ),
        ],
        { blank: { is: null }, constants: { basis: 'claimed' }, inline: true },
      ),
      within('regulatory', [
        flag(
          'cnilNotified',
          'La CNIL a été notifiée, selon une source publique',
          'The CNIL was notified, according to a public source',
          {
            off: null,
          },
        ),
        rows(
          'decisions',
          'Décisions d’autorités',
          'Decisions of authorities',
          words('Décision', 'Decision'),
          words('Ajouter une décision', 'Add a decision'),
          [
            line('authority', 'Autorité', 'Authority', { empty: '' }),
            partialDate('date', 'Date', 'Date'),
            partialDate('publishedOn', 'Publiée le', 'Published on'),
            number('amountEur', 'Amende en euros', 'Fine in euros'),
            line('reference', 'Référence', 'Reference'),
            both('note', 'Note', 'Note', { empty: null }),
          ],
        ),
        both('judicial', 'Suites judiciaires', 'Judicial consequences', { empty: null }),
      ]),
    ],
  },
  {
    id: 'sources',
    title: words('Sources et fiabilité', 'Sources and reliability'),
    fields: [
      rows('sources', 'Sources', 'Sources', words('Source', 'Source'), words('Ajouter une source', 'Add a source'), [
        line('url', 'Adresse', 'Address', { empty: '', max: 2000, format: 'url' }),
        line('publisher', 'Qui l’a publiée', 'Who published it', { empty: '' }),
        partialDate('date', 'Date', 'Date'),
        both('supports', 'Ce qu’elle établit', 'What it bears out', { lines: 1 }),
      ]),
      choice('confidence', 'Fiabilité', 'Reliability', ofWords(['high', 'medium', 'low'] as const, confidences), {
        as: 'radios',
      }),
      rows(
        'contradictions',
        'Désaccords entre les sources',
        'Disagreements between sources',
        words('Désaccord', 'Disagreement'),
        words('Ajouter un désaccord', 'Add a disagreement'),
        [both('', 'En termes neutres', 'In neutral terms')],
      ),
      choice(
        'checked',
        'Vérification par une autre personne',
        'Check by somebody else',
        ofWords(['confirmed', 'corrected', 'unconfirmed'] as const, CHECKED),
      ),
      flag('caveat', 'Afficher avec une mise en garde', 'Show with a caution'),
      both('notes', 'Notes', 'Notes', { empty: null, lines: 4 }),
    ],
  },
]
