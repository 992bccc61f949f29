import type { Kind } from '../../src/identifier/kind.ts'
import { KINDS } from '../../src/identifier/kind.ts'
import { toHex } from '../../src/protocol/bytes.ts'
import { bucketOf } from '../../src/protocol/element.ts'
import type {
  PackedExposures,
  PublicationSource,
  PublishedDataSet,
  PublishedPartnerKey,
  TouchedBuckets,
} from '../../src/publication/source.ts'

interface Row {
  readonly kind: Kind
  readonly hex: string
  readonly element: Uint8Array
  readonly code: number
}
type Status = 'approved' | 'published' | 'withdrawn'

/** The write side as far as publishing sees it, in memory and under a test's control. */
export interface MemorySource extends PublicationSource {
  addDataSet(code: number, kind: Kind, elements: readonly Uint8Array[]): void
  withdraw(code: number): void
  suppress(kind: Kind, element: Uint8Array): void
  addKey(id: string): void
  revokeKey(id: string): void
  readonly epochs: readonly number[]
  readonly rows: number
}

export function createMemorySource(keyVersion = 1): MemorySource {
  let rows: Row[] = []
  const dataSets = new Map<number, { kind: Kind; status: Status; publishedAt: string; purged: boolean }>()
  const suppressions: { id: number; kind: Kind; hex: string; applied: boolean }[] = []
  const epochs: number[] = []
  let lastChange = 0
  const keys = new Map<string, PublishedPartnerKey>()

  const suppressedBy = (row: Row) => suppressions.find(one => one.kind === row.kind && one.hex === row.hex)
  const v = (row: { element: Uint8Array }) => bucketOf(row.element, 15)
  const distinct = (values: Iterable<number>) => [...new Set(values)].sort((a, b) => a - b)

  async function* packed(selected: readonly Row[]): AsyncGenerator<PackedExposures> {
    const sorted = selected.toSorted((a, b) => (a.hex < b.hex ? -1 : a.hex > b.hex ? 1 : a.code - b.code))
    for (let start = 0; start < sorted.length; start += 100) {
      const part = sorted.slice(start, start + 100)
      const elements = new Uint8Array(part.length * 32)
      for (const [i, row] of part.entries()) elements.set(row.element, i * 32)
      yield { count: part.length, elements, codes: Uint16Array.from(part, row => row.code) }
    }
  }
  const touched = (codes: ReadonlySet<number>): TouchedBuckets[] =>
    KINDS.map(kind => {
      const pendingSuppressions = suppressions.filter(one => one.kind === kind && !one.applied)
      const hexes = new Set(pendingSuppressions.map(one => one.hex))
      const own = rows.filter(row => row.kind === kind && (codes.has(row.code) || hexes.has(row.hex)))
      return { kind, keyVersion, buckets: distinct(own.map(v)) }
    })

  return {
    epochs,
    get rows() {
      return rows.length
    },
    addDataSet(code, kind, elements) {
      dataSets.set(code, { kind, status: 'approved', publishedAt: `2026-01-01T00:00:${code % 60}Z`, purged: false })
      for (const element of elements) rows.push({ kind, element, hex: toHex(element), code })
    },
    withdraw(code) {
      dataSets.get(code)!.status = 'withdrawn'
    },
    suppress(kind, element) {
      suppressions.push({ id: suppressions.length + 1, kind, hex: toHex(element), applied: false })
    },
    addKey(id) {
      const hash = Buffer.alloc(32, id).toString('base64url')
      const limits = { lookup: null, bulk: null }
      keys.set(id, {
        id,
        partner: 'bank',
        environment: 'live',
        hash,
        scopes: ['lookup'],
        expiresAt: null,
        addresses: [],
        limits,
      })
    },
    revokeKey(id) {
      keys.delete(id)
    },
    async beginAttempt(minimum) {
      const epoch = Math.max(minimum, epochs.at(-1) ?? 0) + 1
      epochs.push(epoch)
      return epoch
    },
    async pending() {
      const withStatus = (...wanted: Status[]) =>
        [...dataSets].filter(([, one]) => wanted.includes(one.status)).map(([code]) => code)
      const include = withStatus('approved', 'published').sort((a, b) => a - b)
      const withdrawn = withStatus('withdrawn')
      const withdrawnToPurge = withdrawn.filter(code => !dataSets.get(code)!.purged)
      const newlyPublished = withStatus('approved')
      const listed = (kind: Kind) =>
        new Set(rows.filter(r => r.kind === kind && include.includes(r.code) && !suppressedBy(r)).map(r => r.hex)).size
      return {
        datasets: [...dataSets].map(
          ([code, { kind, status, publishedAt }]): PublishedDataSet => ({
            code,
            incident: 'france-travail-2024',
            kind,
            dataClasses: ['names'],
            status: status === 'withdrawn' ? 'withdrawn' : 'published',
            synthetic: true,
            publishedAt,
          }),
        ),
        include,
        touched: touched(new Set([...newlyPublished, ...withdrawnToPurge])),
        newlyPublished,
        withdrawnToPurge,
        rowsToDelete: withdrawn.filter(code => dataSets.get(code)!.purged && rows.some(row => row.code === code)),
        highestSuppression: suppressions.length,
        entries: { email: listed('email'), phone: listed('phone'), iban: listed('iban'), person: listed('person') },
      }
    },
    exposures(kind, version, include, buckets) {
      const wanted = buckets && new Set(buckets)
      return packed(
        rows.filter(
          row =>
            version === keyVersion &&
            row.kind === kind &&
            include.includes(row.code) &&
            (!wanted || wanted.has(v(row))) &&
            !suppressedBy(row),
        ),
      )
    },
    suppressed: (kind, version, include) =>
      packed(
        rows.filter(
          row =>
            version === keyVersion &&
            row.kind === kind &&
            include.includes(row.code) &&
            suppressedBy(row)?.applied === true,
        ),
      ),
    catalogue: async () => [],
    keys: async () => [...keys.values()],
    lastChange: async () => lastChange,
    auditHash: async () => null,
    async finish({ published, purged, suppressionsApplied, changes }) {
      lastChange = Math.max(lastChange, ...changes.map(({ sequence }) => sequence))
      for (const code of published)
        if (dataSets.get(code)!.status === 'approved') dataSets.get(code)!.status = 'published'
      for (const code of purged) dataSets.get(code)!.purged = true
      for (const one of suppressions) if (one.id <= suppressionsApplied) one.applied = true
    },
    async deleteRows(code) {
      const before = rows.length
      rows = rows.filter(row => row.code !== code)
      return before - rows.length
    },
  }
}
