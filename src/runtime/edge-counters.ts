import type { DayCounters } from '../http/quotas/edge-quotas.ts'
import type { Quotas } from '../http/quotas/quotas.ts'
import type { DayCounter } from './day-counter.ts'
import type { PartnerCounter } from './partner-counter.ts'

type Remote<T> = {
  [K in keyof T]: T[K] extends (...given: infer A) => infer R ? (...given: A) => Promise<Awaited<R>> : never
}

/** The part of a Durable Object namespace that is used. */
export interface CounterNamespace<T> {
  idFromName(name: string): object
  get(id: object, options?: { locationHint?: string }): Remote<T>
}

/** What is counted about people in France is counted in western Europe. */
const PLACE = { locationHint: 'weur' }

/** Counters of days, split by the first byte of a sender's name: some ten senders a second are no burden to any of them. */
export const dayCounters = (objects: CounterNamespace<Pick<DayCounter, 'take'>>): DayCounters => ({
  async take(day, name, units, limit) {
    const id = objects.idFromName(`${day}/${atob(name).charCodeAt(0)}`)
    return objects.get(id, PLACE).take(day, name, units, limit)
  },
})

/** One counter a partner. */
export const partnerCounters = (
  objects: CounterNamespace<Pick<PartnerCounter, 'charge' | 'usage'>>,
): Pick<Quotas, 'charge' | 'usage'> => {
  const counterOf = (partner: string) => objects.get(objects.idFromName(partner), PLACE)
  return {
    charge: async charge => counterOf(charge.partner).charge(charge),
    usage: async (partner, days) => counterOf(partner).usage(days),
  }
}
