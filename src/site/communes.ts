/** Naming any commune of France from its INSEE code, with the files that `npm run site` writes, one a department. */
import type { CommuneDirectory } from '../http/services.ts'
import { departmentOf } from '../incident/communes.ts'
import { inseeSchema } from '../incident/record.ts'

/** A directory over `read`, which gives the text of `communes/{department}.json`, or null when there is none. */
export function createCommuneDirectory(read: (department: string) => Promise<string | null>): CommuneDirectory {
  return {
    async find(insee) {
      if (!inseeSchema.safeParse(insee).success) return null
      const department = departmentOf(insee)
      const text = await read(department)
      if (text === null) return null
      const names = JSON.parse(text) as Record<string, string>
      return Object.hasOwn(names, insee) ? { insee, name: names[insee]!, department } : null
    },
  }
}
