/** Short ways to write fields down: key, French, English, and what differs from the usual. */
import type { CodeList } from '../../officer/register/code.ts'
import type { Bilingual } from '../../site/language.ts'
import type {
  BilingualField,
  ChoiceField,
  ChoicesField,
  DateField,
  Field,
  FlagField,
  GroupField,
  LinesField,
  MomentField,
  NumberField,
  Option,
  RowsField,
  RowVariant,
  TextField,
  TruthField,
} from './field.ts'

type More<F extends Field> = Partial<Omit<F, 'kind' | 'key' | 'label'>>

const LINE = 200
const TEXT = 4000

export const words = (fr: string, en: string): Bilingual => ({ fr, en })

/** One line; null when empty. */
export const line = (key: string, fr: string, en: string, more: More<TextField> = {}): TextField => ({
  kind: 'text',
  key,
  label: { fr, en },
  empty: null,
  lines: 1,
  max: LINE,
  ...more,
})

/** Several lines; null when empty. */
export const text = (key: string, fr: string, en: string, more: More<TextField> = {}): TextField =>
  line(key, fr, en, { lines: 3, max: TEXT, ...more })

/** In both languages; both '' when empty. */
export const both = (key: string, fr: string, en: string, more: More<BilingualField> = {}): BilingualField => ({
  kind: 'bilingual',
  key,
  label: { fr, en },
  empty: '',
  lines: 2,
  max: TEXT,
  ...more,
})

export const choice = (
  key: string,
  fr: string,
  en: string,
  options: readonly Option[],
  more: More<ChoiceField> = {},
): ChoiceField => ({ kind: 'choice', key, label: { fr, en }, options, empty: null, as: 'select', ...more })

export const choices = (
  key: string,
  fr: string,
  en: string,
  options: readonly Option[],
  more: More<ChoicesField> = {},
): ChoicesField => ({ kind: 'choices', key, label: { fr, en }, groups: [{ label: words('', ''), options }], ...more })

export const day = (key: string, fr: string, en: string, more: More<DateField> = {}): DateField => ({
  kind: 'date',
  key,
  label: { fr, en },
  partial: false,
  ...more,
})

export const partialDate = (key: string, fr: string, en: string, more: More<DateField> = {}): DateField =>
  day(key, fr, en, { partial: true, ...more })

export const moment = (key: string, fr: string, en: string, more: More<MomentField> = {}): MomentField => ({
  kind: 'moment',
  key,
  label: { fr, en },
  ...more,
})

export const number = (key: string, fr: string, en: string, more: More<NumberField> = {}): NumberField => ({
  kind: 'number',
  key,
  label: { fr, en },
  least: 0,
  ...more,
})

export const truth = (key: string, fr: string, en: string, more: More<TruthField> = {}): TruthField => ({
  kind: 'truth',
  key,
  label: { fr, en },
  ...more,
})

export const flag = (key: string, fr: string, en: string, more: More<FlagField> = {}): FlagField => ({
  kind: 'flag',
  key,
  label: { fr, en },
  off: false,
  ...more,
})

export const lines = (key: string, fr: string, en: string, more: More<LinesField> = {}): LinesField => ({
  kind: 'lines',
  key,
  label: { fr, en },
  of: 'lines',
  most: 60,
  ...more,
})

export const group = (
  key: string,
  fr: string,
  en: string,
  fields: readonly Field[],
  more: More<GroupField> = {},
): GroupField => ({ kind: 'group', key, label: { fr, en }, fields, ...more })

/** An object without a frame of its own: its section has its name. */
export const within = (key: string, fields: readonly Field[]): GroupField => group(key, '', '', fields, { plain: true })

/** Rows of one kind. `noun`: what one of them is called. */
export const rows = (
  key: string,
  fr: string,
  en: string,
  noun: Bilingual,
  add: Bilingual,
  fields: readonly Field[],
  more: More<RowsField> = {},
): RowsField => ({
  kind: 'rows',
  key,
  label: { fr, en },
  most: 60,
  variants: { row: { noun, add, fields } satisfies RowVariant },
  ...more,
})

/** Options out of a closed list of the register. */
export const ofCodes = (list: CodeList): Option[] =>
  Object.entries(list).map(([value, { label }]) => ({ value, label }))

/** Options out of words in each language, in the list's order. */
export function ofWords<K extends string>(
  keys: readonly K[],
  labels: Bilingual<Readonly<Record<K, string | { readonly label: string; readonly meaning: string }>>>,
): Option[] {
  const labelOf = (one: string | { readonly label: string }) => (typeof one === 'string' ? one : one.label)
  return keys.map(value => {
    const [fr, en] = [labels.fr[value], labels.en[value]]
    const hint = typeof fr === 'object' && typeof en === 'object' ? words(fr.meaning, en.meaning) : null
    return { value, label: words(labelOf(fr), labelOf(en)), ...(hint && { hint }) }
  })
}
