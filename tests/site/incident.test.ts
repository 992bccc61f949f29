/** Every incident page against its record: all that is known is there, and no number stands without its basis and source. */
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { DATA_CLASSES } from '../../src/incident/data-classes.ts'
import type { Incident } from '../../src/incident/record.ts'
import { standingFigure } from '../../src/incident/summary.ts'
import { formatDate, formatNumber } from '../../src/site/format.ts'
import { LANGUAGES, type Language } from '../../src/site/language.ts'
import { incidentMessages } from '../../src/site/messages/incident.ts'
import { bases, confidences, countOf, exposures, kinds, roles, sectors } from '../../src/site/messages/terms.ts'
import { pathOf } from '../../src/site/paths.ts'
import { testSite } from './test-site.ts'

const site = await testSite()
const cases = site.catalogue.flatMap(incident => LANGUAGES.map(language => ({ id: incident.id, language, incident })))

async function pageOf(incident: Incident, language: Language) {
  const answer = await site.get(pathOf('incident', language, { id: incident.id }))
  return parseHTML(await answer.text()).document
}

const textOf = (element: Element | null): string => (element?.textContent ?? '').replace(/[ \n\t]+/g, ' ').trim()
const section = (document: Document, id: string): string => textOf(document.querySelector(`[aria-labelledby=${id}]`))

describe.each(cases)('$id in $language', ({ incident, language }) => {
  it('says what is known, and what is not', async () => {
    const document = await pageOf(incident, language)
    const text = textOf(document.querySelector('article'))
    const m = incidentMessages[language]
    const { dates, regulatory } = incident
    const expected = [
      incident.title[language],
      incident.population[language],
      exposures[language][incident.exposure].label,
      kinds[language][incident.kind],
      sectors[language][incident.sector],
      confidences[language][incident.confidence].label,
      formatDate(dates.disclosed, language),
      ...[dates.occurredFrom, dates.occurredTo, dates.detected, dates.claimed, dates.restored].flatMap(date =>
        date === null ? [] : [formatDate(date, language)],
      ),
      ...incident.dataClasses.map(id => DATA_CLASSES[id].label[language]),
      ...incident.dataClassesNotExposed.map(id => DATA_CLASSES[id].label[language]),
      ...incident.contradictions.map(one => one[language]),
      ...incident.affected.flatMap(({ note }) => note?.[language] ?? []),
      ...[incident.notes, regulatory.judicial].flatMap(one => one?.[language] ?? []),
      ...regulatory.decisions.flatMap(one => [
        one.authority,
        formatDate(one.date, language),
        one.reference,
        one.note?.[language],
      ]),
      regulatory.cnilNotified ? m.notified : m.notifiedUnknown,
      m.checked[incident.checked],
    ]
    for (const one of expected) if (one) expect(text).toContain(one.replace(/[ \n\t]+/g, ' ').trim())
    expect(text.includes(m.caveat)).toBe(incident.caveat)
  })

  it('names every organisation with its role', async () => {
    const text = section(await pageOf(incident, language), 'organisations')
    for (const { name, nameEn, role } of incident.organisations) {
      expect(text).toContain(`${language === 'en' ? (nameEn ?? name) : name}, ${roles[language][role]}`)
    }
  })

  it('keeps what leaked apart from what did not', async () => {
    const document = await pageOf(incident, language)
    const list = (selector: string) =>
      [...document.querySelectorAll(`[aria-labelledby=leaked] ${selector} > li`)].map(textOf)
    expect(list('.chips:not(.absent)')).toEqual(incident.dataClasses.map(id => DATA_CLASSES[id].label[language]))
    expect(list('.chips.absent')).toEqual(incident.dataClassesNotExposed.map(id => DATA_CLASSES[id].label[language]))
  })

  it('gives every figure with its unit, its basis and its source', async () => {
    const document = await pageOf(incident, language)
    const rows = [...document.querySelectorAll('[aria-labelledby=changes] tbody tr')]
    const numberOf = (url: string) => incident.sources.findIndex(one => one.url === url) + 1
    for (const { count, unit, basis, date, source } of incident.affected) {
      if (count === null || unit === null || basis === null || date === null) continue
      const row = rows.find(one => textOf(one).includes(`${countOf(count, unit, language)}, ${bases[language][basis]}`))
      expect(row, `${count}`).toBeDefined()
      expect(textOf(row!)).toContain(formatDate(date, language))
      expect(row!.querySelector(`a[href="#source-${numberOf(source!)}"]`)).not.toBeNull()
    }
    const standing = standingFigure(incident)
    const short = section(document, 'short')
    if (!standing?.count || !standing.unit || !standing.basis)
      expect(short).toContain(incidentMessages[language].noFigure)
    else {
      expect(short).toContain(`${countOf(standing.count, standing.unit, language)}, ${bases[language][standing.basis]}`)
      expect(document.querySelector(`#short ~ * a[href="#source-${numberOf(standing.source!)}"]`)).not.toBeNull()
    }
  })

  it('has no emphasised number that the record does not have', async () => {
    const document = await pageOf(incident, language)
    const known = new Set(
      incident.affected.flatMap(({ count }) => (count === null ? [] : [formatNumber(count, language)])),
    )
    const shown = [...document.querySelectorAll('strong')].flatMap(
      one => textOf(one).match(/^[\d\u202f,.]+(?=\u00a0)/) ?? [],
    )
    for (const number of shown) expect(known).toContain(number)
  })

  it('cites every source', async () => {
    const document = await pageOf(incident, language)
    const items = [...document.querySelectorAll('.sources > li')]
    expect(items.map(one => one.querySelector('a')?.getAttribute('href'))).toEqual(incident.sources.map(one => one.url))
    for (const [index, { publisher, supports, date }] of incident.sources.entries()) {
      expect(textOf(items[index]!)).toContain(publisher)
      expect(textOf(items[index]!)).toContain(supports[language]!)
      if (date !== null) expect(textOf(items[index]!)).toContain(formatDate(date, language))
    }
  })
})

describe('well-known incidents', () => {
  it('France Travail shows what was announced, then what the CNIL found', async () => {
    const changes = section(
      await pageOf(site.catalogue.find(one => one.id === 'france-travail-2024')!, 'fr'),
      'changes',
    )
    const announced = changes.indexOf('43\u202f000\u202f000\u00a0personnes')
    const found = changes.indexOf('36\u202f820\u202f828\u00a0personnes')
    expect(announced).toBeGreaterThan(0)
    expect(found).toBeGreaterThan(announced)
    expect(changes).toContain('13 mars 2024')
    expect(changes).toContain('22 janvier 2026')
  })

  it('Saint-Nazaire shows its nine bodies', async () => {
    const document = await pageOf(site.catalogue.find(one => one.id === 'saint-nazaire-agglomeration-2024')!, 'fr')
    expect(document.querySelectorAll('[aria-labelledby=organisations] li')).toHaveLength(9)
  })

  it('the DDoS of March 2024 says that nothing leaked, and sends nobody to a plan', async () => {
    const incident = site.catalogue.find(one => one.id === 'france-state-ddos-2024-03')!
    const document = await pageOf(incident, 'fr')
    expect(section(document, 'leaked')).toContain('Aucune donnée personnelle n’a fuité.')
    expect(document.querySelectorAll('a[href^="/que-faire#"], a[href^="/suis-je-concerne#"]')).toHaveLength(0)
  })
})
