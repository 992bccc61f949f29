import { describe, expect, it } from 'vitest'
import { BOTH, ContributionFixture } from './contribution-fixture.ts'

const list = new ContributionFixture()

describe('going on after an interruption', () => {
  it.each(process.env.VIGIFUITE_LONG ? [1, 2, 4, 9, 14, 20] : [2, 14])(
    'survives kill -9 at request %i without redoing finished chunks',
    async at => {
      const lines = await list.writeList(230)
      await list.runProcess(BOTH, child => {
        list.server.state.fault = ({ count }) => {
          if (count >= at) child.kill('SIGKILL')
          return count >= at
        }
      })
      list.server.state.fault = () => false
      const stored = new Set(
        [...list.server.uploads.values()].flatMap(one => [...one.chunks.keys()].map(n => `${one.id}/chunks/${n}`)),
      )
      const before = list.server.log.length
      const held = () => list.server.elementCount()
      const [heldBefore, evaluatedBefore] = [held(), list.server.state.evaluated]
      const { code } = await list.run(BOTH)
      expect(code).toBe(0)
      await list.expectComplete(lines)
      expect(list.server.state.evaluated - evaluatedBefore).toBe(held() - heldBefore)
      const again = list.server.log.slice(before).filter(line => [...stored].some(one => line.endsWith(one)))
      expect(again).toEqual([])
      expect(list.server.uploads.size).toBe(2)
    },
  )

  it('goes on when the answer to any one request is lost', async () => {
    const lines = await list.writeList(120)
    const lost = new Set<string>()
    list.server.state.fault = ({ route, after }, response) => {
      if (!after || lost.has(route)) return false
      lost.add(route)
      response.socket?.destroy()
      return true
    }
    const { code, err } = await list.run(BOTH)
    expect(err).not.toContain('vigifuite:')
    expect(code).toBe(0)
    expect(lost.size).toBeGreaterThanOrEqual(5)
    await list.expectComplete(lines)
  })

  it('waits while the service restarts, and as long as a quota says', async () => {
    const lines = await list.writeList(120)
    let refusals = 0
    list.server.state.fault = ({ count, after }, response) => {
      if (after || count < 8 || refusals >= 12) return false
      refusals++
      const status = [500, 502, 503, 429][refusals % 4]!
      response.writeHead(status, status === 429 ? { 'retry-after': '0' } : {}).end()
      return true
    }
    expect((await list.run(BOTH)).code).toBe(0)
    expect(refusals).toBe(12)
    await list.expectComplete(lines)
  })

  it('ends after the chunks under way on Ctrl-C, and goes on later', async () => {
    const lines = await list.writeList(900)
    let interrupted = false
    const { code, out, err } = await list.runProcess(BOTH, child => {
      list.server.state.fault = ({ route }) => {
        // Once: a second Ctrl-C would leave at once.
        if (!interrupted && route.startsWith('PUT')) interrupted = child.kill('SIGINT')
        return false
      }
    })
    expect(code).toBe(130)
    expect(err).toContain('Stopping after the chunks that are under way')
    expect(out).toContain('Run the same command again')
    const first = list.puts()
    expect(first.length).toBeGreaterThan(0)
    expect(first.length).toBeLessThan(20)
    expect([...list.server.uploads.values()].map(one => one.status)).toEqual(['open', 'open'])
    list.server.state.fault = () => false
    expect((await list.run(BOTH)).code).toBe(0)
    expect(new Set(list.puts()).size).toBe(list.puts().length)
    await list.expectComplete(lines)
  })
})
