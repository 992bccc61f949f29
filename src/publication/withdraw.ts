import { type PublishDependencies, type PublishResult, publish } from './publish.ts'

/**
 * Makes a withdrawal take effect, once the database has marked the data set: a first publication changes only the data-set
 * list, so that readers drop the code within seconds whatever its size; a second one rewrites the buckets, and then its rows
 * are deleted. Safe to run again after a crash.
 */
export async function withdraw(deps: PublishDependencies): Promise<{ marked: PublishResult; purged: PublishResult }> {
  const marked = await publish(deps, { listOnly: true })
  return { marked, purged: await publish(deps) }
}
