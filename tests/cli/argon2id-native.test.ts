import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { argon2idNative } from '../../src/cli/argon2id-native.ts'
import { argon2idWasm } from '../../src/protocol/argon2id-wasm.ts'
import { ARGON2ID_COST, assertKnownAnswer } from '../../src/protocol/digest.ts'

describe('native Argon2id', () => {
  it('gives the known answer of the protocol', () => assertKnownAnswer(argon2idNative))

  it('gives the same bytes as the one for browsers', async () => {
    const parameters = { ...ARGON2ID_COST, memoryKiB: 64, salt: crypto.getRandomValues(new Uint8Array(16)) }
    for (const length of [1, 8, 300]) {
      const password = crypto.getRandomValues(new Uint8Array(length))
      expect(await argon2idNative(password, parameters)).toEqual(await argon2idWasm(password, parameters))
    }
  })

  it.runIf(process.platform === 'linux')('runs on as many threads as there are cores', () => {
    const module = new URL('../../src/cli/argon2id-native.ts', import.meta.url).href
    const threads = (cores: number) => {
      const program = `
        import { readdirSync } from 'node:fs'
        import { argon2idNative, useAllCores } from '${module}'
        useAllCores(${cores})
        const threads = () => readdirSync('/proc/self/task').length
        const before = threads()
        const cost = { version: 19, memoryKiB: 64, iterations: 1, parallelism: 1, hashLength: 32, salt: new Uint8Array(16) }
        await Promise.all(Array.from({ length: 32 }, () => argon2idNative(new Uint8Array(8), cost)))
        console.log(threads() - before)`
      const environment = Object.fromEntries(
        Object.entries(process.env).filter(([name]) => name !== 'UV_THREADPOOL_SIZE'),
      )
      return Number(execFileSync(process.execPath, ['--input-type=module', '-e', program], { env: environment }))
    }
    expect(threads(16)).toBe(16)
    expect(threads(2)).toBe(4)
  })
})
