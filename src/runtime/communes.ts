/**
 * The official list of communes (INSEE, code officiel géographique, as the package @etalab/decoupage-administratif carries it), in the
 * two forms that the site uses.
 */
import { createRequire } from 'node:module'
import { nextCode } from '../incident/commune-search.ts'
import { departmentOf } from '../incident/communes.ts'

interface Row {
  readonly code: string
  readonly nom: string
  readonly type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal'
  /** Of a former commune: the one that it is part of. */
  readonly chefLieu?: string
}

const rows = (): Row[] => createRequire(import.meta.url)('@etalab/decoupage-administratif/data/communes.json') as Row[]

/** Names by INSEE code, for each department: what a server needs to name one commune. */
export function communesByDepartment(): Map<string, Record<string, string>> {
  const departments = new Map<string, Record<string, string>>()
  for (const { code, nom, type } of rows()) {
    if (type !== 'commune-actuelle') continue
    const department = departmentOf(code)
    const names = departments.get(department) ?? {}
    names[code] = nom
    departments.set(department, names)
  }
  return departments
}

/**
 * All communes as text for a type-ahead that asks nobody: `=code` sets the code of the next line, a name takes the code and moves on
 * to the next number, and `name>code` is a former commune with the code of the one that it is part of.
 */
export function communeList(): string {
  const all = rows()
  const lines: string[] = []
  let expected = ''
  for (const { code, nom } of all
    .filter(one => one.type === 'commune-actuelle')
    .sort((a, b) => (a.code < b.code ? -1 : 1))) {
    if (code !== expected) lines.push(`=${code}`)
    lines.push(nom)
    expected = nextCode(code)
  }
  for (const { nom, type, chefLieu } of all) {
    const former = type === 'commune-deleguee' || type === 'commune-associee'
    if (former && chefLieu !== undefined) lines.push(`${nom}>${chefLieu}`)
  }
  return lines.join('\n')
}
