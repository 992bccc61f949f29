import { expect, test } from 'vitest'
import { ristretto255 } from '../support/ristretto255.ts'
import { requestScript } from './request-script.ts'

test('one walk through the API', async () => {
  expect(await requestScript(ristretto255())).toMatchInlineSnapshot(`
    [
      "GET /healthz → 200 application/json {"status":"ok"}",
      "GET /readyz → 200 application/json {"status":"ready","epoch":5}",
      "GET /v1/parameters → 200 application/json {"protocol":"vf1","epoch":5,"demo":false,"bucketOrigin":"","argon2id":{"version":19,"memoryKiB":19456,"iterations":2,"parallelism":1,"hashLength":32,"salt":"CQkJCQkJCQkJCQkJCQkJCQ"},"oprf":{"mode":"voprf","suite":"ristretto255-SHA512"},"kinds":{"email":{"id":1,"keys":[{"version":1,"publicKey":"zhw02nAAcuFfJOQL9qT7EPyxY8s9vdZ0tkcnhCcIVgk","bucketBits":2,"cu",
      "POST /v1/evaluations → 200 version 1, element 66e4a2715d55a65599c79cf2690f4064c5f5bd5a4484346d292abe271ae7fa2f",
      "GET /v1/buckets/email/1/2-0001 → 200 application/octet-stream true",
      "the same again → 304 - ",
      "GET another layout → 404 application/problem+json {"type":"urn:vigifuite:problem:layout-changed","title":"Not part of the current publication: fetch the parameters and begin again","status":404,"requestId":"request-7"}",
      "GET /v1/datasets → 200 application/json {"epoch":5,"datasets":[{"code":3,"incident":"incident-3","kind":"email","dataClasses":["names"],"status":"published","synthetic":true,"publishedAt":"2026-01-02T03:04:05.000Z"},{"code":4,"incident":"incident-4","kind":"email","dataClasses":["names"],"status":"published","synthetic":true,"publishedAt":"2026-01-02T03:04:05.000Z"},{"code":9,"incident":"incident-",
      "GET /v1/manifest → 200 application/json {"format":1,"epoch":5,"publishedAt":"2026-01-02T03:04:05.000Z","auditHash":null,"catalogue":{"name":"catalogue/5.json","sha256":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","bytes":1},"datasets":{"name":"datasets/5.json","sha256":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","bytes":1},"kinds":{"email":[{"keyVersion":1,"current":true,"bucketBits":2,"shardBi",
      "GET /v1/incidents → 200 application/json {"incidents":[],"total":0,"nextCursor":null}",
      "POST /v1/lookups → 200 application/json {"epoch":5,"results":[{"state":"listed","datasets":[3]},{"state":"listed","datasets":[3,4]},{"state":"not-listed"},{"state":"unavailable"},{"state":"not-listed"}]}",
      "without a key → 401 application/problem+json {"type":"urn:vigifuite:problem:unauthenticated","title":"A valid key is needed","status":401,"requestId":"request-12"}",
      "not covered → 200 application/json {"epoch":5,"results":[{"state":"not-covered"}]}",
      "not JSON → 400 application/problem+json {"type":"urn:vigifuite:problem:malformed-body","title":"The body is not well-formed JSON","status":400,"requestId":"request-14"}",
      "wrong method → 405 application/problem+json {"type":"urn:vigifuite:problem:method-not-allowed","title":"This method is not allowed here","status":405,"requestId":"request-15"}",
      "no such path → 404 application/problem+json {"type":"urn:vigifuite:problem:not-found","title":"There is nothing here","status":404,"requestId":"request-16"}",
      "without a store → 503 application/problem+json {"type":"urn:vigifuite:problem:unavailable","title":"This cannot be answered at the moment","status":503,"requestId":"request-17"}",
    ]
  `)
})
