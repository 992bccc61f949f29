import { html } from 'hono/html'
import { encode } from 'uqr'
import type { Html } from '../../site/page.ts'

/** Light modules around the code, without which cameras miss it (ISO/IEC 18004, quiet zone). */
const QUIET = 4

/** A text as a QR code. `label` says what it is for; what it says stands beside it as text. Dark on light in both themes. */
export function qrCode(text: string, label: string): Html {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const side = size + 2 * QUIET
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : [])))
  return html`<svg class="qr-code" viewBox="0 0 ${side} ${side}" role="img" aria-label="${label}" shape-rendering="crispEdges">
<rect width="${side}" height="${side}" fill="#fff"/><path d="${path.join('')}" fill="#000"/></svg>`
}
