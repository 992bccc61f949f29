/**
 * A value of a closed list of the breach register, and what the forms call it.
 *
 * `edpb`: its letter in the EDPB's common template for notifications (v1.0 of June 2026, whose consultation ended on 5 August 2026; no final
 * version was found). `madis`: its key in Madis, the open-source tool of French local authorities, whose lists follow the CNIL's
 * form, misspellings included. Null: the list has no such value.
 */
export interface Code {
  readonly edpb: string | null
  readonly madis: string | null
  readonly label: { readonly fr: string; readonly en: string }
}

export type CodeList = Readonly<Record<string, Code>>

export const code = (edpb: string | null, madis: string | null, fr: string, en: string): Code => ({
  edpb,
  madis,
  label: { fr, en },
})

/** The keys of a list, in its order. */
export function keysOf<K extends string>(list: Readonly<Record<K, unknown>>): readonly [K, ...K[]] {
  return Object.keys(list) as [K, ...K[]]
}
