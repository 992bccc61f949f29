/** Opening a record: four answers, and the clocks run. */
import { html } from 'hono/html'
import { INCIDENT_KINDS } from '../../incident/closed-lists.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import { listOrganisations } from '../../officer/organisations.ts'
import { createRecord } from '../../officer/records/create-record.ts'
import { kinds } from '../../site/messages/terms.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import { drawFields } from '../fields/draw.ts'
import type { Drawing } from '../fields/drawing.ts'
import type { Field, JsonObject, Option } from '../fields/field.ts'
import { both, choice, moment, ofWords } from '../fields/make.ts'
import { type FaultCode, type Faults, read } from '../fields/read.ts'
import { type Typed, typedOf } from '../fields/typed.ts'
import type { Form } from '../form.ts'
import { recordsMessages } from '../messages/records.ts'
import { csrfField } from '../parts/csrf-field.ts'

const ROOT = 'new'
const { fr, en } = { fr: recordsMessages.fr.fresh, en: recordsMessages.en.fresh }

interface Answers {
  readonly title: { readonly fr: string; readonly en: string }
  readonly organisation: string | null
  readonly awareAt: string | null
  readonly kind: (typeof INCIDENT_KINDS)[number] | null
}

function fieldsFor(organisations: readonly Option[]): readonly Field[] {
  return [
    both('title', fr.what, en.what, { lines: 1, max: 200, hint: { fr: fr.whatHint, en: en.whatHint } }),
    choice('organisation', fr.organisation, en.organisation, organisations, {
      ...(organisations.length === 1 && { preset: organisations[0]!.value }),
    }),
    moment('awareAt', fr.when, en.when, { hint: { fr: fr.whenHint, en: en.whenHint } }),
    choice('kind', fr.kind, en.kind, ofWords(INCIDENT_KINDS, kinds)),
  ]
}

/** Organisations that the officer may open records for. */
async function organisationsOf({ services, signedIn }: SignedInContext): Promise<Option[]> {
  const mine = signedIn.officer.memberships.filter(one => one.roles.includes('officer')).map(one => one.organisation)
  const all = await listOrganisations(services.db)
  return all.filter(one => mine.includes(one.id)).map(({ id, name }) => ({ value: id, label: { fr: name, en: name } }))
}

export async function recordNewPage(context: SignedInContext): Promise<DeskAnswer> {
  const organisations = await organisationsOf(context)
  if (organisations.length === 0) throw new OfficerError('forbidden', 'only officers open records')
  return { page: pageOf(context, organisations, new Map(), new Map()) }
}

function pageOf(
  context: SignedInContext,
  organisations: readonly Option[],
  typed: Typed,
  faults: Faults,
  own: Html | '' = '',
) {
  const { language } = context
  const m = recordsMessages[language].fresh
  const drawing: Drawing = { language, typed, faults }
  return {
    title: m.title,
    under: 'home' as const,
    body: html`<h1>${m.title}</h1><p class="lead">${m.lead}</p>${own}
<form method="post" class="card fresh" novalidate>${csrfField(context)}${drawFields(drawing, fieldsFor(organisations), ROOT)}
<p class="actions"><button>${m.button}</button> <span class="quiet">${m.after}</span></p></form>`,
  }
}

export async function openNewRecord(context: SignedInContext, form: Form): Promise<DeskAnswer> {
  const { services, act, link, now, language } = context
  const organisations = await organisationsOf(context)
  const typed = typedOf(form.entries(), ROOT)
  const { content, faults } = read(fieldsFor(organisations), typed, {}, ROOT)
  const answers = content as unknown as Answers & JsonObject
  const own = ownFaults(answers, now)
  const all = new Map<string, FaultCode>([
    ...own.map(one => [one.name, one.says === 'future' ? 'invalid' : 'missing'] as const),
    ...faults,
  ])
  if (all.size > 0) {
    const m = recordsMessages[language].fresh
    const notice = html`<div class="notice alert" role="alert"><ul>${own.map(one => html`<li><a href="#${one.name.replaceAll('.', '-')}">${m[one.says]}</a></li>`)}</ul></div>`
    return { page: pageOf(context, organisations, typed, all, own.length > 0 ? notice : ''), status: 422 }
  }
  const { title, organisation, awareAt, kind } = answers
  const { incident } = await createRecord(
    { db: services.db, random: services.accounts.random },
    {
      organisation: organisation!,
      title,
      fill: empty => ({
        incident: { ...empty.incident, kind },
        register: { ...empty.register, timeline: { ...empty.register.timeline, awareAt } },
      }),
      ...act,
    },
  )
  return { redirect: `${link('record', { incident })}?done=opened` }
}

type Own = 'titleMissing' | 'organisationMissing' | 'whenMissing' | 'future'

/** What no field can say by itself. */
function ownFaults({ title, organisation, awareAt }: Answers, now: Date): { name: string; says: Own }[] {
  return [
    ...(title.fr === '' && title.en === '' ? [{ name: `${ROOT}.title.fr`, says: 'titleMissing' as const }] : []),
    ...(organisation ? [] : [{ name: `${ROOT}.organisation`, says: 'organisationMissing' as const }]),
    ...(awareAt ? [] : [{ name: `${ROOT}.awareAt`, says: 'whenMissing' as const }]),
    ...(awareAt && new Date(awareAt) > now ? [{ name: `${ROOT}.awareAt`, says: 'future' as const }] : []),
  ]
}
