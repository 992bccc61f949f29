import { type Command, InvalidArgumentError } from 'commander'
import { fromBase64Url } from '../protocol/bytes.ts'
import { SIGNING_KEY_BYTES } from '../protocol/signed-manifest.ts'
import { auditServer, differencesOf } from './audit-server-run.ts'
import { CliError } from './cli-error.ts'
import { runMirror } from './mirror-run.ts'
import { createGet, RemoteFault } from './remote-publication.ts'
import { print } from './write-side.ts'

interface Options {
  readonly signingKey?: Uint8Array
  readonly json?: true
}

/** `vigifuite mirror`: a copy of a publication that any file server can serve. */
export function registerMirror(program: Command): void {
  program
    .command('mirror')
    .argument('<url>', 'the service', serviceUrl)
    .argument('<folder>', 'where the copy goes')
    .description('copy a publication into a folder that any file server can serve as a bucket origin')
    .option('--signing-key <key>', 'the service’s public key, known from elsewhere (base64url)', signingKey)
    .addHelpText(
      'after',
      `
Everything is verified against the signed manifest. The same command goes on after an interruption, and fetches what changed the next time.
The first key is remembered in the folder; another one later is refused. Serve the folder with \`Access-Control-Allow-Origin: *\`.

Example:
  $ vigifuite mirror https://vigifuite.example /srv/mirror`,
    )
    .action(async (url: string, folder: string, { signingKey }: Options) => {
      let shown = 0
      const onProgress = (done: number, of: number) => {
        const now = Date.now()
        if (!process.stderr.isTTY || (now - shown < 200 && done < of)) return
        shown = now
        process.stderr.write(`\r${done} of ${of} buckets${done === of ? '\n' : ''}`)
      }
      const options = { ...(signingKey && { signingKey }), onProgress }
      const { epoch, signedBy, buckets, fetched } = await explained(() => runMirror(createGet(url), folder, options))
      print(`Publication ${epoch}, signed by ${signedBy}: ${buckets} buckets, ${fetched} of them fetched.`)
    })
}

/** `vigifuite audit-server`: a server, checked from outside; two of them, compared. */
export function registerAuditServer(program: Command): void {
  program
    .command('audit-server')
    .argument('<url>', 'a server', serviceUrl)
    .argument('[other]', 'another server of the same service, or a mirror', serviceUrl)
    .description('check from outside that a server serves what it signed, and that two of them serve the same')
    .option('--signing-key <key>', 'the service’s public key, known from elsewhere (base64url)', signingKey)
    .option('--buckets <count>', 'random buckets to try with their proofs', count, 20)
    .option('--json', 'print as JSON')
    .action(
      async (url: string, other: string | undefined, { signingKey, buckets, json }: Options & { buckets: number }) => {
        const options = { buckets, ...(signingKey && { signingKey }) }
        const reports = []
        for (const server of other === undefined ? [url] : [url, other]) {
          reports.push({ url: server, ...(await explained(() => auditServer(createGet(server), options))) })
        }
        const [first, second] = reports
        const differences = second ? differencesOf(first!.remote, second.remote) : []
        const servers = reports.map(({ remote: _, ...report }) => report)
        const ok = differences !== null && differences.length === 0 && servers.every(one => one.faults.length === 0)
        if (json) print(JSON.stringify({ ok, servers, differences }))
        else {
          for (const { url: server, epoch, signedBy, buckets: tried, faults } of servers) {
            print(`${server}: publication ${epoch}, signed by ${signedBy}; ${tried} buckets tried`)
            for (const fault of faults) print(`  ${fault}`)
          }
          if (differences === null) print('They are at different publications: try again in a minute.')
          for (const difference of differences ?? []) print(difference)
          if (ok) print(second ? 'All of it holds, and both serve the same.' : 'All of it holds.')
        }
        if (!ok) process.exitCode = 1
      },
    )
}

/** @throws CliError instead of RemoteFault */
async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof RemoteFault ? new CliError(error.message) : error
  }
}

function serviceUrl(text: string): string {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol))
    throw new InvalidArgumentError('an address such as https://vigifuite.example')
  return url.href.replace(/\/$/, '')
}

function signingKey(text: string): Uint8Array {
  const key = fromBase64Url(text)
  if (key?.length !== SIGNING_KEY_BYTES) throw new InvalidArgumentError('base64url of 32 bytes, without padding')
  return key
}

function count(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('a number')
  return Number(text)
}
