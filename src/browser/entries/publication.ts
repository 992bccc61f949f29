/** Keeps the progress of a publication up to date, and shows the page afresh once it has ended. Without it there is a link to reload. */
const EVERY_MS = 1500

interface Progress {
  readonly running: boolean
  readonly text: string
}

const place = document.getElementById('progress')
const address = place?.dataset.publication
if (place && address) setTimeout(() => void look(place, address), EVERY_MS)

/** `x-background`: looking on does not keep a session alive. */
async function look(shown: HTMLElement, path: string): Promise<void> {
  const headers = { accept: 'application/json', 'x-background': '1' }
  try {
    const response = await fetch(path, { headers, cache: 'no-store', redirect: 'error' })
    const progress = (await response.json()) as Progress
    if (!progress.running) return location.reload()
    // What did not change is not read out again.
    if (shown.textContent !== progress.text) shown.textContent = progress.text
  } catch {
    // Signed out, or the server is being started again: the page still says when it began.
  }
  setTimeout(() => void look(shown, path), EVERY_MS)
}
