import { html } from 'hono/html'
import { ROLES, type Role } from '../../officer/permissions.ts'
import type { Language } from '../../site/language.ts'
import type { Html } from '../../site/page.ts'
import { roleMessages } from '../messages/roles.ts'

/** Roles to tick, each with what it may do. */
export function roleChoices(language: Language, legend: string, held: readonly Role[] = []): Html {
  const names = roleMessages[language]
  return html`<fieldset><legend>${legend}</legend>
${ROLES.map(
  role =>
    html`<label class="choice"><input type="checkbox" name="role" value="${role}"${held.includes(role) ? html` checked` : ''}><span><strong>${names[role].label}</strong><span class="hint">${names[role].text}</span></span></label>`,
)}</fieldset>`
}

/** Roles by their names, in a row. */
export const roleNames = (language: Language, roles: readonly Role[]): string =>
  roles.map(role => roleMessages[language][role].label).join(', ')

/** The roles that were ticked; what is no role is left out. */
export const rolesOf = (values: readonly string[]): Role[] => ROLES.filter(role => values.includes(role))
