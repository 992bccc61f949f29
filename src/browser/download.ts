/** Hands a text that was made on this device over as a file. */
export function download(name: string, type: string, text: string): void {
  downloadBlob(name, new Blob([text], { type }))
}

/** Hands what was made on this device over as a file. */
export function downloadBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Some browsers start reading after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** A text file that opens rightly everywhere: with a byte order mark, which Word needs to see UTF-8, and lines as Windows ends them. */
export function downloadText(name: string, text: string): void {
  download(name, 'text/plain;charset=utf-8', `\uFEFF${text.replace(/\r?\n/g, '\r\n')}`)
}
