/** What several parts of the public form have in common. */

import { EXPOSURES } from '../../incident/closed-lists.ts'
import { DATA_CLASS_GROUPS, DATA_CLASS_IDS, DATA_CLASSES } from '../../incident/data-classes.ts'
import { exposures } from '../../site/messages/terms.ts'
import type { OptionGroup, TextField } from './field.ts'
import { line, ofWords, words } from './make.ts'

const GROUP_LABELS = {
  identity: words('Identité', 'Identity'),
  contact: words('Coordonnées', 'Contact details'),
  numbers: words('Numéros et identifiants', 'Numbers and identifiers'),
  money: words('Argent', 'Money'),
  health: words('Santé', 'Health'),
  documents: words('Documents', 'Documents'),
  other: words('Autres', 'Others'),
} as const

/** Data classes by what they are about. */
export const dataClassGroups: readonly OptionGroup[] = DATA_CLASS_GROUPS.map(one => ({
  label: GROUP_LABELS[one],
  options: DATA_CLASS_IDS.filter(id => DATA_CLASSES[id].group === one).map(id => ({
    value: id,
    label: DATA_CLASSES[id].label,
  })),
}))

export const sourceLink = (empty: TextField['empty']): TextField =>
  line('source', 'Adresse de la source', 'Address of the source', {
    empty,
    max: 2000,
    format: 'url',
    suggest: { rows: 'incident.sources', key: 'url' },
    hint: words('Une des sources de la fiche.', 'One of the sources of this record.'),
  })

export const commune = [
  line('name', 'Commune', 'Municipality', { empty: '' }),
  line('insee', 'Code INSEE', 'INSEE code', {
    empty: '',
    format: 'insee',
    hint: words('Cinq caractères ; ce n’est pas le code postal.', 'Five characters; not the postcode.'),
  }),
]

export const exposureOptions = ofWords(EXPOSURES, exposures)
