/** The part of workerd's own module that tests use. */
declare module 'cloudflare:workers' {
  /** The bindings of wrangler.toml. */
  export const env: Readonly<Record<string, unknown>>
}

/** The part of the test runner's own module that tests use. */
declare module 'cloudflare:test' {
  interface ObjectState {
    readonly storage: {
      readonly sql: { exec(statement: string, ...values: readonly (string | number)[]): { toArray(): unknown[] } }
      getAlarm(): Promise<number | null>
    }
  }
  /** Runs inside a Durable Object. */
  export function runInDurableObject<R>(
    stub: unknown,
    action: (instance: unknown, state: ObjectState) => R | Promise<R>,
  ): Promise<R>
  /** Runs its alarm now. Whether it had one. */
  export function runDurableObjectAlarm(stub: unknown): Promise<boolean>
}
