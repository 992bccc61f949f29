/** Signing in and out, one's account, and people. */
import type { DeskRoute } from '../context.ts'
import { accountPage } from '../pages/account.ts'
import { changeAccount } from '../pages/account-acts.ts'
import { linkPage } from '../pages/link.ts'
import { useLink } from '../pages/link-acts.ts'
import { organisationPage } from '../pages/organisation.ts'
import { changeOrganisation } from '../pages/organisation-acts.ts'
import { signInChallenge, stepUpChallenge } from '../pages/passkey-challenges.ts'
import { peoplePage } from '../pages/people.ts'
import { changePeople } from '../pages/people-acts.ts'
import { signIn, signInByPasskey, signInPage } from '../pages/sign-in.ts'
import { signOut } from '../pages/sign-out.ts'

export const accountRoutes: readonly DeskRoute[] = [
  {
    page: 'signIn',
    open: true,
    get: { action: null, handle: async context => ({ page: signInPage(context) }) },
    post: { action: null, handle: signIn },
  },
  { page: 'passkeyChallenge', open: true, post: { action: null, handle: signInChallenge } },
  {
    page: 'passkeySignIn',
    open: true,
    // Reloading a refusal leads back to the form.
    get: { action: null, handle: async ({ link }) => ({ redirect: link('signIn') }) },
    post: { action: null, handle: signInByPasskey },
  },
  { page: 'stepUpChallenge', post: { action: null, handle: stepUpChallenge } },
  {
    page: 'link',
    open: true,
    get: { action: null, handle: async context => linkPage(context) },
    post: { action: null, handle: useLink },
  },
  { page: 'account', get: { action: null, handle: accountPage }, post: { action: null, handle: changeAccount } },
  {
    page: 'people',
    get: { action: null, handle: context => peoplePage(context) },
    post: { action: null, handle: changePeople },
  },
  {
    page: 'organisation',
    get: { action: 'officer.list', handle: context => organisationPage(context) },
    post: { action: 'officer.list', handle: changeOrganisation },
  },
  { page: 'signOut', post: { action: null, handle: signOut } },
]
