/**
 * The three XML documents of S3 that the store reads or writes. Keys are object names, which need no escaping; keys that are none are not
 * ours and left out. Nothing is expanded but the five predefined entities.
 */
import { isObjectName, type ObjectEntry } from './object-store.ts'

export interface ListPage {
  readonly entries: readonly ObjectEntry[]
  /** Null on the last page. */
  readonly next: string | null
}

/** A page of ListObjectsV2; null when it is not one, or says there is more without saying how to get it. */
export function parseListPage(xml: string): ListPage | null {
  if (!/<ListBucketResult[\s>]/.test(xml) || !xml.includes('</ListBucketResult>')) return null
  const entries: ObjectEntry[] = []
  for (const [, contents = ''] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
    const name = unescapeXml(textOf(contents, 'Key') ?? '')
    const size = Number(textOf(contents, 'Size') ?? Number.NaN)
    const modified = new Date(textOf(contents, 'LastModified') ?? Number.NaN)
    if (!isObjectName(name)) continue
    if (!Number.isSafeInteger(size) || size < 0 || Number.isNaN(modified.getTime())) return null
    entries.push({ name, size, modified })
  }
  const truncated = textOf(xml, 'IsTruncated')
  if (truncated === 'false') return { entries, next: null }
  const next = unescapeXml(textOf(xml, 'NextContinuationToken') ?? '')
  return truncated === 'true' && next !== '' ? { entries, next } : null
}

/** The body of DeleteObjects, to be answered with errors only. */
export function deleteRequest(names: readonly string[]): string {
  const objects = names.map(name => `<Object><Key>${name}</Key></Object>`).join('')
  return `<?xml version="1.0" encoding="UTF-8"?><Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Quiet>true</Quiet>${objects}</Delete>`
}

/** True when the answer to DeleteObjects says that all of them are gone. */
export function allDeleted(xml: string): boolean {
  return /<DeleteResult[\s/>]/.test(xml) && !/<Error[\s>]/.test(xml)
}

/** The `Code` of an error answer, such as `NoSuchBucket`; null when there is none that is one word. */
export function errorCode(xml: string): string | null {
  return /<Error>.*?<Code>([A-Za-z]{1,60})<\/Code>/s.exec(xml)?.[1] ?? null
}

function textOf(xml: string, tag: string): string | null {
  return new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1] ?? null
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescapeXml = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => ENTITIES[entity] ?? '')
