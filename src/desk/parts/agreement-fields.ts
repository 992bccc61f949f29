/** The fields of what is agreed with a partner: drawn from what is kept or was typed, and read. */
import { html } from 'hono/html'
import { type Agreement, CONTACT_ROLES, type ContactRole, MAX_CONTACTS, MAX_PURPOSE } from '../../partner/agreement.ts'
import type { PartnerError } from '../../partner/partner-error.ts'
import type { Language } from '../../site/language.ts'
import type { Html } from '../../site/page.ts'
import type { Form } from '../form.ts'
import { partnersMessages } from '../messages/partners.ts'
import { field } from './input-field.ts'

const QUOTAS = ['lookup', 'bulk'] as const
const WINDOWS = ['minute', 'month'] as const

/** As it stands in the fields. */
export interface AgreementFields {
  readonly name: string
  readonly purpose: string
  readonly from: string
  readonly until: string
  readonly contacts: readonly { readonly name: string; readonly email: string; readonly role: string }[]
  /** `lookup-minute`, `lookup-month`, … */
  readonly limits: Readonly<Record<string, string>>
}

export const NO_AGREEMENT: AgreementFields = { name: '', purpose: '', from: '', until: '', contacts: [], limits: {} }

export function fieldsOfAgreement({ name, purpose, contacts, contract, limits }: Agreement): AgreementFields {
  const entries = QUOTAS.flatMap(quota =>
    WINDOWS.map(window => [`${quota}-${window}`, String(limits[quota]?.[window] ?? '')] as const),
  )
  const days = { from: contract.from ?? '', until: contract.until ?? '' }
  return { name, purpose: purpose ?? '', ...days, contacts, limits: Object.fromEntries(entries) }
}

/** What was typed; rows of contacts without a name and an address are left out. */
export function typedAgreement(form: Form): AgreementFields {
  const [names, emails, roles] = ['contact-name', 'contact-email', 'contact-role'].map(name => form.all(name))
  const contacts = names!
    .map((name, i) => ({ name: name.trim(), email: (emails![i] ?? '').trim(), role: roles![i] ?? '' }))
    .filter(one => one.name !== '' || one.email !== '')
  const limits = QUOTAS.flatMap(quota => WINDOWS.map(window => `${quota}-${window}`))
  return {
    name: form.text('name'),
    purpose: form.text('purpose'),
    from: form.text('from'),
    until: form.text('until'),
    contacts,
    limits: Object.fromEntries(limits.map(name => [name, form.text(name)])),
  }
}

/** For the use case, which checks it. */
export function agreementOf({ name, purpose, from, until, contacts, limits }: AgreementFields): Agreement {
  const number = (text: string | undefined) => (/^\d{1,13}$/.test(text ?? '') ? Number(text) : Number.NaN)
  const limit = (quota: string) => {
    const [minute, month] = WINDOWS.map(window => (limits[`${quota}-${window}`] ?? '').replace(/[\s\u00a0\u202f]/g, ''))
    return minute === '' && month === '' ? null : { minute: number(minute), month: number(month) }
  }
  return {
    name,
    purpose: purpose === '' ? null : purpose,
    contacts: contacts.map(one => ({ ...one, role: one.role as ContactRole })),
    contract: { from: from === '' ? null : from, until: until === '' ? null : until },
    limits: { lookup: limit('lookup'), bulk: limit('bulk') },
  }
}

/** `refused`: why what was typed did not do. */
export function agreementFields(language: Language, given: AgreementFields, refused: PartnerError | null): Html {
  const { fields: m, faults, wrong } = partnersMessages[language]
  const wrongIn = (fault: 'name' | 'purpose' | 'contacts' | 'contract' | 'limits') =>
    refused?.faults.includes(fault) ? faults[fault] : null
  const inUse = refused?.reason === 'keys-in-use' ? faults['keys-in-use'] : null
  const general = refused && (refused.reason === 'clash' ? faults.clash : wrong)
  const purposeFault = wrongIn('purpose')
  const group = (id: string, legend: string, text: string, error: string | null, body: Html) =>
    html`<fieldset aria-describedby="${id}-hint${error ? ` ${id}-error` : ''}"><legend>${legend}</legend><p class="hint" id="${id}-hint">${text}</p>
${error ? html`<p class="error" id="${id}-error">${error}</p>` : ''}${body}</fieldset>`
  const quota = (name: string, label: string) =>
    field({ name, label, value: given.limits[name] ?? '', optional: true, numeric: true, maxlength: 20 })
  return html`${general ? html`<p class="notice alert" role="alert">${general}</p>` : ''}
${field({ name: 'name', label: m.name, hint: m.nameHint, error: wrongIn('name'), value: given.name, maxlength: 200 })}
<div class="field"><label for="purpose">${m.purpose}<span class="hint" id="purpose-hint">${m.purposeHint}</span></label>
<textarea id="purpose" name="purpose" rows="4" maxlength="${MAX_PURPOSE}" aria-describedby="purpose-hint${purposeFault ? ' purpose-error' : ''}"${purposeFault ? html` aria-invalid="true"` : ''}>${given.purpose}</textarea>
${purposeFault ? html`<span class="error" id="purpose-error">${purposeFault}</span>` : ''}</div>
${group(
  'contract',
  m.contract,
  m.contractText,
  wrongIn('contract') ?? inUse,
  html`<div class="field-row">${field({ name: 'from', label: m.from, type: 'date', value: given.from, optional: true })}
${field({ name: 'until', label: m.until, type: 'date', value: given.until, optional: true })}</div>`,
)}
${group('contacts', m.contacts, m.contactsText, wrongIn('contacts'), contactRows(language, given))}
${group(
  'limits',
  m.limits,
  m.limitsText,
  wrongIn('limits'),
  html`<div class="field-row">${quota('lookup-minute', m.lookupMinute)}${quota('lookup-month', m.lookupMonth)}</div>
<div class="field-row">${quota('bulk-minute', m.bulkMinute)}${quota('bulk-month', m.bulkMonth)}</div>`,
)}`
}

function contactRows(language: Language, { contacts }: AgreementFields): Html {
  const { fields: m, roles } = partnersMessages[language]
  const free = { name: '', email: '', role: 'technical' }
  const rows = [...contacts, free, free].slice(0, Math.max(MAX_CONTACTS, contacts.length))
  return html`${rows.map(
    ({ name, email, role }, i) => html`<div class="field-row">${field({
      id: `contact-name-${i}`,
      name: 'contact-name',
      label: m.contactName(i + 1),
      value: name,
      optional: true,
      maxlength: 100,
    })}
${field({ id: `contact-email-${i}`, name: 'contact-email', label: m.contactEmail(i + 1), type: 'email', value: email, optional: true, maxlength: 254 })}
<div class="field"><label for="contact-role-${i}">${m.contactRole(i + 1)}</label><select id="contact-role-${i}" name="contact-role">${CONTACT_ROLES.map(
      one => html`<option value="${one}"${one === role ? html` selected` : ''}>${roles[one]}</option>`,
    )}</select></div></div>`,
  )}`
}
