/**
 * The demo's invented people, contributed and approved as an officer would, from committed digests: computing 1,200
 * Argon2id at every first start would take a minute.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Database } from '../database/connect.ts'
import type { Kind } from '../identifier/kind.ts'
import { approveDataSet, createDataSet, listDataSets } from '../intake/data-sets.ts'
import { completeUpload, openUpload, putChunk } from '../intake/uploads.ts'
import { importPartnerKey } from '../partner/keys.ts'
import { addPartner } from '../partner/partners.ts'
import { PARTNER_SCOPES } from '../partner/scopes.ts'
import { concatBytes, fromBase64Url } from '../protocol/bytes.ts'
import { elementOfDigest } from '../protocol/oprf-server.ts'
import type { OprfKey } from '../protocol/parameters.ts'
import type { Ristretto255 } from '../protocol/ristretto255.ts'
import { DEMO_PARTNER_KEY } from './demo-secrets.ts'

interface DemoPerson {
  readonly id: string
  readonly email: string
  readonly dataSets: readonly number[]
}
interface DemoDataSet {
  readonly code: number
  readonly incident: string
  readonly kind: Kind
  readonly dataClasses: readonly string[]
}
interface DemoDigests {
  readonly digests: Readonly<Record<string, Readonly<Record<Kind, string>>>>
}

const FOLDER = new URL('../../fixtures/demo/', import.meta.url)
const read = async <T>(name: string): Promise<T> => JSON.parse(await readFile(new URL(name, FOLDER), 'utf8')) as T

/** Puts the demo's data sets and partner into an empty database; does nothing when there are data sets already. */
export async function loadDemo(
  { db }: Database,
  group: Ristretto255,
  keys: readonly OprfKey[],
): Promise<{ loaded: boolean }> {
  if ((await listDataSets(db)).length > 0) return { loaded: false }
  const now = new Date()
  const actor = 'demo'
  const [people, dataSets, { digests }] = await Promise.all([
    read<DemoPerson[]>('people.json'),
    read<DemoDataSet[]>('datasets.json'),
    read<DemoDigests>('digests.json'),
  ])
  for (const { code: wanted, incident, kind, dataClasses } of dataSets) {
    const code = await createDataSet(db, { incident, kind, dataClasses, synthetic: true, now, actor })
    if (code !== wanted) throw new Error('the demo needs an empty database')
    const key = keys.find(one => one.kind === kind && one.current)!
    const elements = people
      .filter(person => person.dataSets.includes(code))
      .map(person => elementOfDigest(group, key, fromBase64Url(digests[person.id]![kind])!))
      .sort(Buffer.compare)
    const bytes = concatBytes(...elements)
    const contributor = { id: actor }
    const upload = { contributor, dataset: code, keyVersion: key.version, clientKey: `demo-dataset-${code}` }
    const { id: uploadId } = await openUpload(db, { ...upload, now })
    const sha256 = new Uint8Array(createHash('sha256').update(bytes).digest())
    const isValidElement = (element: Uint8Array) => group.isValidElement(element)
    await putChunk(db, { contributor, uploadId, number: 0, elements: bytes, sha256, isValidElement })
    await completeUpload(db, { contributor, uploadId, chunks: 1, now })
    await approveDataSet(db, { code, now, actor })
  }
  const partner = await addPartner(db, { name: 'Banque Exemple', now, actor })
  await importPartnerKey(db, {
    partner: partner.id,
    key: DEMO_PARTNER_KEY,
    label: 'demo',
    scopes: PARTNER_SCOPES,
    now,
    actor,
  })
  return { loaded: true }
}

/** A digest to try partner lookups with: base64url of the e-mail of the demo's first person, who is listed. */
export async function demoDigest(): Promise<string> {
  const [people, { digests }] = await Promise.all([
    read<DemoPerson[]>('people.json'),
    read<DemoDigests>('digests.json'),
  ])
  return digests[people[0]!.id]!.email
}
