/** The check page in Chromium: what a person does on it, and what it then says. */
import type { Browser, Page, Route } from 'playwright-core'
import type { Kind } from '../../src/identifier/kind.ts'
import type { Language } from '../../src/site/language.ts'
import { PAGE_PATHS } from '../../src/site/paths.ts'

const FIELDS = { email: ['email'], phone: ['phone'], iban: ['iban'], person: ['givenNames', 'familyName', 'birthDate'] }

/** The check page, ready for typing. */
export async function openCheck(browser: Browser, origin: string, language: Language = 'fr'): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await page.goto(origin + PAGE_PATHS.home[language])
  await page.waitForSelector('#submit:enabled')
  return page
}

/** Types into the fields of a kind and presses the button. */
export async function press(page: Page, kind: Kind, ...values: readonly string[]): Promise<void> {
  await page.check(`input[value=${kind}]`)
  for (const [at, id] of FIELDS[kind].entries()) await page.fill(`#${id}`, values[at] ?? '')
  await page.click('#submit')
}

/** The answer's heading and text, once it is there. */
export async function answered(page: Page): Promise<{ heading: string; text: string }> {
  const heading = await page.waitForSelector('#answer')
  return { heading: (await heading.textContent()) ?? '', text: (await page.textContent('#result')) ?? '' }
}

/** The errors next to fields, once there is one. */
export async function refused(page: Page): Promise<string[]> {
  await page.waitForSelector('[aria-invalid=true]')
  return page.locator('.error:not(:empty)').allTextContents()
}

/** Changes the JSON of an answer on its way. */
export const changed = (change: (body: Record<string, never>) => unknown) => async (route: Route) => {
  const response = await route.fetch()
  await route.fulfill({ response, json: change((await response.json()) as Record<string, never>) })
}
