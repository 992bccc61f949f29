import { expect, test } from 'vitest'
import { createRistretto255 } from '../../src/protocol/ristretto255.ts'
import wasm from '../../src/protocol/ristretto255.wasm'
import { EXPECTED_SCRIPT } from '../http/request-script.expected.ts'
import { requestScript } from '../http/request-script.ts'

test('the same walk through the API as on Node', async () => {
  expect(await requestScript(createRistretto255(wasm))).toEqual(EXPECTED_SCRIPT)
})
