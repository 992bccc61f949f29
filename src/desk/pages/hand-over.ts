import { html } from 'hono/html'
import type { IssuedLink } from '../../officer/links.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import { peopleMessages } from '../messages/people.ts'
import { shortMoment } from '../parts/short-moment.ts'

/** A one-time link, the only time that it is shown. The token stands after the `#`, where no server logs it. `next`: where the page leads on to. */
export function handOverPage(context: SignedInContext, { token, expiresAt }: IssuedLink, next: string): DeskAnswer {
  const { language, link, url } = context
  const m = peopleMessages[language].link
  return {
    page: {
      title: m.title,
      under: 'people',
      scripts: ['copy'],
      body: html`<h1>${m.title}</h1>
<p class="lead">${m.lead}</p>
<div class="card"><div class="field"><label for="link">${m.label}<span class="hint" id="link-hint">${m.hint}</span></label>
<input id="link" class="long" readonly value="${url.origin}${link('link')}#${token}" aria-describedby="link-hint" data-copy="${m.copy}" data-copied="${m.copied}"></div>
<p>${m.until} ${shortMoment(expiresAt, language)}.</p></div>
<p>${m.how}</p>
<p><a class="button" href="${next}">${m.button}</a></p>`,
    },
  }
}
