/** A private check of one e-mail address: it is hashed and blinded here, and the service learns neither it nor the answer. */
import { createClient } from 'vigifuite/client'

const client = createClient({ baseUrl: process.env.VIGIFUITE_SERVER ?? 'http://localhost:8787' })
const answer = await client.check('email', process.argv[2] ?? '')

switch (answer.state) {
  case 'listed':
    for (const id of answer.incidents) {
      const { title, dates } = await client.incident(id)
      console.log(`listed: ${title.fr} (${dates.disclosed})`)
    }
    break
  case 'not-listed':
    console.log('not found in the lists that controllers have contributed')
    break
  case 'not-covered':
    console.log('no list of this kind is published')
    break
  case 'unavailable':
    console.log(`no answer (${answer.reason}): ask again later`)
    break
  case 'refused':
    console.log(`not an e-mail address (${answer.reason})`)
    break
}
