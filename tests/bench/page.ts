import type { Browser, Page } from 'playwright-core'
import { prepareDemo } from '../../src/cli/serve.ts'
import { openDatabase } from '../../src/database/connect.ts'
import type { Kind } from '../../src/identifier/kind.ts'
import { buildSite } from '../../src/runtime/build-site.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { startServer } from '../../src/runtime/node.ts'
import { DEMO_EXAMPLES } from '../../src/site/demo-examples.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { press } from '../support/check-page.ts'
import { launchChromium } from '../support/chromium.ts'
import { openSlowLink } from '../support/slow-link.ts'
import { slowProcesses } from '../support/slow-processes.ts'
import { type BenchContext, type Row, row } from './harness.ts'
import { type Observed, observe, observed } from './page-observer.ts'

/** A mid-range phone on a mobile network, as the issue about the site names it. */
const LINK = { roundTripMs: 150, downBitsPerSecond: 1_600_000, upBitsPerSecond: 750_000 }
const SLOWER = 4
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'fr-FR' }
const TURNS = 3
const KB = 1000
/** Longer than anything takes to follow that the page asks for by itself. */
const QUIET_MS = 500

/** What is asked, by what it is called in a row. A phone number needs the most scripts. */
const CHECKS = {
  'e-mail, listed': ['email', 'listed'],
  'e-mail, not listed': ['email', 'notListed'],
  'phone number, listed': ['phone', 'listed'],
} as const satisfies Record<string, readonly [Kind, 'listed' | 'notListed']>
type Check = keyof typeof CHECKS

interface Visit extends Observed {
  readonly bytesBefore: number
  readonly bytesInAll: number
}

/** The check page in Chromium with an empty cache, against a real server with the demo, on a slow processor and a slow link. */
export function rows(context: BenchContext): Row[] {
  let started: ReturnType<typeof start> | undefined
  const world = () => {
    started ??= start()
    return started
  }
  const visits = new Map<string, Promise<Visit>>()

  async function start() {
    await buildSite()
    const config = readConfig({ HOST: '127.0.0.1', PORT: '0' }, { demo: true })
    const database = await openDatabase('memory')
    context.defer(() => database.close())
    const store = createMemoryStore()
    await prepareDemo(config, database, store)
    const server = await startServer(config, { database, store, log: () => undefined })
    context.defer(() => server.close())
    const link = await openSlowLink(server.port, LINK)
    context.defer(() => link.close())
    const browser = await launchChromium()
    context.defer(() => browser.close())
    return { browser, link, origin: `http://127.0.0.1:${link.port}` }
  }

  async function visit(check: Check): Promise<Visit> {
    const { browser, link, origin } = await world()
    const [kind, which] = CHECKS[check]
    const phone = await browser.newContext(PHONE)
    try {
      const page = await phone.newPage()
      await page.addInitScript(observe)
      // Puts the page's process in place; nothing of the site is in the cache afterwards.
      await page.goto(`${origin}/robots.txt`)
      link.disconnect()
      const release = await slowProcesses(await renderers(browser), SLOWER)
      try {
        const from = link.received()
        await page.goto(`${origin}/`)
        await page.waitForSelector('#submit:enabled')
        await quiet(page, link.received)
        const bytesBefore = link.received() - from
        await press(page, kind, ...DEMO_EXAMPLES[kind][which])
        await page.waitForSelector('#answer')
        await quiet(page, link.received)
        return { ...(await page.evaluate(observed)), bytesBefore, bytesInAll: link.received() - from }
      } finally {
        await release()
      }
    } finally {
      await phone.close()
    }
  }

  /** A row about a visit of each turn; rows about the same check share its visits. */
  const about = (
    given: Pick<Row, 'what' | 'unit' | 'atMost' | 'against'>,
    checks: readonly Check[],
    value: (visit: Visit) => number,
  ): Row => {
    let turn = 0
    return row({
      ...given,
      rounds: TURNS,
      prepare: async () => void (await world()),
      measure: async () => {
        turn++
        const values: number[] = []
        for (const check of checks) {
          const key = `${check} ${turn}`
          if (!visits.has(key)) visits.set(key, visit(check))
          values.push(value(await visits.get(key)!))
        }
        return Math.max(...values)
      },
    })
  }
  const arithmetic = async (slowed: boolean): Promise<number> => {
    const { browser } = await world()
    const page = await browser.newPage()
    try {
      const release = slowed ? await slowProcesses(await renderers(browser), SLOWER) : () => undefined
      return await page.evaluate(arithmeticInWorker).finally(release)
    } finally {
      await page.close()
    }
  }

  const all = Object.keys(CHECKS) as Check[]
  const against = 'CPU 4× slower, 150 ms, 1.6 Mbit/s'
  return [
    row({
      what: 'arithmetic in a Web Worker, CPU 4× slower',
      against: 'at full speed',
      atLeast: 3.5,
      unit: 'ms',
      rounds: TURNS,
      prepare: async () => void (await world()),
      measure: () => arithmetic(true),
      reference: () => arithmetic(false),
    }),
    about({ what: 'check page usable, nothing cached', against, atMost: 3, unit: 's' }, all, one => one.usable),
    ...all.map(check =>
      about(
        { what: `${check}: from the press to the answer`, against, atMost: 4, unit: 's' },
        [check],
        one => one.answered,
      ),
    ),
    about({ what: 'cumulative layout shift, page and check', against, atMost: 0.05, unit: '' }, all, one => one.shift),
    about(
      { what: 'bytes before the press', against: 'on the wire', atMost: 60, unit: 'KB' },
      all,
      one => one.bytesBefore / KB,
    ),
    about({ what: 'bytes in all', against: 'on the wire', atMost: 150, unit: 'KB' }, all, one => one.bytesInAll / KB),
  ]
}

/** Runs in a page. Milliseconds, once the program is compiled. */
function arithmeticInWorker(): Promise<number> {
  const program = `const work = () => { let x = 1; for (let i = 0; i < 5e7; i++) x = (x * 1103515245 + 12345) | 0; return x }
work()
const from = performance.now()
work()
postMessage(performance.now() - from)`
  const worker = new Worker(URL.createObjectURL(new Blob([program])))
  return new Promise(resolve => worker.addEventListener('message', ({ data }) => resolve(data as number)))
}

async function renderers(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
}

/** Waits until nothing more comes down. */
async function quiet(page: Page, received: () => number): Promise<void> {
  let before: number
  do {
    before = received()
    await page.waitForTimeout(QUIET_MS)
  } while (received() > before)
}
