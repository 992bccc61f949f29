/** Feeds as Atom (RFC 4287). */

import { element, type Xml, xmlDocument } from '../xml.ts'
import { AUTHOR, type Feed, type FeedEntry } from './feed.ts'

/** The document of a feed. `origin` without a trailing slash. */
export function atomDocument(feed: Feed, origin: string): string {
  const { id, path, home, language, title, description, updated, entries } = feed
  const root = element(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language },
    element('id', {}, id),
    element('title', {}, title),
    element('subtitle', {}, description),
    element('updated', {}, updated),
    element('link', { rel: 'self', type: 'application/atom+xml', href: origin + path }),
    element('link', { rel: 'alternate', type: 'text/html', href: origin + home }),
    element('author', {}, element('name', {}, AUTHOR)),
    ...entries.map(entry => entryElement(entry, origin)),
  )
  return xmlDocument(root)
}

function entryElement({ id, path, title, summary, html, published, updated, tags }: FeedEntry, origin: string): Xml {
  return element(
    'entry',
    {},
    element('id', {}, id),
    element('title', {}, title),
    element('published', {}, published),
    element('updated', {}, updated),
    element('link', { rel: 'alternate', type: 'text/html', href: origin + path }),
    ...tags.map(term => element('category', { term })),
    element('summary', {}, summary),
    // HTML as text, escaped once more (section 3.1.1.2).
    element('content', { type: 'html' }, html),
  )
}
