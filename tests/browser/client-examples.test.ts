/** The programs of `examples/`, run as their readers would run them, against the demo. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, inject, test } from 'vitest'
import { DEMO_PARTNER_KEY } from '../../src/runtime/demo-secrets.ts'

const FOLDER = new URL('../../examples/', import.meta.url)
const PEOPLE = ['camille.martin@example.org', 'nobody', 'stranger@example.org', 'CAMILLE.MARTIN@example.org']

async function run(
  name: string,
  { words = [] as string[], lines = [] as string[], key = DEMO_PARTNER_KEY, until = null as RegExp | null } = {},
) {
  const env = { PATH: process.env.PATH, VIGIFUITE_SERVER: inject('demoUrl'), VIGIFUITE_KEY: key }
  const child = spawn(process.execPath, [fileURLToPath(new URL(name, FOLDER)), ...words], { env })
  const written = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].on('data', (text: Buffer) => {
      written[stream] += text
      if (until?.test(written.stdout)) child.kill()
    })
  }
  child.stdin.end(lines.map(line => `${line}\n`).join(''))
  const [code] = await once(child, 'close')
  return { code, ...written, lines: written.stdout.trimEnd().split('\n') }
}

test('a check names the incidents', async () => {
  const { code, lines, stderr } = await run('check.ts', { words: [PEOPLE[0]!] })
  expect([code, stderr]).toEqual([0, ''])
  expect(lines).toContainEqual(expect.stringMatching(/^listed: .*France Travail.* \(2024-03-13\)$/))
  expect((await run('check.ts', { words: ['nobody'] })).stdout).toBe('not an e-mail address (email-without-at)\n')
})

test.each(['check-list.ts', 'lookup-list.ts'])('%s answers every line by its number', async name => {
  const { code, lines, stderr } = await run(name, { lines: PEOPLE })
  expect([code, stderr]).toEqual([0, ''])
  expect(lines.map(line => line.split('\t').slice(0, 2))).toEqual([
    ['1', 'listed'],
    ['2', 'refused'],
    ['3', 'not-listed'],
    ['4', 'listed'],
  ])
  expect(lines[0]!.split('\t')[2]).not.toBe('')
})

test('lookups with a key that is none say so', async () => {
  const { code, stderr } = await run('lookup-list.ts', { lines: PEOPLE, key: 'vgf_live_unknown' })
  expect(code).toBe(1)
  expect(stderr).toMatch(/does not accept this key.*with line 1/)
})

test('incidents of a sector', async () => {
  const { lines } = await run('incidents.ts', { words: ['health'] })
  expect(lines.length).toBeGreaterThan(5)
  for (const line of lines) expect(line).toMatch(/^[a-z0-9-]+\t\d{4}(?:-\d\d){0,2}\t\d*\t\S/)
})

test('changes since the first publication, and the cursor after them', async () => {
  const { lines } = await run('watch.ts', { words: ['0'], until: /^cursor \d+$/m })
  expect(lines.length).toBeGreaterThan(79)
  for (const line of lines.slice(0, -1)) {
    expect(line).toMatch(/^\d{4}-\d\d-\d\dT\S+\t(?:incident|dataset)\.published\t[a-z0-9-]+\t\d*$/)
  }
})

test('every example stands in the list of examples', () => {
  const told = readFileSync(new URL('README.md', FOLDER), 'utf8')
  const names = readdirSync(FOLDER).filter(name => name.endsWith('.ts'))
  expect(names.length).toBeGreaterThan(3)
  expect(names.filter(name => !told.includes(`examples/${name}`))).toEqual([])
})
