/** Records at the desk, through their pages as a browser without JavaScript goes through them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/database/connect.ts'
import { readRecord } from '../../src/officer/records/record.ts'
import { setAside } from '../../src/officer/records/save-record.ts'
import type { Person } from '../database/desk.ts'
import { openDatabaseCopy } from '../support/databases.ts'
import { type DeskApp, documentOf, openDesk } from '../support/desk-app.ts'

let database: Database
let app: DeskApp
let elsewhere: string
let anna: Person
let boris: Person
let rita: Person
let stranger: Person

beforeAll(async () => {
  database = await openDatabaseCopy()
  app = await openDesk(database)
  const { desk } = app
  const town = await desk.organisation('Ville de Saint-Nazaire')
  elsewhere = await desk.organisation('Ailleurs')
  anna = await desk.person(town, ['officer'], 'anna@example.org')
  boris = await desk.person(town, ['officer'], 'boris@example.org')
  rita = await desk.person(town, ['reviewer'], 'rita@example.org')
  stranger = await desk.person(elsewhere, ['officer'], 'stranger@example.org')
})
afterAll(() => database.close())

/** Opens a record in the two requests that it takes. */
async function open(title: string, who = anna): Promise<string> {
  const answer = await app.send(
    '/bureau/dossiers/nouveau',
    'main form',
    { 'new.title.fr': title, 'new.awareAt.day': '2026-01-05', 'new.awareAt.time': '08:30', 'new.kind': 'ransomware' },
    who,
  )
  expect(answer.status).toBe(303)
  return new URL(answer.headers.get('location')!, 'https://x').pathname
}

const idOf = (path: string): string => path.split('/').at(-1)!
const contentOf = async (path: string) => (await readRecord(database.db, idOf(path)))!.content
const text = (page: Document, selector = 'main') => page.querySelector(selector)?.textContent ?? ''

describe('opening a record', () => {
  it('takes four answers, and shows the clocks running', async () => {
    const path = await open('Rançongiciel à Saint-Nazaire')
    const page = await app.page(`${path}?done=opened`, anna)
    expect(text(page, 'h1')).toBe('Rançongiciel à Saint-Nazaire')
    expect(text(page)).toContain('Notifier la violation à la CNIL')
    expect((await contentOf(path)).register.timeline.awareAt).toBe('2026-01-05T07:30:00.000Z')
    expect(text(await app.page('/bureau', anna))).toContain('Rançongiciel à Saint-Nazaire')
  })

  it('says what is missing, and keeps what was typed', async () => {
    const answer = await app.send(
      '/bureau/dossiers/nouveau',
      'main form',
      { 'new.awareAt.day': '2999-01-01', 'new.awareAt.time': '10:00' },
      anna,
    )
    expect(answer.status).toBe(422)
    const page = await documentOf(answer)
    expect(text(page, '[role=alert]')).toContain('Donnez un titre')
    expect(page.querySelector('[name="new.awareAt.day"]')?.getAttribute('value')).toBe('2999-01-01')
  })
})

describe('the public part', () => {
  it('is saved whole, and comes back whole', async () => {
    const path = await open('Le Havre')
    const before = await contentOf(path)
    const answer = await app.send(
      `${path}/fiche`,
      'form.editor',
      { 'incident.title.en': 'Le Havre, port', 'incident.dates.disclosed': '3/2024' },
      anna,
    )
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`${path}/fiche?saved=1`)
    const after = await contentOf(path)
    expect(after).toEqual({
      ...before,
      incident: {
        ...before.incident,
        title: { fr: 'Le Havre', en: 'Le Havre, port' },
        dates: { ...before.incident.dates, disclosed: '2024-03' },
      },
    })
  })

  it('adds, moves and removes rows without a script, and loses nothing that was typed', async () => {
    const path = `${await open('Rangées')}/fiche`
    const add = await app.send(
      path,
      'form.editor',
      { 'incident.title.en': 'Rows', row: 'add incident.organisations row' },
      anna,
    )
    expect(add.status).toBe(200)
    const page = await documentOf(add)
    expect(page.querySelector('[name="incident.title.en"]')?.getAttribute('value')).toBe('Rows')
    const rows = page.querySelectorAll('#incident-organisations > .row-list > .row')
    expect(rows.length).toBe(2)

    const typed = {
      'incident.organisations': ['0', '1'],
      'incident.organisations.1.name': 'Port de Rangées',
      'incident.organisations.1.commune.insee': '44184',
    }
    await app.send(path, 'form.editor', typed, anna)
    const saved = (await contentOf(path.replace('/fiche', ''))).incident.organisations
    expect(saved[1]).toEqual({
      name: 'Port de Rangées',
      role: 'controller',
      commune: { name: 'Saint-Nazaire', insee: '44184' },
    })

    const up = await documentOf(await app.send(path, 'form.editor', { row: 'up incident.organisations 1' }, anna))
    const first = up.querySelector('#incident-organisations > .row-list > .row')
    expect(first?.getAttribute('data-key')).toBe('1')
    const gone = await documentOf(await app.send(path, 'form.editor', { row: 'remove incident.organisations 0' }, anna))
    expect(gone.querySelectorAll('#incident-organisations > .row-list > .row').length).toBe(1)
    expect((await contentOf(path.replace('/fiche', ''))).incident.organisations).toHaveLength(2)
  })

  it('says in words what it lacks, with the way there', async () => {
    const path = await open('Incomplète')
    const page = await app.page(path, anna)
    const links = [...page.querySelectorAll('.faults a')]
    expect(links.map(one => one.textContent)).toContain('Secteur')
    expect(links.map(one => one.getAttribute('href'))).toContain(`${path}/fiche#incident-sector`)
    const form = await app.page(`${path}/fiche`, anna)
    for (const link of links) expect(form.getElementById(link.getAttribute('href')!.split('#')[1]!)).not.toBeNull()
  })
})

describe('the register', () => {
  it('refuses what it cannot read beside the field, and keeps it on the page', async () => {
    const path = `${await open('Illisible')}/registre`
    const answer = await app.send(
      path,
      'form.editor',
      {
        'register.timeline.from.day': '2026-03-29',
        'register.timeline.from.time': '02:30',
        'register.controller.siren': '12 34',
        'register.breach.description': 'Le NIR 1 85 05 78 006 084 91 a fui',
        'register.scope.persons.count.number': 'beaucoup',
        'register.comment': 'gardé',
      },
      anna,
    )
    expect(answer.status).toBe(422)
    const page = await documentOf(answer)
    const errorOf = (name: string) => page.querySelector(`[data-error-of="${name}"]`)?.textContent
    expect(errorOf('register.timeline.from')).toContain('n’a pas existé')
    expect(errorOf('register.controller.siren')).toContain('9 chiffres')
    expect(errorOf('register.breach.description')).toContain('NIR')
    expect(errorOf('register.scope.persons.count.number')).toContain('nombre entier')
    expect(page.querySelector('[name="register.comment"]')?.textContent?.trim()).toBe('gardé')
    expect(page.querySelectorAll('#faults li').length).toBe(4)
    expect((await contentOf(path.replace('/registre', ''))).register.comment).toBeNull()
  })

  it('says which of two hours is meant on the day that has one twice', async () => {
    const path = `${await open('Deux heures')}/registre`
    const day = { 'register.timeline.from.day': '2026-10-25', 'register.timeline.from.time': '02:30' }
    const asked = await documentOf(await app.send(path, 'form.editor', day, anna))
    expect(asked.querySelector('[name="register.timeline.from.offset"]')).not.toBeNull()
    await app.send(path, 'form.editor', { ...day, 'register.timeline.from.offset': '+01:00' }, anna)
    expect((await contentOf(path.replace('/registre', ''))).register.timeline.from).toBe('2026-10-25T01:30:00.000Z')
  })
})

describe('severity', () => {
  it('is computed, kept, and gives the register a level of gravity when asked to', async () => {
    const path = `${await open('Grave')}/gravite`
    const name = 'register.risk.severity'
    const answers = {
      [`${name}.data`]: ['financial'],
      [`${name}.data.financial.volume`]: '1',
      [`${name}.identification`]: 'maximum',
      [`${name}.confidentiality`]: 'unknown',
      [`${name}.integrity`]: 'none',
      [`${name}.availability`]: 'temporary',
      [`${name}.malicious`]: 'yes',
    }
    const half = await app.send(path, 'form.editor', { [`${name}.data`]: ['financial'] }, anna)
    expect(half.status).toBe(422)
    await app.send(path, 'form.editor', answers, anna)
    const page = await app.page(path, anna)
    expect(text(page, '[data-score]')).toContain('5,25')
    expect(text(page, '[data-level]')).toBe('très élevée')
    await app.send(path, 'form.editor', { apply: 'gravity' }, anna)
    expect((await contentOf(path.replace('/gravite', ''))).register.risk.gravity).toBe('maximum')
  })
})

describe('two people at once', () => {
  const send = (path: string, baseVersion: number, fields: [string, string][], who: Person) =>
    app.postJson(path, { baseVersion, fields }, who)
  const fieldsAt = async (path: string, who: Person) => {
    const page = await app.page(path, who)
    const inputs = [...page.querySelectorAll('form.editor [name^="register."]')].filter(one => !one.closest('template'))
    const pairs = inputs.flatMap((one): [string, string][] => {
      const type = one.getAttribute('type')
      if ((type === 'radio' || type === 'checkbox') && !one.hasAttribute('checked')) return []
      const option = one.querySelector('option[selected]') ?? one.querySelector('option')
      const value =
        one.localName === 'select' ? option?.getAttribute('value') : (one.getAttribute('value') ?? one.textContent)
      return [[one.getAttribute('name')!, value ?? '']]
    })
    return { version: Number(page.querySelector('[name=baseVersion]')!.getAttribute('value')), pairs }
  }
  const changed = (pairs: [string, string][], name: string, value: string): [string, string][] =>
    pairs.map(pair => (pair[0] === name ? [name, value] : pair))

  it('puts together what each of them changed alone', async () => {
    const path = `${await open('Ensemble')}/registre`
    const { version, pairs } = await fieldsAt(path, anna)
    expect((await send(path, version, changed(pairs, 'register.comment', 'd’Anna'), anna)).status).toBe(200)
    const answer = await send(path, version, changed(pairs, 'register.breach.systems', 'de Boris'), boris)
    expect(await answer.json()).toMatchObject({ changed: true, stale: ['register.comment'] })
    const { register } = await contentOf(path.replace('/registre', ''))
    expect([register.comment, register.breach.systems]).toEqual(['d’Anna', 'de Boris'])
  })

  it('keeps both versions of what both changed, until the later one chooses', async () => {
    const record = await open('Conflit')
    const path = `${record}/registre`
    const { version, pairs } = await fieldsAt(path, anna)
    await send(path, version, changed(pairs, 'register.comment', 'd’Anna'), anna)
    const mine = changed(changed(pairs, 'register.comment', 'de Boris'), 'register.breach.systems', 'serveurs')
    const clash = await send(path, version, mine, boris)
    expect(clash.status).toBe(409)
    const { to } = (await clash.json()) as { to: string }
    expect(to).toBe(`${record}/deux-versions`)

    const page = await app.page(to, boris)
    expect(text(page)).toContain('d’Anna')
    expect(text(page)).toContain('de Boris')
    // Nothing new is kept over the version that waits.
    const again = await app.send(path, 'form.editor', { 'register.comment': 'encore' }, boris)
    expect(again.status).toBe(409)
    expect((await documentOf(again)).querySelector('[name="register.comment"]')?.textContent?.trim()).toBe('encore')

    const undecided = await app.send(to, 'main form', { choice: 'save' }, boris)
    expect(undecided.status).toBe(409)
    const settled = await app.send(to, 'main form', { choice: 'save', 'unit register.comment': 'mine' }, boris)
    expect(settled.status).toBe(303)
    const { register } = await contentOf(record)
    expect([register.comment, register.breach.systems]).toEqual(['de Boris', 'serveurs'])
    expect(await setAside(database.db, { incident: idOf(record), officer: boris.id })).toBeNull()
  })
})

describe('what a record said before', () => {
  it('is shown person by person, and difference by difference in words', async () => {
    const path = await open('Histoire')
    await app.send(`${path}/registre`, 'form.editor', { 'register.comment': '<b>premier</b>' }, anna)
    await app.send(`${path}/registre`, 'form.editor', { 'register.comment': 'deuxième' }, boris)
    const history = await app.page(`${path}/historique`, rita)
    expect(history.querySelectorAll('.timeline > li').length).toBe(3)
    const version = await app.page(`${path}/historique/3`, rita)
    const cells = [...version.querySelectorAll('.changes tbody tr > *')].map(one => one.textContent)
    expect(cells).toEqual(['Registre › Commentaire', '<b>premier</b>', 'deuxième'])
    expect((await app.get(`${path}/historique/9`, rita)).status).toBe(404)
  })

  it('has comments of those who write and those who review', async () => {
    const path = `${await open('Paroles')}/commentaires`
    expect((await app.send(path, 'main form', { text: 'Qui a prévenu ?\nEt quand ?' }, rita)).status).toBe(303)
    expect(text(await app.page(path, anna), '.comment .said')).toBe('Qui a prévenu ?\nEt quand ?')
    const refused = await app.send(path, 'main form', { text: '1 85 05 78 006 084 91' }, anna)
    expect(refused.status).toBe(422)
    expect(text(await documentOf(refused), '.error')).toContain('sécurité sociale')
  })
})

describe('whose record it is', () => {
  it('is nothing to other organisations, and can be read and not written by who reviews', async () => {
    const path = await open('À nous')
    for (const part of [
      '',
      '/fiche',
      '/registre',
      '/gravite',
      '/historique',
      '/historique/1',
      '/commentaires',
      '/partage',
    ]) {
      expect((await app.get(path + part, stranger)).status).toBe(404)
      expect((await app.get(path + part, rita)).status).toBe(200)
    }
    expect((await app.post(`${path}/fiche`, { baseVersion: '1' }, stranger)).status).toBe(404)
    expect((await app.post(`${path}/fiche`, { baseVersion: '1' }, rita)).status).toBe(403)
    expect((await app.page(`${path}/fiche`, rita)).querySelector('fieldset[disabled]')).not.toBeNull()
    expect(text(await app.page('/bureau', stranger))).not.toContain('À nous')
  })

  it('is shared by invitation, and left again', async () => {
    const path = await open('Partagé')
    const fields = {
      to: elsewhere,
      access: 'read',
      act: 'invite',
      ...app.confirm(anna, 'incident.share', `incident:${idOf(path)}`),
    }
    const invited = await app.send(`${path}/partage`, 'main form', fields, anna)
    expect(invited.headers.get('location')).toBe(`${path}/partage?done=invited`)
    expect(text(await app.page('/bureau', stranger))).toContain('Partagé')
    await app.send('/bureau', 'main form', { answer: 'accept' }, stranger)
    expect((await app.get(path, stranger)).status).toBe(200)
    await app.send(`${path}/partage`, '.endings form', { act: 'end' }, stranger)
    expect((await app.get(path, stranger)).status).toBe(404)
  })
})
