/** Signing in and out, one's account, and people. */
import type { DeskRoute } from '../context.ts'
import { signIn, signInPage } from '../pages/sign-in.ts'
import { signOut } from '../pages/sign-out.ts'

export const accountRoutes: readonly DeskRoute[] = [
  {
    page: 'signIn',
    open: true,
    get: { action: null, handle: async context => ({ page: signInPage(context) }) },
    post: { action: null, handle: signIn },
  },
  { page: 'signOut', post: { action: null, handle: signOut } },
]
