import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listEntries } from '../../src/audit/log.ts'
import { edpbNotificationSchema } from '../../src/officer/register/edpb-schema.ts'
import { createPublicationReader } from '../../src/publication/read.ts'
import { createFileStore } from '../../src/store/files.ts'
import { addIncident, INCIDENT } from '../database/contributed.ts'
import { type OperatorDesk, openOperatorDesk } from '../support/operator.ts'

const CITY = 'Ville d’Exemple'

describe('vigifuite incident and register', () => {
  let operator: OperatorDesk
  let id = ''
  const run: OperatorDesk['run'] = (...words) => operator.run('incident', ...words)
  const read: OperatorDesk['read'] = (...words) => operator.read('incident', ...words)
  const file = async (content: unknown): Promise<string> => {
    const path = join(operator.folder, 'record.json')
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
    return path
  }
  const readable = async () => {
    const store = createFileStore(join(operator.folder, 'objects'))
    return (await createPublicationReader({ store, now: Date.now }).snapshot()).catalogue()
  }

  beforeAll(async () => {
    operator = await openOperatorDesk()
    await addIncident(operator.database)
    await operator.read('officer', 'organisation', 'create', CITY)
  })
  afterAll(() => operator.close())

  it('begins a record, prints it, and takes it back', async () => {
    expect(await read('list')).toContain('incident create')
    id = (await read('create', '--organisation', CITY, '--title-fr', 'Fuite d’essai')).trim()
    expect(await read('list')).toMatch(new RegExp(`^${id} +draft +version 1 +not public +Fuite d’essai +${CITY}\n$`))
    const shown = await run('show', id)
    expect(shown.err).toBe('version 1, draft, not public\n')
    const path = await file(shown.out)
    expect(await read('import', path, '--base-version', '1')).toBe(`${id}: nothing changed, version 1.\n`)
    const content = JSON.parse(shown.out)
    content.incident.title.en = 'A test leak'
    content.register.reference = '=SUM(1+1)'
    expect(await read('import', await file(content), '--base-version', '1')).toBe(`${id}: version 2.\n`)
  })

  it('changes nothing when somebody saved in the meantime', async () => {
    const shown = JSON.parse(await read('show', id, '--at', '1'))
    expect(shown.incident.title).toEqual({ fr: 'Fuite d’essai', en: '' })
    const clash = await run('import', await file(shown), '--base-version', '1')
    expect(clash).toMatchObject({ code: 1, err: expect.stringContaining('--base-version 2') })
    expect(JSON.parse(await read('show', id)).incident.title.en).toBe('A test leak')
  })

  it('leaves the register alone when given the public part', async () => {
    const { incident } = JSON.parse(await read('show', id))
    incident.title.en = 'A test of a leak'
    expect(await read('import', await file(incident), '--base-version', '2')).toBe(`${id}: version 3.\n`)
    expect(JSON.parse(await read('show', id)).register.reference).toBe('=SUM(1+1)')
    expect(await read('diff', id, '2', '3')).toBe('incident.title.en\n  - "A test leak"\n  + "A test of a leak"\n')
    expect(JSON.parse(await read('history', id, '--json'))).toMatchObject([
      { version: 3, what: 'saved', author: 'cli' },
      { version: 2 },
      { version: 1, what: 'created' },
    ])
    expect(await run('diff', id, '3', '4')).toMatchObject({ code: 1, err: expect.stringContaining('history') })
  })

  it('says where a file is wrong, and repeats nothing of it', async () => {
    const content = JSON.parse(await read('show', id))
    const canary = 'canari jaune'
    const wrong = [
      `{ "incident": "${canary}"`,
      [canary],
      { ...content.incident, title: { fr: [canary], en: '' } },
      { ...content, incident: { ...content.incident, title: { fr: `${canary} 1 85 05 78 006 084 91`, en: '' } } },
    ]
    for (const one of wrong) {
      const refused = await run('import', await file(one), '--base-version', '3')
      expect(refused).toMatchObject({ code: 2, out: '', err: expect.not.stringMatching(/canari|006 084/) })
    }
    expect((await run('import', await file(wrong[3]), '--base-version', '3')).err).toContain('incident.title.fr')
    const missing = join(operator.folder, 'canari.json')
    expect((await run('import', missing, '--base-version', '3')).err).toContain('cannot be read')
  })

  it('says all that a record lacks before it can be public', async () => {
    const refused = await run('submit', id)
    expect(refused.code).toBe(1)
    expect(refused.err).toMatch(/\n {2}sector: missing\n/)
    expect((await run('publish', id)).err).toBe('the record is draft')
  })

  it('takes an incident of the catalogue through a correction, and out of the catalogue', async () => {
    expect(await run('open', INCIDENT)).toMatchObject({ code: 1, err: expect.stringContaining('assign') })
    await read('assign', INCIDENT, '--organisation', CITY)
    expect(await read('list')).toMatch(new RegExp(`${INCIDENT} +catalogue`))
    expect(await read('open', INCIDENT)).toBe(`${INCIDENT}: version 1.\n`)
    const { incident } = JSON.parse(await read('show', INCIDENT))
    incident.title.en = 'Corrected'
    await read('import', await file(incident), '--base-version', '1')
    await read('submit', INCIDENT, '--at', '2')
    expect((await run('approve', INCIDENT, '--at', '1')).err).toContain('in the meantime')
    await read('approve', INCIDENT)
    expect(await read('publish', INCIDENT)).toBe(`${INCIDENT}: version 2 is public as revision 2, in epoch 1.\n`)
    expect((await readable()).map(one => one.title.en)).toEqual(['Corrected'])
    expect(await read('withdraw', INCIDENT, '--reason', 'Retirée pour l’essai')).toContain('in epoch 2')
    expect(await readable()).toEqual([])
    expect((await run('show', INCIDENT)).err).toBe('version 2, withdrawn, not public\n')
  })

  it('exports the register without formulas, to a file that is nobody else’s', async () => {
    const out = join(operator.folder, 'register.csv')
    await operator.read('register', 'export', '--format', 'csv', '--organisation', CITY, '--out', out)
    const csv = await readFile(out, 'utf8')
    expect(csv).toContain(`"'=SUM(1+1)"`)
    expect(csv.trimEnd().split('\r\n')).toHaveLength(3)
    expect((await stat(out)).mode & 0o777).toBe(0o600)
    const one = await operator.read('register', 'export', '--format', 'json', '--incident', id)
    expect(JSON.parse(one).breaches).toMatchObject([{ incident: { id }, register: { reference: '=SUM(1+1)' } }])
    const nowhere = join(operator.folder, 'no-such-folder', 'register.csv')
    expect(await operator.run('register', 'export', '--format', 'csv', '--out', nowhere)).toMatchObject({ code: 1 })
  })

  it('makes notifications of one incident, and says what they lack', async () => {
    expect(await operator.run('register', 'export', '--format', 'cnil')).toMatchObject({ code: 2 })
    const cnil = await operator.run('register', 'export', '--format', 'cnil', '--incident', id, '--lang', 'en')
    expect(JSON.parse(cnil.out)).toMatchObject({ form: 'cnil-notification', incident: id, language: 'en' })
    expect(cnil.err).toMatch(/aware-at/)
    const edpb = await operator.run('register', 'export', '--format', 'edpb', '--incident', id)
    expect(edpbNotificationSchema.parse(JSON.parse(edpb.out))).toMatchObject({ field_4: 'b', field_12: CITY })
    const other = (await operator.read('officer', 'organisation', 'create', 'Ville d’Ailleurs')).trim()
    const words = ['register', 'export', '--format', 'edpb', '--incident', id, '--organisation', other]
    expect(await operator.run(...words)).toMatchObject({ code: 1, out: '' })
  })

  it('leaves a trace of every file', async () => {
    const entries = await listEntries(operator.database.db, { limit: 50, action: 'register.exported' })
    const noted = entries.map(({ actor, details: { paper } }) => `${actor} ${paper}`).reverse()
    // The file that could not be written too: what is in it had been read.
    const expected = ['register-csv', 'register-json', 'register-csv', 'cnil-json', 'edpb-json']
    expect(noted).toEqual(expected.map(paper => `cli ${paper}`))
  })
})
