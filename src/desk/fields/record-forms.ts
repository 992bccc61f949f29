/** The forms over a record's content, and all fields that it has. */
import { type Field, type FormPlan, fieldsOf } from './field.ts'
import { INCIDENT_FORM } from './incident-fields.ts'
import { within, words } from './make.ts'
import { BREACH_FIELDS } from './register-breach-fields.ts'
import { RESPONSE_FIELDS } from './register-response-fields.ts'

export { INCIDENT_FORM }

export const REGISTER_FORM: FormPlan = { root: 'register', sections: [...BREACH_FIELDS, ...RESPONSE_FIELDS] }

/** ENISA's factors alone. */
export const SEVERITY_FORM: FormPlan = {
  root: 'register',
  sections: [
    {
      id: 'severity',
      title: words('Gravité', 'Severity'),
      fields: [
        within('risk', [{ kind: 'severity', key: 'severity', label: words('Gravité (ENISA)', 'Severity (ENISA)') }]),
      ],
    },
  ],
}

/** Everything that a record holds and people may change. */
export const RECORD_FIELDS: readonly Field[] = [
  { ...within('incident', fieldsOf(INCIDENT_FORM)), label: words('Fiche publique', 'Public record') },
  {
    ...within('register', [...fieldsOf(REGISTER_FORM), ...fieldsOf(SEVERITY_FORM)]),
    label: words('Registre', 'Register'),
  },
]
