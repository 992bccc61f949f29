import { createFileStore } from '../store/files.ts'
import type { ObjectStore } from '../store/object-store.ts'
import { createS3Store } from '../store/s3.ts'
import type { StoreConfig } from './config.ts'

/** The object store that a configuration names. */
export function openStore(config: StoreConfig): ObjectStore {
  if (config.kind === 'files') return createFileStore(config.folder)
  const { kind: _, ...s3 } = config
  return createS3Store(s3)
}
