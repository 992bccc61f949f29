import { describe, expect, it } from 'vitest'
import type { Preview, Snapshot } from '../../src/browser/contribute/job.ts'
import { next, type PageEvent, type Phase, remedyFor, START } from '../../src/browser/contribute/phase.ts'
import { CONTRIBUTION_FAILURES } from '../../src/contribution/contribution-error.ts'

const PREVIEW: Preview = { header: ['e'], rows: [], text: null, rowCount: 3, guess: [0], headerIsData: false }
const SNAPSHOT: Snapshot = { stage: 'sending', rows: 1, rejected: 0, done: 1, skipped: 0, left: 2, fraction: 0.3 }
const REMEMBERED = { name: 'a.csv', size: 3, modifiedMs: 1, fraction: 0.5 }
const OUTCOME = { rows: 3, rejected: 0, reasons: [], rejectedFile: null, distinct: 3 }
const phaseAfter = (...events: PageEvent[]): Phase => events.reduce(next, START)
const failed = (failure: 'open-quote' | 'stopped'): PageEvent => ({ failed: { failure, row: 7 } })

const MAPPING: PageEvent[] = [{ act: 'choose' }, { opened: PREVIEW }]
const RUNNING: PageEvent[] = [...MAPPING, { act: 'begin' }]

describe('the phases of a contribution', () => {
  it('go from choosing to done', () => {
    expect(phaseAfter().at).toBe('choosing')
    expect(phaseAfter({ act: 'choose' }).at).toBe('reading')
    expect(phaseAfter(...MAPPING)).toMatchObject({ at: 'mapping', measure: null })
    expect(phaseAfter(...MAPPING, { measured: { perSecond: 9, cores: 2 } })).toMatchObject({
      measure: { perSecond: 9 },
    })
    expect(phaseAfter(...RUNNING)).toMatchObject({ at: 'running', paused: false, snapshot: null })
    expect(phaseAfter(...RUNNING, { progress: SNAPSHOT })).toMatchObject({ snapshot: SNAPSHOT })
    expect(phaseAfter(...RUNNING, { finished: OUTCOME })).toEqual({ at: 'done', outcome: OUTCOME })
  })

  it('skip the columns for the file that a contribution was begun with', () => {
    const remembered = phaseAfter({ remembered: REMEMBERED })
    expect(remembered).toMatchObject({ at: 'choosing', remembered: REMEMBERED })
    expect(phaseAfter({ remembered: REMEMBERED }, { act: 'choose' }, { resumes: REMEMBERED }).at).toBe('running')
  })

  it('refuse another file, and still know which one it was', () => {
    const refused = phaseAfter({ remembered: REMEMBERED }, { act: 'choose' }, { otherFile: REMEMBERED })
    expect(refused).toEqual({ at: 'choosing', remembered: REMEMBERED, refused: 'other-file' })
  })

  it('come back to choosing when a file cannot be read', () => {
    expect(phaseAfter({ act: 'choose' }, failed('open-quote'))).toMatchObject({ at: 'choosing', refused: { row: 7 } })
    expect(phaseAfter(...MAPPING, failed('open-quote'))).toMatchObject({ at: 'choosing', refused: { row: 7 } })
  })

  it('pause, wait and go on', () => {
    const paused = phaseAfter(...RUNNING, { progress: SNAPSHOT }, { act: 'pause', paused: true })
    expect(paused).toMatchObject({ paused: true, snapshot: SNAPSHOT })
    expect(next(paused, { act: 'pause', paused: false })).toMatchObject({ paused: false })
    const waiting = phaseAfter(...RUNNING, { waiting: { milliseconds: 500, overQuota: false } })
    expect(waiting).toMatchObject({ waiting: { milliseconds: 500 } })
    expect(next(waiting, { waiting: null })).toMatchObject({ at: 'running', waiting: null })
  })

  it('stop with a problem, and begin again from there', () => {
    const stopped = phaseAfter(...RUNNING, failed('stopped'))
    expect(stopped).toEqual({ at: 'stopped', problem: { failure: 'stopped', row: 7 } })
    expect(next(stopped, { act: 'begin' }).at).toBe('running')
    expect(next(stopped, { act: 'back' })).toBe(START)
  })

  it('take no notice of what comes late', () => {
    const done = phaseAfter(...RUNNING, { finished: OUTCOME })
    for (const event of [failed('stopped'), { progress: SNAPSHOT }, { act: 'begin' }, { act: 'pause', paused: true }]) {
      expect(next(done, event as PageEvent)).toBe(done)
    }
    expect(phaseAfter({ progress: SNAPSHOT })).toBe(START)
    expect(phaseAfter({ act: 'begin' })).toBe(START)
  })
})

it('there is something to say about every failure', () => {
  const remedies = new Map(CONTRIBUTION_FAILURES.map(one => [one, remedyFor(one)]))
  expect(remedies.get('signed-out')).toBe('sign-in')
  expect(remedies.get('broken-encoding')).toBe('choose')
  expect(remedies.get('conflict')).toBe('none')
  expect([...remedies.values()].filter(one => one === 'again').length).toBeGreaterThan(3)
})
