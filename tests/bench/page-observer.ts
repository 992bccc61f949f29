/** What a visit of the check page is measured by, from inside the page: both functions run there, and refer to nothing else here. */

export interface Observed {
  /** Seconds from navigation to contents on the screen and a form that can be used. */
  readonly usable: number
  /** Seconds from the tap on the button to the frame with the answer's heading. */
  readonly answered: number
  /** Cumulative layout shift as web.dev/articles/cls defines it: the worst session, without what follows input within 500 ms. */
  readonly shift: number
}

interface Noted {
  form?: number
  tap?: number
  answer?: number
}

/** Runs before the page's own scripts. */
export function observe(): void {
  const noted: Noted = {}
  Object.assign(globalThis, { noted })
  const look = () => {
    if (noted.form === undefined && document.querySelector('#submit:enabled')) noted.form = performance.now()
    if (noted.answer === undefined && document.querySelector('#answer')) {
      noted.answer = Number.NaN
      // The frame after the next begins when the next is done.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          noted.answer = performance.now()
        }),
      )
    }
  }
  new MutationObserver(look).observe(document, { attributes: true, childList: true, subtree: true })
  const onClick = (event: Event) => {
    if ((event.target as Element).id === 'submit') noted.tap = event.timeStamp
  }
  addEventListener('click', onClick, { capture: true })
}

/** Asked when the answer is there. */
export async function observed(): Promise<Observed> {
  const { noted } = globalThis as unknown as { noted: Noted }
  const { form = Number.NaN, tap = Number.NaN, answer = Number.NaN } = noted
  const entries = (type: string) =>
    new Promise<PerformanceEntryList>(resolve => {
      const observer = new PerformanceObserver(list => resolve(list.getEntries()))
      observer.observe({ type, buffered: true })
      setTimeout(() => resolve([]), 500)
    })
  const shifts = (await entries('layout-shift')) as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]
  let shift = 0
  let session = { from: Number.NEGATIVE_INFINITY, to: Number.NEGATIVE_INFINITY, sum: 0 }
  for (const { startTime, value } of shifts.filter(one => !one.hadRecentInput)) {
    const goesOn = startTime - session.to < 1000 && startTime - session.from < 5000
    session = goesOn
      ? { from: session.from, to: startTime, sum: session.sum + value }
      : { from: startTime, to: startTime, sum: value }
    shift = Math.max(shift, session.sum)
  }
  const [paint] = performance.getEntriesByName('first-contentful-paint')
  return {
    usable: Math.max(form, paint?.startTime ?? Number.NaN) / 1000,
    answered: (answer - tap) / 1000,
    shift,
  }
}
