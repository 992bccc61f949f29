/** The part of workerd's own module that the Worker uses; typed by hand, so that no other global of workerd's is typed along. */
declare module 'cloudflare:workers' {
  export interface SqlStorage {
    /** Runs at once, in one transaction with whatever runs until the next await. */
    exec<Row extends Record<string, string | number | null>>(
      statement: string,
      ...values: readonly (string | number | null)[]
    ): { toArray(): Row[] }
  }
  export interface DurableObjectState {
    readonly storage: {
      readonly sql: SqlStorage
      setAlarm(at: number): Promise<void>
      deleteAll(): Promise<void>
    }
  }
  /** An object whose methods are called from afar; one instance in the world has a name, and it does one thing at a time. */
  export abstract class DurableObject {
    protected readonly ctx: DurableObjectState
    constructor(ctx: DurableObjectState, env: unknown)
  }
}
