import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { PreconditionFailedError, StoreUnavailableError } from '../../src/store/object-store.ts'
import { createS3Store } from '../../src/store/s3.ts'
import { type S3Server, startS3Server } from '../support/s3-server.ts'
import { describeObjectStore } from '../support/store-contract.ts'

let server: S3Server
beforeAll(async () => {
  server = await startS3Server({ pageSize: 100 })
})
afterAll(() => server.close())

const open = (change: Partial<Parameters<typeof createS3Store>[0]> = {}) =>
  createS3Store({ ...server, sleep: async () => undefined, random: () => 0.5, timeoutMs: 5_000, ...change })
const bytes = (text: string) => new TextEncoder().encode(text)
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    error => (error instanceof StoreUnavailableError ? error.code : error),
  )

describeObjectStore('S3', () => open())

describe('S3, when the service fails', () => {
  beforeEach(() => {
    server.faults.length = 0
  })

  test('waits longer each time, with jitter, and gives up after the last attempt', async () => {
    const waits: number[] = []
    const store = open({ sleep: async milliseconds => void waits.push(milliseconds), random: () => 0, attempts: 8 })
    server.faults.push(...Array<'refuse'>(8).fill('refuse'))
    expect(await codeOf(store.get('object'))).toBe('http-503')
    expect(waits).toEqual([100, 200, 400, 800, 1_600, 2_500, 2_500])
    expect(await store.get('object')).toBeNull()
  })

  test('tries again after 5xx, a cut connection and a time-out', async () => {
    const store = open({ timeoutMs: 300 })
    server.faults.push('refuse', 'cut', 'hang')
    await store.put('again/put', bytes('written'))
    server.faults.push('refuse', 'cut', 'hang')
    expect((await store.get('again/put'))?.bytes).toEqual(bytes('written'))
    server.faults.push('serve-then-cut')
    await store.delete(['again/put'])
    expect(await store.get('again/put')).toBeNull()
  })

  for (const fault of ['serve-then-error', 'serve-then-cut', 'serve-then-hang'] as const) {
    test(`its own conditional write, ${fault}, is not taken for another's`, async () => {
      const store = open({ timeoutMs: 300 })
      server.faults.push(fault)
      const { etag } = await store.put(`ambiguous/${fault}`, bytes('mine'), { ifAbsent: true })
      server.faults.push(fault)
      const second = await store.put(`ambiguous/${fault}`, bytes('mine again'), { ifMatch: etag })
      expect(await store.get(`ambiguous/${fault}`)).toEqual({ bytes: bytes('mine again'), etag: second.etag })
    })
  }

  test('a conditional write that failed and then met other bytes has no known outcome', async () => {
    const store = open()
    await store.put('ambiguous/lost', bytes('theirs'), { ifAbsent: true })
    server.faults.push('refuse')
    expect(await codeOf(store.put('ambiguous/lost', bytes('mine'), { ifAbsent: true }))).toBe('outcome-unknown')
    await expect(store.put('ambiguous/lost', bytes('mine'), { ifAbsent: true })).rejects.toThrow(
      PreconditionFailedError,
    )
  })

  test('a conflict with another conditional write is tried again and is no doubt about the outcome', async () => {
    const store = open()
    await store.put('conflict/object', bytes('theirs'), { ifAbsent: true })
    server.faults.push({ status: 409, body: '<Error><Code>ConditionalRequestConflict</Code></Error>' })
    await expect(store.put('conflict/object', bytes('mine'), { ifAbsent: true })).rejects.toThrow(
      PreconditionFailedError,
    )
  })

  test('no bucket, wrong secrets and answers of strangers are never "no object"', async () => {
    expect(await codeOf(open({ bucket: 'other' }).get('object'))).toBe('NoSuchBucket')
    expect(await codeOf(open({ secretAccessKey: 'wrong' }).get('object'))).toBe('SignatureDoesNotMatch')
    expect(await codeOf(open({ endpoint: 'http://127.0.0.1:9' }).get('object'))).toBe('network')
    server.faults.push({ status: 404, body: '<html>not found</html>' })
    expect(await codeOf(open().get('object'))).toBe('http-404')
    server.faults.push({ status: 302, body: '' })
    expect(await codeOf(open().get('object'))).toBe('http-302')
  })

  test('a list is whole or throws', async () => {
    const store = open()
    const all = async () => {
      for await (const _ of store.list('whole/'));
    }
    const page = (inside: string) => ({ status: 200, body: `<ListBucketResult>${inside}</ListBucketResult>` })
    server.faults.push({ status: 200, body: '<html>sign in</html>' })
    expect(await codeOf(all())).toBe('http-200')
    server.faults.push(page('<IsTruncated>true</IsTruncated>'))
    expect(await codeOf(all())).toBe('http-200')
    const same = page('<IsTruncated>true</IsTruncated><NextContinuationToken>x</NextContinuationToken>')
    server.faults.push(same, same)
    expect(await codeOf(all())).toBe('http-200')
    server.faults.push({ status: 200, body: '<ListBucketResult><IsTruncated>false</IsTruncated>' })
    expect(await codeOf(all())).toBe('http-200')
  })

  test('a delete that leaves something is an error', async () => {
    server.faults.push({
      status: 200,
      body: '<DeleteResult><Error><Key>a</Key><Code>AccessDenied</Code></Error></DeleteResult>',
    })
    expect(await codeOf(open().delete(['a']))).toBe('AccessDenied')
  })

  test('errors carry no name', async () => {
    server.faults.push({ status: 400, body: '<Error><Code>bucket 15-5b3f</Code><Message>15-5b3f</Message></Error>' })
    const error = await open()
      .get('buckets/email/1/15-5b3f/7.bin')
      .catch((reason: Error) => reason)
    expect(JSON.stringify([error, String(error), (error as Error).stack, (error as Error).cause])).not.toContain('5b3f')
  })
})
