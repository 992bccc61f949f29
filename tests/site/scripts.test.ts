import { expect, test } from 'vitest'
import { siteWeight } from '../support/site-weight.ts'
import { testSite } from './test-site.ts'

test('the check page’s own script knows nothing of the protocol', async () => {
  const { names, atOnce, onDemand } = await siteWeight()
  const { get } = await testSite()
  const home = names.scripts.home!
  for (const path of [...atOnce(home), ...onDemand(home).flatMap(needed => [...needed])]) {
    expect(await (await get(path)).text()).not.toMatch(/ristretto|argon2/i)
  }
})
