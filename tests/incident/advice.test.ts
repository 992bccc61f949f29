import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ADVICE, adviceOn } from '../../src/incident/advice.ts'
import { isFor, PHASES } from '../../src/incident/advice-step.ts'
import { DATA_CLASS_IDS, type DataClass } from '../../src/incident/data-classes.ts'
import { LEAKED } from '../../src/incident/leaked.ts'
import { readCatalogue } from './catalogue.ts'

const BEFORE = '2026-08-10'
const AFTER = '2026-08-11'

/** The plan as the page makes it: the steps of the day, those that are for somebody. */
const planFor = (dataClasses: Iterable<DataClass>, today: string, concernedBy: Iterable<string> = []) =>
  adviceOn(today).filter(step => isFor(step, dataClasses, concernedBy))
const ids = (...args: Parameters<typeof planFor>) => planFor(...args).map(one => one.id)

describe('the plan', () => {
  it('has what everybody should do, whatever leaked', () => {
    expect(ids([], AFTER)).toEqual([
      'keep-notice',
      'no-leak-sites',
      'ask-organisation',
      '17cyber',
      'thesee',
      'police',
      'complaint-cnil',
    ])
  })

  it('adds the steps for an IBAN, with their deadlines', () => {
    const plan = planFor(['iban'], AFTER)
    expect(plan.map(one => one.id)).toEqual(
      expect.arrayContaining(['white-list', 'check-statements', 'false-adviser', 'contest-debit', 'refund-debit']),
    )
    expect(plan.flatMap(one => one.deadlines ?? [])).toEqual([
      'access',
      'access-extended',
      'debit',
      'debit-outside-eea',
      'refund',
    ])
    expect(ids(['iban'], AFTER)[0]).toBe('white-list')
  })

  it('secures the mailbox before it changes passwords, and cleans a device before both', () => {
    const plan = ids(['passwords', 'email-addresses'], AFTER, ['france-travail-infostealer-2025'])
    expect(plan.slice(0, 3)).toEqual(['clean-device', 'secure-mailbox', 'change-passwords'])
    expect(ids(['passwords'], AFTER)).not.toContain('clean-device')
  })

  it('speaks of Bloctel only while it applies', () => {
    expect(ids(['phone-numbers'], BEFORE)).toContain('bloctel')
    expect(ids(['phone-numbers'], BEFORE)).not.toContain('cold-calls')
    expect(ids(['phone-numbers'], AFTER)).toContain('cold-calls')
    expect(ids(['phone-numbers'], AFTER)).not.toContain('bloctel')
  })

  it('adds what is particular to an incident', () => {
    expect(ids([], AFTER, ['france-travail-2024'])).toContain('france-travail-complaint')
    expect(ids([], AFTER, ['saint-nazaire-agglomeration-2024'])).toContain('change-passwords')
    expect(ids([], AFTER, ['free-2024'])).toEqual(ids([], AFTER))
  })

  it('is merged: in the one order, each step once, nothing lost', () => {
    const classes = fc.uniqueArray(fc.constantFrom(...DATA_CLASS_IDS))
    const order = ADVICE.map(one => one.id)
    fc.assert(
      fc.property(classes, classes, (a, b) => {
        const together = ids([...a, ...b, ...a], AFTER)
        expect(new Set(together)).toEqual(new Set([...ids(a, AFTER), ...ids(b, AFTER)]))
        expect(together).toEqual(order.filter(id => together.includes(id)))
      }),
    )
  })
})

describe('every step', () => {
  it('has its own name, and comes in the order of the phases', () => {
    expect(new Set(ADVICE.map(one => one.id)).size).toBe(ADVICE.length)
    const phases = ADVICE.map(one => PHASES.indexOf(one.phase))
    expect(phases).toEqual([...phases].sort())
  })

  it.each(ADVICE)('$id reads well, names its sources, and links to official services', step => {
    for (const text of [step.title, step.text, ...step.links.map(one => one.label)]) {
      expect(text.fr).not.toMatch(/'| [:;!?»]|« /)
      expect(text.en).not.toMatch(/'|\u00a0/)
      expect(text.fr.length * text.en.length).toBeGreaterThan(9)
    }
    expect(step.sources.length).toBeGreaterThan(0)
    const official =
      /^(?:[\w-]+\.)*(?:gouv\.fr|cnil\.fr|service-public\.fr|banque-france\.fr|ameli\.fr|33700\.fr|signal-spam\.fr)$/
    for (const { url } of step.links) {
      expect(new URL(url).protocol).toBe('https:')
      expect(new URL(url).hostname).toMatch(official)
    }
    expect(step.when === 'always' || step.when.length > 0 || (step.incidents?.length ?? 0) > 0).toBe(true)
  })

  it('names incidents of the catalogue', () => {
    const known = new Set(readCatalogue().map(one => one.id))
    expect(ADVICE.flatMap(one => one.incidents ?? []).filter(id => !known.has(id))).toEqual([])
  })

  it('that depends on what leaked can be reached by saying what leaked', () => {
    const choices = Object.values(LEAKED)
    for (const step of adviceOn(AFTER)) {
      if (step.when === 'always' || step.when.length === 0) continue
      expect(choices.some(classes => isFor(step, classes))).toBe(true)
    }
    for (const classes of choices) expect(planFor(classes, AFTER).length).toBeGreaterThan(planFor([], AFTER).length)
  })
})
