/**
 * The secrets of the demo, published with the source code and therefore none: start-up refuses them outside demo mode.
 *
 * SHA-256 of "vigifuite demo seed 1", and the first 16 bytes of SHA-256 of "vigifuite demo salt". The committed digests of the
 * demo's invented people hold for this salt only.
 */
export const DEMO_SECRETS = {
  VIGIFUITE_OPRF_SEED_1: 'YoCasVD3JtR_yD8iY46BhsqWl9G4nc4VHDzH5O9kC6c',
  VIGIFUITE_OPRF_CURRENT: '1',
  VIGIFUITE_ARGON2_SALT: 'Fzn_tl6ZeStw57WG1sZUTw',
} as const

/** Pages of the demo show it. */
export { DEMO_PARTNER_KEY } from '../site/demo-examples.ts'

/** The desk's key: SHA-256 of "vigifuite demo desk". */
export const DEMO_DESK_KEY = 'JjUc_nbpCnHozJc3hBANqtxd3l1tFYuX0DvUhdXC1-Y'

/** The seed of the key that signs publications: SHA-256 of "vigifuite demo signing". */
export const DEMO_SIGNING_KEY = 'I-6JMbBtCL8utS4kZGx_zdXFAWyrvtv983-QvOKaZdE'
