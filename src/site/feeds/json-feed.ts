/** Feeds as JSON Feed 1.1 (jsonfeed.org). */
import { AUTHOR, type Feed } from './feed.ts'

/** The document of a feed. `origin` without a trailing slash. */
export function jsonFeedDocument(feed: Feed, origin: string): string {
  const { path, home, language, title, description, entries } = feed
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: origin + home,
    feed_url: origin + path,
    language,
    authors: [{ name: AUTHOR }],
    items: entries.map(entry => ({
      id: entry.id,
      url: origin + entry.path,
      title: entry.title,
      summary: entry.summary,
      content_html: entry.html,
      date_published: entry.published,
      date_modified: entry.updated,
      tags: entry.tags,
      language,
    })),
  })
}
