/** The worker that a contribution runs in; it starts those of workers/digest.ts. */
import { serveContribution } from '../contribute/worker.ts'

serveContribution()
