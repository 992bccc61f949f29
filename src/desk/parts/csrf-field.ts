import { html } from 'hono/html'
import type { Html } from '../../site/page.ts'
import type { SignedInContext } from '../context.ts'

/** What every form of the desk carries. */
export const csrfField = ({ signedIn }: SignedInContext): Html =>
  html`<input type="hidden" name="csrf" value="${signedIn.csrf}">`
