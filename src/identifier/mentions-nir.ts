import { containsNir } from './nir.ts'

export const NIR_REFUSED = 'a social security number (NIR) is not written here'

/** Characters that `containsNir` reads at once; it says no to longer texts. */
const WINDOW = 1000
/** More than a NIR can take up with its separators: fifteen digits, four separators after each. */
const OVERLAP = 80

/**
 * Where one number ends and another begins in prose. Without it, figures in a list ("204 500, 2 310 400") would be read as the thirteen
 * digits of a NIR without its key.
 */
const BETWEEN_NUMBERS = /[,;:.()]\s|[\r\n]/u

/** Whether a text of any length has a NIR in it. */
export function mentionsNir(text: string): boolean {
  return text.split(BETWEEN_NUMBERS).some(inPiece)
}

function inPiece(text: string): boolean {
  for (let start = 0; ; start += WINDOW - OVERLAP) {
    if (containsNir(text.slice(start, start + WINDOW))) return true
    if (start + WINDOW >= text.length) return false
  }
}
