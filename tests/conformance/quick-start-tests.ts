import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { EXIT_CODES } from '../../src/cli/check.ts'
import { OPERATIONS } from '../../src/http/openapi/operations.ts'
import { DEMO_PARTNER_KEY } from '../../src/site/demo-examples.ts'
import { quickStart } from '../../src/site/texts/quick-start.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** Where `npm start` listens. */
const START = 'http://localhost:8787'

/** What every line prints, in their order, and the lines that set variables nothing. */
const EXPECTED: readonly RegExp[] = [
  /^$/,
  /^$/,
  /^\{"incidents":\[\{"id":.*"facets"/,
  /^\{"id":"france-travail-2024","revisions":\[/,
  /"state":"listed","datasets":\[1.*"incident":"france-travail-2024".*"incidents":\[\{/,
  /^\{"line":1,"state":"listed".*\n\{"line":2,"error":"invalid-digest"\}\n\{"done":true,"lines":2,/,
  /"environment":"test".*"quotas":\{"lookup":/,
  /france-travail|France Travail/,
  /^\{.*"type":"(?:incident|dataset)\.published"/,
  /^\{"Name":"FranceTravail2024"/,
]

/** Pastes lines into one shell, in the project's folder. @returns what each printed, and its exit code */
async function paste(lines: readonly string[]): Promise<{ text: string; code: number }[]> {
  const shell = spawn('bash', ['--norc', '--noprofile'], { cwd: ROOT, stdio: ['pipe', 'pipe', 'pipe'] })
  const MARK = '----next----'
  let output = ''
  shell.stdout.on('data', (text: Buffer) => {
    output += text
  })
  shell.stdin.end(lines.map(line => `${line}\necho "${MARK}$?"\n`).join(''))
  await new Promise(resolve => shell.once('close', resolve))
  const parts = output.split(new RegExp(`${MARK}(\\d+)\\n`))
  return lines.map((_, index) => ({ text: parts[2 * index]!.trim(), code: Number(parts[2 * index + 1]) }))
}

/** Tests of everything that a person is told to paste. Not a file of its own: the demo takes longer to begin than they do. */
export function testQuickStart(demo: () => { readonly url: string }): void {
  async function commandsOn(path: string): Promise<string[]> {
    const { document } = parseHTML(await (await fetch(demo().url + path)).text())
    return [...document.querySelectorAll('pre.commands')].flatMap(block => block.textContent!.split('\n'))
  }

  test('the French page’s lines, pasted one by one, work', async () => {
    const lines = await commandsOn('/api')
    const printed = await paste(lines)
    expect(printed).toHaveLength(EXPECTED.length)
    for (const [index, { text }] of printed.entries()) expect(text).toMatch(EXPECTED[index]!)
    expect(printed.map(({ code }) => code)).toEqual(
      lines.map(line => (line.includes(' check ') ? EXIT_CODES.listed : 0)),
    )
  })

  test('every command of the reference, pasted, works', async () => {
    const { document } = parseHTML(await (await fetch(`${demo().url}/api/reference`)).text())
    const commands = [...document.querySelectorAll('.operation')].flatMap(operation => {
      const described = OPERATIONS.find(({ id }) => id === operation.id)!
      // What was made under a token or a key has an id that no example knows.
      if (['uploads', 'webhooks'].includes(described.tag)) return []
      // Refused to everybody, on purpose.
      if (!(200 in described.answers)) return []
      return [...operation.querySelectorAll('pre')].map(block => ({ id: operation.id, command: block.textContent! }))
    })
    expect(commands.length).toBeGreaterThan(15)
    const printed = await paste([`VIGIFUITE_KEY=${DEMO_PARTNER_KEY}`, ...commands.map(({ command }) => command)])
    const failed = commands.filter((_, index) => {
      const { text, code } = printed[index + 1]!
      return code !== 0 || text === '' || /^\{"(?:type":"urn:|statusCode)/.test(text)
    })
    expect(failed.map(({ id }) => id)).toEqual([])
  })

  test('the English page and the documentation have the same lines', async () => {
    const french = await commandsOn('/api')
    expect(await commandsOn('/en/api')).toEqual(french)
    const markdown = await readFile(`${ROOT}docs/api.md`, 'utf8')
    const documented = /## Five minutes\n[\s\S]*?```sh\n([\s\S]*?)\n```/.exec(markdown)![1]!.split('\n')
    expect(documented).toEqual(Object.values(quickStart(START, true)).flat())
    expect(french).toEqual(documented.map(line => line.replace(START, new URL(demo().url).origin)))
  })
}
