import { describe, expect, it } from 'vitest'
import { DATA_CLASS_GROUPS, DATA_CLASS_IDS, DATA_CLASSES, isDataClass } from '../../src/incident/data-classes.ts'

describe('data classes', () => {
  it('has 68 of them, all in kebab case', () => {
    expect(DATA_CLASS_IDS).toHaveLength(68)
    for (const id of DATA_CLASS_IDS) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })

  it.each(DATA_CLASS_IDS)('%s reads well in both languages', id => {
    const { group, label } = DATA_CLASSES[id]
    expect(DATA_CLASS_GROUPS).toContain(group)
    for (const text of [label.fr, label.en]) {
      expect(text).toBe(text.trim())
      expect(text.length).toBeGreaterThan(2)
    }
    expect(label.fr).not.toContain("'")
    expect(label.fr).not.toMatch(/ [;:!?»]|« /)
  })

  it('never gives two classes the same label', () => {
    for (const language of ['fr', 'en'] as const) {
      expect(new Set(DATA_CLASS_IDS.map(id => DATA_CLASSES[id].label[language])).size).toBe(DATA_CLASS_IDS.length)
    }
  })

  it('knows what is a class, and what only looks like one', () => {
    expect(isDataClass('iban')).toBe(true)
    for (const other of ['IBAN', '', 'toString', '__proto__', 'constructor', 3, null, undefined]) {
      expect(isDataClass(other)).toBe(false)
    }
  })
})
