/**
 * The catalogue as a table, for spreadsheets: a row an incident, a column a fact. What has a history (figures, changes) stands as it stands
 * now; the whole is in the JSON. Lists are joined with ` | `, which is in no address and in no name.
 */
import { CATALOGUE_LICENCE } from './licence.ts'
import type { Incident } from './record.ts'
import { standingFigure } from './summary.ts'

interface Column {
  readonly name: string
  readonly description: { readonly fr: string; readonly en: string }
  /** Text of a cell; '' for unknown. `origin`: of the site, without a trailing slash. */
  readonly of: (incident: Incident, origin: string) => string
}

const column = (name: string, fr: string, en: string, of: Column['of']): Column => ({
  name,
  description: { fr, en },
  of,
})

const joined = (values: readonly (string | undefined)[]): string =>
  [...new Set(values.filter(value => value !== undefined))].join(' | ')

const bodies =
  (role: Incident['organisations'][number]['role']): Column['of'] =>
  ({ organisations }) =>
    joined(organisations.filter(one => one.role === role).map(({ name }) => name))

type DateName = keyof Incident['dates']
const date = (name: string, of: DateName, fr: string, en: string): Column =>
  column(name, fr, en, ({ dates }) => dates[of] ?? '')

const decisions: Column['of'] = ({ regulatory }) =>
  joined(
    regulatory.decisions.map(one => {
      const fine = one.amountEur === null ? [] : [`${one.amountEur} EUR`]
      return [one.authority, one.date, ...fine, ...(one.reference === null ? [] : [one.reference])].join(', ')
    }),
  )

const fines: Column['of'] = ({ regulatory }) => {
  const amounts = regulatory.decisions.flatMap(({ amountEur }) => amountEur ?? [])
  return amounts.length === 0 ? '' : String(amounts.reduce((sum, amount) => sum + amount))
}

/** In the order of the file. */
export const CATALOGUE_COLUMNS: readonly Column[] = [
  column('id', 'identifiant stable', 'stable id', one => one.id),
  column('title_fr', 'titre en français', 'title in French', one => one.title.fr),
  column('title_en', 'titre en anglais', 'title in English', one => one.title.en),
  column('sector', 'secteur (liste fermée)', 'sector (closed list)', one => one.sector),
  column('kind', 'nature de l’incident (liste fermée)', 'kind of incident (closed list)', one => one.kind),
  column(
    'exposure',
    'confirmed\u00a0: reconnue par l’organisme ou une autorité\u202f; claimed\u00a0: revendiquée\u202f; suspected\u00a0: possible\u202f; none\u00a0: aucune',
    'confirmed: admitted by the organisation or an authority; claimed; suspected; none',
    one => one.exposure,
  ),
  date('disclosed', 'disclosed', 'rendu public le', 'made public on'),
  date('occurred_from', 'occurredFrom', 'début, s’il est connu', 'beginning, if known'),
  date('occurred_to', 'occurredTo', 'fin, si elle est connue', 'end, if known'),
  date('detected', 'detected', 'découvert le', 'detected on'),
  date('claimed', 'claimed', 'revendiqué le', 'claimed on'),
  date('restored', 'restored', 'services rétablis le', 'services restored on'),
  column('controllers', 'responsables de traitement', 'controllers', bodies('controller')),
  column('processors', 'sous-traitants', 'processors', bodies('processor')),
  column('affiliated', 'organismes liés', 'affiliated bodies', bodies('affiliated')),
  column('domains', 'domaines de ces organismes', 'domains of these bodies', one =>
    joined(one.organisations.map(body => body.domain)),
  ),
  column('sirens', 'numéros SIREN (à importer comme texte)', 'SIREN numbers (import as text)', one =>
    joined(one.organisations.map(({ siren }) => siren)),
  ),
  column(
    'communes',
    'communes des organismes, avec le code INSEE',
    'communes of the bodies, with their INSEE code',
    one => joined(one.organisations.map(({ commune }) => commune && `${commune.name} (${commune.insee})`)),
  ),
  column('affected_count', 'dernier chiffre connu', 'latest known figure', one =>
    String(standingFigure(one)?.count ?? ''),
  ),
  column(
    'affected_unit',
    'ce que compte ce chiffre',
    'what that figure counts',
    one => standingFigure(one)?.unit ?? '',
  ),
  column(
    'affected_basis',
    'announced\u00a0: annoncé\u202f; confirmed\u00a0: confirmé par une autorité\u202f; claimed\u00a0: revendiqué\u202f; estimate\u00a0: estimé',
    'announced, confirmed by an authority, claimed or an estimate',
    one => standingFigure(one)?.basis ?? '',
  ),
  column('affected_date', 'date de ce chiffre', 'date of that figure', one => standingFigure(one)?.date ?? ''),
  column('affected_source', 'source de ce chiffre', 'source of that figure', one => standingFigure(one)?.source ?? ''),
  column('data_classes', 'types de données exposés', 'data classes exposed', one => joined(one.dataClasses)),
  column(
    'data_classes_not_exposed',
    'types de données que l’organisme dit épargnés',
    'data classes that the organisation says were spared',
    one => joined(one.dataClassesNotExposed),
  ),
  column('population_fr', 'qui est concerné, en français', 'who is concerned, in French', one => one.population.fr),
  column('population_en', 'qui est concerné, en anglais', 'who is concerned, in English', one => one.population.en),
  column('decisions', 'décisions d’autorités', 'decisions of authorities', decisions),
  column('fines_eur', 'somme des amendes, en euros', 'sum of the fines, in euros', fines),
  column('confidence', 'high, medium ou low', 'high, medium or low', one => one.confidence),
  column('checked', 'issue de la seconde vérification', 'outcome of the second check', one => one.checked),
  column('caveat', 'true\u00a0: à lire avec prudence', 'true: read with caution', one => String(one.caveat)),
  column('sources', 'adresses des sources', 'addresses of the sources', one =>
    joined(one.sources.map(({ url }) => url)),
  ),
  column(
    'record',
    'la fiche, avec ce que dit chaque source',
    'the record, with what each source bears out',
    (one, origin) => `${origin}/incidents/${one.id}`,
  ),
  column(
    'licence',
    'licence de nos textes\u00a0: créditez «\u00a0Vigifuite\u00a0»',
    'licence of our wording: credit “Vigifuite”',
    () => CATALOGUE_LICENCE.url,
  ),
]

/** The table, its header first. */
export function catalogueRows(catalogue: readonly Incident[], origin: string): string[][] {
  const header = CATALOGUE_COLUMNS.map(({ name }) => name)
  return [header, ...catalogue.map(incident => CATALOGUE_COLUMNS.map(({ of }) => of(incident, origin)))]
}
