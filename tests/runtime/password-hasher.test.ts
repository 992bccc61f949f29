import { describe, expect, it } from 'vitest'
import { createPasswordHasher } from '../../src/runtime/password-hasher.ts'

describe('passwords', () => {
  it('are hashed with the parameters of OWASP, and a salt of their own', async () => {
    const hasher = await createPasswordHasher()
    const [one, other] = [await hasher.hash('agrafeuse cheval pile'), await hasher.hash('agrafeuse cheval pile')]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/)
    expect(one).not.toBe(other)
    expect(await hasher.verify(one, 'agrafeuse cheval pile')).toBe(true)
    expect(await hasher.verify(one, 'agrafeuse cheval pilf')).toBe(false)
    expect(await hasher.verify(one, '')).toBe(false)
    expect(hasher.decoy).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/)
    expect(hasher.isOutdated(hasher.decoy)).toBe(false)
  })

  it('are outdated once the parameters change', async () => {
    const cheap = await createPasswordHasher({ memoryKiB: 1024, iterations: 2, parallelism: 1 })
    const hash = await cheap.hash('agrafeuse cheval pile')
    expect((await createPasswordHasher()).isOutdated(hash)).toBe(true)
    expect(cheap.isOutdated(hash)).toBe(false)
  })
})
