import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOfSecret } from '../../src/database/bearer-secret.ts'
import { addUsage } from '../../src/partner/usage.ts'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { createFileStore } from '../../src/store/files.ts'
import { type OperatorDesk, openOperatorDesk } from '../support/operator.ts'
import { freshReader } from '../support/publication.ts'

describe('vigifuite partner', () => {
  let operator: OperatorDesk
  let first: string
  const run: OperatorDesk['run'] = (...words) => operator.run('partner', ...words)
  const read: OperatorDesk['read'] = (...words) => operator.read('partner', ...words)
  const works = async (key: string) => {
    const snapshot = await freshReader(createFileStore(join(operator.folder, 'objects'))).snapshot()
    return (await snapshot.key(toBase64Url(hashOfSecret(key.trim())))) !== null
  }
  const shown = async () => JSON.parse(await read('show', 'Banque Exemple'))

  beforeAll(async () => {
    operator = await openOperatorDesk()
  })
  afterAll(() => operator.close())

  it('adds a partner with what is agreed and a first key, which waits for the first publication', async () => {
    expect(await read('list')).toContain('partner add')
    const contact = 'technical: Camille Bernard <Camille@Banque.example>'
    const options = ['--from', '2026-01-01', '--until', '2099-12-31', '--contact', contact, '--lookups', '1000/5000000']
    const added = await run(
      'add',
      'Banque Exemple',
      ...options,
      '--purpose',
      'Prévenir',
      '--scope',
      'lookup',
      'evaluate:bulk',
    )
    expect(added).toMatchObject({ code: 0, err: expect.stringContaining('first `vigifuite publish`') })
    first = added.out.trim()
    expect(first).toMatch(/^vgf_live_[A-Za-z0-9_-]{43}$/)
    expect(added.err).not.toContain(first)
    await operator.read('publish')
    expect(await works(first)).toBe(true)
    expect(await shown()).toMatchObject({
      contacts: [{ name: 'Camille Bernard', email: 'camille@banque.example', role: 'technical' }],
      contract: { from: '2026-01-01', until: '2099-12-31' },
      limits: { lookup: { minute: 1000, month: 5_000_000 }, bulk: null },
      keys: [{ environment: 'live', scopes: ['lookup', 'evaluate:bulk'], endsAt: '2099-12-31T23:00:00.000Z' }],
    })
    expect(await read('list')).toMatch(/Banque Exemple {2}2026-01-01 to 2099-12-31\n {2}\S+ {2}live {2}until 2099/)
  })

  it('makes, replaces and ends keys, at once for every server', async () => {
    const test = await run('key', 'Banque Exemple', '--test', '--valid', '30d', '--address', '192.0.2.0/24')
    expect(test).toMatchObject({ code: 0, err: expect.stringContaining('within fifteen seconds') })
    expect(test.out).toMatch(/^vgf_test_/)
    expect(await works(test.out)).toBe(true)
    const { keys } = await shown()
    const [live] = keys.filter((key: { environment: string }) => key.environment === 'live')
    const second = await read('rotate', live.id, '--overlap', '2d')
    expect([await works(first), await works(second)]).toEqual([true, true])
    expect(await run('rotate', live.id)).toMatchObject({ code: 1, err: expect.stringContaining('key') })
    const replacement = (await shown()).keys.find((key: { replaces: string }) => key.replaces === live.id)
    const third = await read('rotate', replacement.id, '--overlap', '0')
    expect([await works(second), await works(third)]).toEqual([false, true])
    await read('revoke', live.id)
    expect(await works(first)).toBe(false)
    expect(await run('revoke', 'nobody')).toMatchObject({ code: 1, err: expect.stringContaining('no such key') })
  })

  it('says when a revocation is kept and not published, and how to go on', async () => {
    const key = await read('key', 'Banque Exemple', '--label', 'to end')
    const { id } = (await shown()).keys.find((one: { label: string }) => one.label === 'to end')
    const [objects, away] = [join(operator.folder, 'objects'), join(operator.folder, 'away')]
    const manifest = 'manifest.json'
    await rename(join(objects, manifest), away)
    // The store has no manifest any more, as if it were another one: nothing to carry keys to.
    expect((await run('revoke', id)).err).toContain('Nothing was published yet')
    await rename(away, join(objects, manifest))
    expect(await works(key)).toBe(true)
    expect((await run('publish')).err).toContain('within fifteen seconds')
    expect(await works(key)).toBe(false)
  })

  it('changes what is given and keeps the rest', async () => {
    await read('change', 'Banque Exemple', '--until', 'none', '--bulk', '10/100', '--name', 'Banque Modèle')
    const changed = JSON.parse(await read('show', 'Banque Modèle'))
    expect(changed).toMatchObject({
      purpose: 'Prévenir',
      contract: { from: '2026-01-01', until: null },
      limits: { lookup: { minute: 1000, month: 5_000_000 }, bulk: { minute: 10, month: 100 } },
    })
    expect(changed.contacts).toHaveLength(1)
    expect(await run('change', 'Banque Exemple')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no such partner'),
    })
  })

  it('tells what was used in a month', async () => {
    const { id } = JSON.parse(await read('show', 'Banque Modèle'))
    await addUsage(operator.database.db, [
      { partner: id, day: '2026-02-28', scope: 'lookup', requests: 2, units: 1500 },
    ])
    expect(await read('usage', id, '--month', '2026-02')).toBe(
      'day         scope   requests  units\n2026-02-28  lookup  2         1500\n',
    )
    expect(await read('usage', id, '--month', '2026-03')).toBe('Nothing was used in 2026-03.\n')
    expect(JSON.parse(await read('usage', id, '--month', '2026-02', '--json'))).toHaveLength(1)
  })
})
