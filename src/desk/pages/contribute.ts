/** Where an officer fills a list from a file, in the browser; and the token that the page's script works with. */
import { html } from 'hono/html'
import { findList, type ListSummary, mintContributionToken } from '../../officer/data-sets.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import { readRecord } from '../../officer/records/record.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import { contributePageMessages } from '../messages/contribute.ts'
import { recordHead } from '../parts/record-head.ts'

/** The page. Everything about the file happens in src/browser/contribute. */
export async function contributePage(context: SignedInContext): Promise<DeskAnswer> {
  const { language, link } = context
  const list = await listOf(context)
  const record = await readRecord(context.services.db, list.incident)
  const m = contributePageMessages[language]
  const title = m.title(list.code, list.kind)
  const head = record && (await recordHead(context, record, 'listContribute'))
  const back = html`<p class="actions"><a class="button secondary" href="${link('list', { code: list.code })}">${m.back}</a></p>`
  return {
    page: {
      title,
      scripts: list.status === 'draft' ? ['contribute'] : [],
      body: html`${head ?? ''}${head ? html`<h2>${title}</h2>` : html`<h1>${title}</h1>`}
${list.status === 'draft' ? fillingPart(context, list) : html`<p class="notice">${m.notDraft}</p>${back}`}`,
    },
  }
}

function fillingPart({ language, link, signedIn, url }: SignedInContext, { code, kind }: ListSummary): Html {
  const m = contributePageMessages[language]
  const command = `vigifuite contribute fichier.csv --column ${kind}=${m.commandLine.columns[kind]} --dataset ${kind}=${code} --server ${url.origin}`
  return html`<p class="lead">${m.lead}</p>
<div class="columns">
<section id="contribute" data-code="${code}" data-kind="${kind}" data-token-url="${link('listToken', { code })}" data-done-url="${link('list', { code })}" data-csrf="${signedIn.csrf}">
<noscript><p class="notice caution">${m.noScript}</p></noscript>
</section>
<aside>
<h2>${m.what.title}</h2>
<p>${m.what.stays}</p>
<ul>${m.what.staysItems.map(item => html`<li>${item}</li>`)}</ul>
<p>${m.what.leaves}</p>
<ul>${m.what.leavesItems.map(item => html`<li>${item}</li>`)}</ul>
<p>${m.what.never}</p>
<h2>${m.commandLine.title}</h2>
<p>${m.commandLine.text}</p>
<pre class="command" tabindex="0"><code>${command}</code></pre>
<p class="quiet small">${m.commandLine.token}</p>
</aside>
</div>`
}

/** A token for this one list, for the script alone: it goes into no page and no cookie. */
export async function contributionToken(context: SignedInContext): Promise<DeskAnswer> {
  const { services, act, parameters } = context
  const minted = await mintContributionToken(
    { db: services.db, random: services.accounts.random },
    {
      code: Number(parameters.code),
      ...act,
    },
  )
  return { json: { token: minted.token, expiresAt: minted.expiresAt.toISOString() } }
}

/** The list of the path, which the route's permission has looked at. @throws OfficerError 'unknown' */
async function listOf({ services, parameters }: SignedInContext): Promise<ListSummary> {
  const list = await findList(services.db, Number(parameters.code))
  if (!list) throw new OfficerError('unknown', 'there is no such list')
  return list
}
