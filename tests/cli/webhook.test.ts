import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createVault } from '../../src/database/vault.ts'
import { addPartner } from '../../src/partner/partners.ts'
import { createEndpoint } from '../../src/partner/webhooks/endpoints.ts'
import { type OperatorDesk, openOperatorDesk } from '../support/operator.ts'

let operator: OperatorDesk
let endpoint: string
const random = (length: number) => new Uint8Array(randomBytes(length))

beforeAll(async () => {
  operator = await openOperatorDesk()
  const { db } = operator.database
  const act = { actor: 'cli', now: new Date() }
  const { id: partner } = await addPartner(db, { name: 'Banque Exemple', ...act })
  const vault = createVault({ current: new Uint8Array(32).fill(1) }, random)
  const url = 'https://hooks.example.org/a'
  endpoint = (await createEndpoint({ db, vault, random }, { partner, url, events: [], ...act })).id
})
afterAll(() => operator.close())

it('lists, pauses, resumes, replays and deletes', async () => {
  const read = (...words: string[]) => operator.read('webhook', ...words)
  expect(await read('list')).toMatch(new RegExp(`${endpoint} +active +0 +0 +https://hooks.example.org/a`))
  expect(await read('list', 'Banque Exemple')).toContain(endpoint)
  await read('pause', endpoint)
  expect(await read('list')).toContain('paused')
  await read('resume', endpoint)
  expect(await read('deliveries', endpoint)).toMatch(/^at +type/)
  expect(await read('replay', endpoint)).toContain('0 deliveries will be sent again')
  const unknown = await operator.run('webhook', 'pause', 'nobody')
  expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining('there is no such endpoint') })
  await read('delete', endpoint)
  expect(await read('list')).toContain('There are no endpoints.')
})
