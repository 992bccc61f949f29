/** The public catalogue, newest first, as tab-separated lines: id, day of disclosure, people affected, French title. No key. */
import { createClient, type IncidentQuery } from 'vigifuite/client'

const client = createClient({ baseUrl: process.env.VIGIFUITE_SERVER ?? 'http://localhost:8787' })
const sector = process.argv[2] as IncidentQuery['sector']

for await (const { id, disclosed, affected, title } of client.incidents(sector ? { sector } : {})) {
  console.log([id, disclosed, affected?.count ?? '', title.fr].join('\t'))
}
