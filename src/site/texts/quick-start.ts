/**
 * Five minutes with the API: commands to paste into a shell, line by line, against `npm start` or any other deployment. The pages in both
 * languages and docs/api.md have the same ones; a test runs them.
 */
import { html } from 'hono/html'
import { DEMO_DIGEST, DEMO_PARTNER_KEY } from '../demo-examples.ts'
import type { Html } from '../page.ts'

const AUTHORIZATION = '-H "authorization: Bearer $VIGIFUITE_KEY"'

/** What a step shows, in their order. */
export type QuickStartStep = 'begin' | 'catalogue' | 'lookup' | 'stream' | 'usage' | 'check' | 'changes' | 'hibp'

/** The commands of each step, one a line. `origin`: of the deployment. `demo`: whether the key and the people of the demo work there. */
export function quickStart(origin: string, demo: boolean): Readonly<Record<QuickStartStep, readonly string[]>> {
  const line = (digest: string) => `'{"kind":"email","digest":"${digest}"}'`
  return {
    begin: [`VIGIFUITE=${origin}`, `VIGIFUITE_KEY=${demo ? DEMO_PARTNER_KEY : 'vgf_test_…'}`],
    catalogue: [
      'curl -s "$VIGIFUITE/v1/incidents?q=travail&sort=affected&limit=1"',
      'curl -s "$VIGIFUITE/v1/incidents/france-travail-2024/revisions"',
    ],
    lookup: [
      `curl -s "$VIGIFUITE/v1/lookups" ${AUTHORIZATION} -H "content-type: application/json" -d '{"kind":"email","digests":["${DEMO_DIGEST}"],"expand":true}'`,
    ],
    stream: [
      `printf "%s\\n" ${line(DEMO_DIGEST)} ${line('not-a-digest')} | curl -s "$VIGIFUITE/v1/lookups/stream" ${AUTHORIZATION} -H "content-type: application/x-ndjson" --data-binary @-`,
    ],
    usage: [`curl -s "$VIGIFUITE/v1/usage" ${AUTHORIZATION}`],
    check: ['npm run -s vigifuite -- check camille.martin@example.org --server "$VIGIFUITE"'],
    changes: ['curl -s "$VIGIFUITE/v1/changes?limit=3"'],
    hibp: ['curl -s -A my-tool "$VIGIFUITE/api/v3/breach/FranceTravail2024"'],
  }
}

/** Commands as a page shows them. */
export const commandBlock = (commands: readonly string[]): Html =>
  html`<pre tabindex="0" class="commands"><code>${commands.join('\n')}</code></pre>`
