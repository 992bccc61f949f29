/** What a schema finds wrong with a content, as faults at the inputs that it was typed into. */
import type { z } from 'zod'
import { NIR_REFUSED } from '../../officer/register/safe-text.ts'
import type { FaultCode } from './read.ts'

/** Refinements of the register are about several fields: where each of them is shown, and what it says. */
const ABOUT: readonly (readonly [path: RegExp, at: string, code: FaultCode])[] = [
  [/^register\.timeline$/, '.to', 'ends-before'],
  [/\.count$/, '.certainty', 'number-uncertain'],
  [/^register\.risk\.severity\b.*$/, '', 'severity-incomplete'],
]

/** `rowKeys`: which row of the form stands at which place of the content. */
export function schemaFaults(
  issues: readonly z.core.$ZodIssue[],
  rowKeys: ReadonlyMap<string, readonly string[]>,
): Map<string, FaultCode> {
  return new Map(
    issues.map(issue => {
      const path = issue.path.map(String).join('.')
      const about = issue.code === 'custom' ? ABOUT.find(([pattern]) => pattern.test(path)) : undefined
      if (about) return [inputName(issue.path, rowKeys) + about[1], about[2]] as const
      return [inputName(issue.path, rowKeys), codeOf(issue)] as const
    }),
  )
}

function codeOf(issue: z.core.$ZodIssue): FaultCode {
  if (issue.message === NIR_REFUSED) return 'nir'
  if (issue.code !== 'too_big') return 'invalid'
  return issue.origin === 'array' ? 'too-many' : 'too-long'
}

/** The path with the rows' keys in place of their numbers; a place in a list of texts is the list's. */
function inputName(path: readonly PropertyKey[], rowKeys: ReadonlyMap<string, readonly string[]>): string {
  return path.reduce<string>((name, part) => {
    if (typeof part !== 'number') return name === '' ? String(part) : `${name}.${String(part)}`
    const key = rowKeys.get(name)?.[part]
    return key === undefined ? name : `${name}.${key}`
  }, '')
}
