import type { DraftIncident } from '../../incident/draft.ts'
import type { Described } from './paper.ts'

/** What documents use of a public part under way: organisations that have a name and a role, and a title in both languages if in one. */
export function describedOf({ id, title, organisations }: DraftIncident): Described {
  return {
    id,
    title: { fr: title.fr || title.en, en: title.en || title.fr },
    organisations: organisations.flatMap(({ role, name, ...rest }) =>
      role === null || name.trim() === '' ? [] : [{ ...rest, role, name }],
    ),
  }
}
