import type { Child } from '../dom.ts'
import type { Phase } from './phase.ts'

/** What is shown in one phase. */
export interface View {
  readonly elements: readonly Child[]
  /** Gets the focus when the view is new: its heading, or the field that something is wrong with. */
  readonly focus: HTMLElement
  /** For those who listen. */
  readonly announce: string
  /** Shows what changed while the phase stays; gives what those who listen are told, if anything. Left out: the view is made anew. */
  update?(phase: Phase): string | null
}
