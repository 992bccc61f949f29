import { env } from 'cloudflare:workers'
import type { R2Bucket } from '@cloudflare/workers-types'
import { createMemoryStore } from '../../src/store/memory.ts'
import { createR2Store } from '../../src/store/r2.ts'
import { describeObjectStore } from '../support/store-contract.ts'

// Typed as the platform types it, so that the subset that the adapter declares is checked against the platform.
const bucket = (env as { OBJECTS: R2Bucket }).OBJECTS
describeObjectStore('R2', () => createR2Store(bucket))

const memory = createMemoryStore()
describeObjectStore('memory inside workerd', () => memory)
