/** The document around every page: head with its links and cards, header, navigation, footer. */
import { html } from 'hono/html'
import { LANGUAGES, type Language, otherLanguage } from './language.ts'
import { layoutMessages } from './messages/layout.ts'
import type { Html, PageContent, PageContext } from './page.ts'
import { feedPathOf, type PageKey, pathOf } from './paths.ts'

const NAVIGATION = ['home', 'concerned', 'plan', 'incidents', 'figures'] as const satisfies readonly PageKey[]
const FOOTER = [
  'watch',
  'how',
  'about',
  'openData',
  'api',
  'partners',
  'accessibility',
  'legal',
] as const satisfies readonly PageKey[]

/** A whole HTML document. */
export function layout(context: PageContext, content: PageContent): Html {
  const { language, services, link } = context
  const { names } = services
  const m = layoutMessages[language]
  const shown = content.error ? null : context.page
  const title = shown === 'home' ? content.title : `${content.title} – Vigifuite`
  const other = otherLanguage(language)
  const card = names.files[`social-${language}.png`]
  const current = (key: PageKey) => (key === shown ? html` aria-current="page"` : '')
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${content.description}">
${content.indexed === false ? html`<meta name="robots" content="noindex">` : ''}
${content.error ? '' : addresses(context)}
<meta property="og:type" content="website">
<meta property="og:site_name" content="Vigifuite">
<meta property="og:title" content="${content.title}">
<meta property="og:description" content="${content.description}">
<meta property="og:locale" content="${language === 'fr' ? 'fr_FR' : 'en_GB'}">
${card === undefined ? '' : html`<meta property="og:image" content="${context.url.origin}${card}"><meta name="twitter:card" content="summary_large_image">`}
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#0d4f4a">
<link rel="icon" href="${names.files['mark.svg'] ?? 'data:,'}" type="image/svg+xml">
<link rel="stylesheet" href="${names.styles.site}">
${content.feeds?.map(
  feed => html`<link rel="alternate" type="application/atom+xml" title="${feed.title}" href="${feed.path}.atom">
<link rel="alternate" type="application/feed+json" title="${feed.title}" href="${feed.path}.json">`,
)}
${content.scripts?.map(name => html`<script type="module" src="${names.scripts[name]}"></script>`)}
</head>
<body>
<a class="skip" href="#main">${m.skip}</a>
${services.demo ? html`<aside class="demo-banner" aria-label="${m.demoLabel}">${m.demo}</aside>` : ''}
<header class="site-header">
  <a class="brand" href="${link('home')}">${mark()}<span>Vigifuite</span></a>
  <nav aria-label="${m.mainNavigation}">
    <ul>${NAVIGATION.map(key => html`<li><a href="${link(key)}"${current(key)}>${m.pages[key]}</a></li>`)}</ul>
  </nav>
  <a class="language" href="${content.error ? pathOf('home', other) : pathOf(context.page, other, context.parameters)}" lang="${other}" hreflang="${other}" rel="alternate">${m.otherLanguage}</a>
</header>
<main id="main" tabindex="-1">
${content.body}
</main>
<footer class="site-footer">
  <p>${m.footer}</p>
  <nav aria-label="${m.footerNavigation}">
    <ul>${FOOTER.map(key => html`<li><a href="${link(key)}"${current(key)}>${m.pages[key]}</a></li>`)}
    <li><a href="${feedPathOf('incidents', language)}.atom">${m.atomFeed}</a></li></ul>
  </nav>
</footer>
</body>
</html>`
}

/** Where the page stands, and its counterpart in the other language. */
function addresses({ page, language, parameters, url }: PageContext): Html {
  const address = (one: Language) => url.origin + pathOf(page, one, parameters)
  return html`<link rel="canonical" href="${address(language)}">
${LANGUAGES.map(one => html`<link rel="alternate" hreflang="${one}" href="${address(one)}">`)}
<link rel="alternate" hreflang="x-default" href="${address('fr')}">
<meta property="og:url" content="${address(language)}">`
}

/** The mark: a drop, and the eye that watches it. */
const mark = () =>
  html`<svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false"><path d="M16 2C11 9 5 14.5 5 20a11 11 0 0 0 22 0C27 14.5 21 9 16 2Z" fill="currentColor"/><circle cx="16" cy="20" r="6" class="mark-eye"/><circle cx="16" cy="20" r="2.5" fill="currentColor"/></svg>`
