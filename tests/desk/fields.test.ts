/** Forms of a record: what is written into them is read out of them, whatever it is. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawFields } from '../../src/desk/fields/draw.ts'
import { type FormPlan, fieldsOf } from '../../src/desk/fields/field.ts'
import { read } from '../../src/desk/fields/read.ts'
import { INCIDENT_FORM, REGISTER_FORM, SEVERITY_FORM } from '../../src/desk/fields/record-forms.ts'
import { typedOf } from '../../src/desk/fields/typed.ts'
import { write } from '../../src/desk/fields/write.ts'
import { objectOf } from './arbitrary-content.ts'
import { inputsOf } from './form-inputs.ts'

const FORMS: readonly (readonly [string, FormPlan])[] = [
  ['public part', INCIDENT_FORM],
  ['register', REGISTER_FORM],
  ['severity', SEVERITY_FORM],
]

test.each(FORMS)('a form over the %s gives back what it shows', (_, plan) => {
  const fields = fieldsOf(plan)
  fc.assert(
    fc.property(objectOf(fields), content => {
      const result = read(fields, write(fields, content, plan.root), {}, plan.root)
      expect([...result.faults]).toEqual([])
      expect(result.content).toEqual(content)
    }),
    { numRuns: 80 },
  )
})

test.each(FORMS.slice(0, 2))('the page of a form over the %s sends back what it shows', async (_, plan) => {
  const fields = fieldsOf(plan)
  await fc.assert(
    fc.asyncProperty(objectOf(fields), fc.constantFrom('fr' as const, 'en' as const), async (content, language) => {
      const typed = write(fields, content, plan.root)
      const page = String(await drawFields({ language, typed, faults: new Map() }, fields, plan.root))
      const result = read(fields, typedOf(inputsOf(page), plan.root), {}, plan.root)
      expect([...result.faults]).toEqual([])
      expect(result.content).toEqual(content)
    }),
    { numRuns: 8 },
  )
})

test('whatever is sent, a form is read or says what is wrong, and shows again what was typed', async () => {
  const names = [
    ...write(fieldsOf(REGISTER_FORM), {}, 'register').keys(),
    'register.parties',
    'register.parties.0.name',
  ]
  const sent = fc.array(
    fc.tuple(
      fc.oneof(fc.constantFrom(...names, 'register.__proto__', 'register.parties.0.__proto__'), fc.string()),
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('yes', '0', '2024-03-31', '02:30', '9999999999999999')),
    ),
    { maxLength: 60 },
  )
  await fc.assert(
    fc.asyncProperty(sent, async entries => {
      const fields = fieldsOf(REGISTER_FORM)
      const typed = typedOf(entries, 'register')
      const { content, faults } = read(fields, typed, {}, 'register')
      expect(Object.getPrototypeOf(content)).toBe(Object.prototype)
      const page = String(await drawFields({ language: 'fr', typed, faults }, fields, 'register'))
      expect(page).toContain('name="register.timeline.awareAt.day"')
    }),
    { numRuns: 20 },
  )
})
