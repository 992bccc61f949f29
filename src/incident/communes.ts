/** Which communes an incident touches. */
import type { Commune, Incident } from './record.ts'

type Placed = Pick<Incident, 'organisations' | 'population'>

/** The communes of an incident, each once: its organisations', and those whose people are concerned. */
export function communesOf({ organisations, population }: Placed): Commune[] {
  const all = [
    ...organisations.flatMap(({ commune }) => commune ?? []),
    ...population.criteria.flatMap(criterion => (criterion.type === 'commune' ? criterion.communes : [])),
  ]
  return [...new Map(all.map(commune => [commune.insee, commune])).values()]
}

/** Whether an incident touches the commune with this INSEE code. */
export function touchesCommune(incident: Placed, insee: string): boolean {
  return communesOf(incident).some(one => one.insee === insee)
}

/** The department of an INSEE code, as people know it: `44184` → `44`, `2A004` → `2A`, `97411` → `974`. */
export function departmentOf(insee: string): string {
  return insee.slice(0, /^9[78]/.test(insee) ? 3 : 2)
}
