/** Forms of a record: what is written into them is read out of them, whatever it is. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FormPlan, fieldsOf } from '../../src/desk/fields/field.ts'
import { read } from '../../src/desk/fields/read.ts'
import { INCIDENT_FORM, REGISTER_FORM, SEVERITY_FORM } from '../../src/desk/fields/record-forms.ts'
import { write } from '../../src/desk/fields/write.ts'
import { objectOf } from './arbitrary-content.ts'

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
    { numRuns: 150 },
  )
})
