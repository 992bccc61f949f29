/**
 * A private check on Cloudflare Workers: `POST /` with an e-mail address answers with what a check answers. Workers may not compile
 * WebAssembly at run time, so that the client hashes in plain JavaScript: about half a second of CPU for each check.
 */
import { createClient } from 'vigifuite/client'

export interface Env {
  readonly VIGIFUITE_SERVER: string
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    if (request.method !== 'POST') return new Response(null, { status: 405, headers: { allow: 'POST' } })
    const client = createClient({ baseUrl: env.VIGIFUITE_SERVER, signal: request.signal })
    const answer = await client.check('email', await request.text())
    return Response.json(answer, { headers: { 'cache-control': 'no-store' } })
  },
}
