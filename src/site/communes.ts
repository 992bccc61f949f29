/** Naming any commune of France from its INSEE code, with the files that `npm run site` writes, one a department. */
import type { CommuneDirectory } from '../http/services.ts'

/** The department of an INSEE code: `44184` → `44`, `2A004` → `2A`, `97411` → `974`. */
export function departmentOf(insee: string): string {
  return insee.slice(0, insee.startsWith('97') || insee.startsWith('98') ? 3 : 2)
}

/** A directory over `read`, which gives the text of `communes/{department}.json`, or null when there is none. */
export function createCommuneDirectory(read: (department: string) => Promise<string | null>): CommuneDirectory {
  return {
    async find(insee) {
      if (!/^(?:\d{2}|2[AB])\d{3}$/.test(insee)) return null
      const department = departmentOf(insee)
      const text = await read(department)
      if (text === null) return null
      const names = JSON.parse(text) as Record<string, string>
      return Object.hasOwn(names, insee) ? { insee, name: names[insee]!, department } : null
    },
  }
}
