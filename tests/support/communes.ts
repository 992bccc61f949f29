/** The official list of communes, for services under test. */
import { communesByDepartment } from '../../src/runtime/communes.ts'
import { createCommuneDirectory } from '../../src/site/communes.ts'

const departments = communesByDepartment()

export const communes = createCommuneDirectory(async department => {
  const names = departments.get(department)
  return names ? JSON.stringify(names) : null
})
