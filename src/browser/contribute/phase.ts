/** Where a contribution page is, and what comes next: a pure function of what happens, so that every path can be tested. */
import type { ContributionFailure } from '../../contribution/contribution-error.ts'
import type { Measure, Outcome, Preview, Problem, Remembered, Snapshot, WorkerReply } from './job.ts'

export type Phase =
  /** `refused`: why the last file was not taken. */
  | { readonly at: 'choosing'; readonly remembered: Remembered | null; readonly refused: Problem | 'other-file' | null }
  | { readonly at: 'reading'; readonly remembered: Remembered | null }
  | { readonly at: 'mapping'; readonly preview: Preview; readonly measure: Measure | null }
  | {
      readonly at: 'running'
      readonly snapshot: Snapshot | null
      readonly paused: boolean
      readonly waiting: { readonly milliseconds: number; readonly overQuota: boolean } | null
    }
  | { readonly at: 'stopped'; readonly problem: Problem }
  | { readonly at: 'done'; readonly outcome: Outcome }

export type PageEvent =
  | WorkerReply
  | { readonly act: 'choose' | 'begin' | 'back' }
  | { readonly act: 'pause'; readonly paused: boolean }

export const START: Phase = { at: 'choosing', remembered: null, refused: null }

const RUNNING: Phase = { at: 'running', snapshot: null, paused: false, waiting: null }

/** The phase after an event; the same one when the event means nothing there. */
export function next(phase: Phase, event: PageEvent): Phase {
  if ('act' in event) return afterAct(phase, event)
  if ('failed' in event) {
    const { failed } = event
    if (phase.at === 'reading' || phase.at === 'mapping') {
      return { at: 'choosing', remembered: rememberedOf(phase), refused: failed }
    }
    return phase.at === 'done' ? phase : { at: 'stopped', problem: failed }
  }
  switch (phase.at) {
    case 'choosing':
      return 'remembered' in event ? { ...phase, remembered: event.remembered } : phase
    case 'reading':
      if ('opened' in event) return { at: 'mapping', preview: event.opened, measure: null }
      if ('resumes' in event) return RUNNING
      if ('otherFile' in event) return { at: 'choosing', remembered: event.otherFile, refused: 'other-file' }
      return phase
    case 'mapping':
      if ('opened' in event) return { ...phase, preview: event.opened }
      return 'measured' in event ? { ...phase, measure: event.measured } : phase
    case 'running':
      if ('progress' in event) return { ...phase, snapshot: event.progress }
      if ('waiting' in event) return { ...phase, waiting: event.waiting }
      return 'finished' in event ? { at: 'done', outcome: event.finished } : phase
    default:
      return phase
  }
}

function afterAct(phase: Phase, event: Extract<PageEvent, { act: string }>): Phase {
  switch (event.act) {
    case 'choose':
      if (phase.at === 'choosing' || phase.at === 'stopped') return { at: 'reading', remembered: rememberedOf(phase) }
      return phase
    case 'begin':
      return phase.at === 'mapping' || phase.at === 'stopped' ? RUNNING : phase
    case 'back':
      return phase.at === 'mapping' || phase.at === 'stopped' ? START : phase
    case 'pause':
      return phase.at === 'running' ? { ...phase, paused: event.paused } : phase
  }
}

const rememberedOf = (phase: Phase): Remembered | null => ('remembered' in phase ? phase.remembered : null)

/** What an officer can do about a failure: the same again, another file or other columns, sign in, or nothing on this page. */
export type Remedy = 'again' | 'choose' | 'sign-in' | 'none'

/** What helps after a failure. */
export function remedyFor(failure: ContributionFailure): Remedy {
  switch (failure) {
    case 'signed-out':
      return 'sign-in'
    case 'unreachable':
    case 'quota-exhausted':
    case 'unauthenticated':
    case 'bad-answer':
    case 'refused':
    case 'stopped':
      return 'again'
    case 'forbidden':
    case 'not-found':
    case 'key-retired':
    case 'conflict':
    case 'bad-proof':
    case 'weak-parameters':
    case 'self-test-failed':
    case 'service-changed':
    case 'no-storage':
      return 'none'
    default:
      return 'choose'
  }
}
