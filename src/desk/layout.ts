/** The document around every page of the desk. */
import { html } from 'hono/html'
import { head } from '../audit/log.ts'
import { decide } from '../officer/permissions.ts'
import { toHex } from '../protocol/bytes.ts'
import { otherLanguage } from '../site/language.ts'
import type { Html } from '../site/page.ts'
import { pathOf } from '../site/paths.ts'
import type { DeskContent, DeskContext, SignedInContext } from './context.ts'
import { frameMessages } from './messages/frame.ts'
import { csrfField } from './parts/csrf-field.ts'
import { type DeskPage, deskPath } from './paths.ts'

type Place = keyof (typeof frameMessages)['fr']['places']

/** A whole HTML document. */
export async function deskLayout(context: DeskContext, content: DeskContent): Promise<Html> {
  const { language, services } = context
  const { names } = services
  const m = frameMessages[language]
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${content.title} – ${m.name}</title>
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${names.files['mark.svg'] ?? 'data:,'}" type="image/svg+xml">
<link rel="stylesheet" href="${names.styles.site}">
<link rel="stylesheet" href="${names.styles.desk}">
${content.scripts
  ?.filter(name => name in names.scripts)
  .map(name => html`<script type="module" src="${names.scripts[name]}"></script>`)}
</head>
<body class="desk">
${content.bare ? html`<main id="main">${content.body}</main>` : await framed(context, content)}
</body>
</html>`
}

async function framed(context: DeskContext, content: DeskContent): Promise<Html> {
  const { language, services, link, signedIn } = context
  const m = frameMessages[language]
  const other = otherLanguage(language)
  const shown: DeskPage = content.under ?? context.page
  const there = deskPath(context.page, other, context.parameters)
  return html`<a class="skip" href="#main">${m.skip}</a>
${services.demo ? html`<aside class="demo-banner" aria-label="${m.demoLabel}">${m.demo}</aside>` : ''}
<header class="site-header">
  <a class="brand" href="${link('home')}"><span>${m.name}</span></a>
  ${
    signedIn
      ? html`<nav aria-label="${m.navigation}"><ul>${placesOf(context).map(
          place =>
            html`<li><a href="${link(place)}"${place === shown ? html` aria-current="page"` : ''}>${m.places[place]}</a></li>`,
        )}</ul></nav>`
      : ''
  }
  <a class="language" href="${there}" lang="${other}" hreflang="${other}">${m.otherLanguage}</a>
</header>
<main id="main" tabindex="-1">
${content.body}
</main>
<footer class="site-footer">
  ${
    signedIn
      ? html`<form method="post" action="${link('signOut')}" class="signed-in">${csrfField(context as SignedInContext)}
  <span>${m.signedInAs(signedIn.name)}</span> <button class="secondary">${m.signOut}</button></form>
  ${await auditHead(context)}`
      : ''
  }
  <p><a href="${pathOf('home', language)}">${m.publicSite}</a></p>
</footer>`
}

/** Where the officer has something to do. */
function placesOf({ signedIn }: DeskContext): Place[] {
  const memberships = signedIn?.officer.memberships ?? []
  const roles = new Set(memberships.flatMap(one => one.roles))
  const works = roles.has('officer') || roles.has('reviewer') || roles.has('auditor')
  const governs = roles.has('administrator') || roles.has('auditor')
  const readsPartners = signedIn !== null && decide(signedIn.officer, 'partner.read', { on: 'platform' }).allowed
  return [
    ...(works ? (['home', 'clocks', 'register', 'suppressions', 'publication'] as const) : []),
    ...(readsPartners ? (['partners'] as const) : []),
    ...(governs ? (['people', 'audit'] as const) : []),
    'account',
  ]
}

/** The newest hash of the audit log: written down elsewhere, it shows a log that was changed later. */
async function auditHead({ services, language }: DeskContext): Promise<Html> {
  const m = frameMessages[language]
  const last = await head(services.db)
  return last
    ? html`<p class="small">${m.auditHead(last.sequence)} <code>${toHex(last.hash)}</code></p>`
    : html`<p class="small">${m.auditEmpty}</p>`
}
