import type { DatabaseConnection, Dialect, Driver } from 'kysely'
import { withoutData } from './errors.ts'

/** The same dialect, whose errors have been through `withoutData`: no caller ever holds a driver's own error. */
export function guardedDialect(dialect: Dialect): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => guardedDriver(dialect.createDriver()),
    createIntrospector: db => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  }
}

type Method = (...values: never[]) => Promise<unknown>

function guardedDriver(driver: Driver): Driver {
  const seen = new WeakSet<DatabaseConnection>()
  return new Proxy(driver, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      const method = value.bind(target) as Method
      return async (...values: never[]) => {
        const result = await guarded(() => method(...values))
        if (name === 'acquireConnection') guardConnection(result as DatabaseConnection, seen)
        return result
      }
    },
  })
}

/** Drivers find their own state on the connection they gave out, so it is changed in place rather than wrapped. */
function guardConnection(connection: DatabaseConnection, seen: WeakSet<DatabaseConnection>): void {
  if (seen.has(connection)) return
  seen.add(connection)
  const execute = connection.executeQuery.bind(connection)
  connection.executeQuery = (...values) => guarded(() => execute(...values))
  connection.streamQuery = () => {
    throw new Error('rows are read in pages, which both engines can do')
  }
}

async function guarded<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch (error) {
    throw withoutData(error)
  }
}
