/** The steps on the page: which of them are shown, and which are ticked. */
import { isFor } from '../incident/advice-step.ts'
import type { DataClass } from '../incident/data-classes.ts'
import { readTicks, writeTicks } from './plan-ticks.ts'

export interface PlanSteps {
  /** Keeps the steps for these data classes and incidents; null shows them all. */
  show(mine: { readonly classes: ReadonlySet<DataClass>; readonly incidents: readonly string[] } | null): void
  counts(): { shown: number; done: number }
  forget(): void
}

/** `changed` is called after every tick. */
export function createPlanSteps(changed: () => void): PlanSteps {
  const items = [...document.querySelectorAll<HTMLElement>('.step')]
  const boxOf = (item: HTMLElement) => item.querySelector<HTMLInputElement>('input')!
  const ticks = readTicks()

  for (const item of items) {
    const id = item.dataset.step!
    boxOf(item).checked = ticks.has(id)
    boxOf(item).addEventListener('change', ({ target }) => {
      if ((target as HTMLInputElement).checked) ticks.add(id)
      else ticks.delete(id)
      writeTicks(ticks)
      changed()
    })
  }
  return {
    show(mine) {
      for (const item of items) item.hidden = mine !== null && !isFor(stepOf(item), mine.classes, mine.incidents)
      for (const phase of document.querySelectorAll<HTMLElement>('.phase')) {
        phase.hidden = phase.querySelector('.step:not([hidden])') === null
      }
    },
    counts() {
      const shown = items.filter(item => !item.hidden)
      return { shown: shown.length, done: shown.filter(item => boxOf(item).checked).length }
    },
    forget() {
      ticks.clear()
      writeTicks(ticks)
      for (const item of items) boxOf(item).checked = false
    },
  }
}

/** Whom a step is for, as the server wrote it down. */
function stepOf({ dataset }: HTMLElement): Parameters<typeof isFor>[0] {
  const list = (text = ''): string[] => text.split(' ').filter(one => one !== '')
  return {
    when: dataset.when === 'always' ? 'always' : (list(dataset.when) as DataClass[]),
    incidents: list(dataset.incidents),
  }
}
