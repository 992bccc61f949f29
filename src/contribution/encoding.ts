/**
 * Bytes of a text file → text, as a stream.
 *
 * UTF-8 (with or without a byte order mark), Windows-1252, and UTF-16LE when its mark is there. While everything is ASCII
 * nothing needs to be decided; from the first other byte on, a window is decoded strictly: valid UTF-8 settles it, anything else
 * is Windows-1252, in which every byte means something. Later bytes that break the UTF-8 stop the reading: a file in two
 * encodings would give wrong identifiers without anybody noticing.
 */
import { concatBytes } from '../protocol/bytes.ts'

export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** The bytes are not valid in the encoding. The text before the broken line was yielded. */
export class EncodingError extends Error {
  override name = 'EncodingError'
}

/** How many bytes, from the first that is not ASCII, decide. */
const WINDOW_BYTES = 1024 * 1024
/** Text is handed on in pieces of at most so many bytes, so that memory does not depend on who reads. */
const PIECE_BYTES = 64 * 1024

const LF = 0x0a

export interface DecodedText {
  readonly text: AsyncGenerator<string>
  /** What the bytes read so far were taken for. */
  readonly encoding: Encoding
}

/** Decodes a stream of bytes in any split. `wanted` left out: detected. The text @throws EncodingError */
export function decodeText(bytes: AsyncIterable<Uint8Array>, wanted?: Encoding): DecodedText {
  let encoding: Encoding = wanted ?? 'utf-8'

  async function* text(): AsyncGenerator<string> {
    const source = new ByteSource(bytes)
    const mark = await source.peek(3)
    if (wanted === undefined && mark[0] === 0xff && mark[1] === 0xfe) encoding = 'utf-16le'
    const marked = mark[0] === 0xef && mark[1] === 0xbb && mark[2] === 0xbf
    if (marked && encoding === 'utf-8') await source.take(3)
    else if (wanted === undefined && encoding === 'utf-8') {
      for (;;) {
        const piece = await source.peek(PIECE_BYTES)
        const ascii = asciiLength(piece)
        if (ascii > 0) yield new TextDecoder().decode(await source.take(ascii))
        else if (piece.length === 0) return
        else break
      }
      const window = await source.peek(WINDOW_BYTES)
      const atEnd = window.length < WINDOW_BYTES
      if (!isUtf8(atEnd ? window : window.subarray(0, completeLength(window)))) encoding = 'windows-1252'
    }
    yield* encoding === 'utf-8' ? strictUtf8(source) : loose(source, encoding)
  }

  return {
    text: text(),
    get encoding() {
      return encoding
    },
  }
}

/** Bytes by the number asked for, whatever pieces they come in. */
class ByteSource {
  readonly #iterator: AsyncIterator<Uint8Array>
  #buffered: Uint8Array = new Uint8Array()
  #ended = false

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#iterator = bytes[Symbol.asyncIterator]()
  }

  /** The next `length` bytes, fewer only at the end; they stay. */
  async peek(length: number): Promise<Uint8Array> {
    const parts = [this.#buffered]
    let available = this.#buffered.length
    while (available < length && !this.#ended) {
      const next = await this.#iterator.next()
      if (next.done) this.#ended = true
      else {
        parts.push(next.value)
        available += next.value.length
      }
    }
    if (parts.length > 1) this.#buffered = concatBytes(...parts)
    return this.#buffered.subarray(0, length)
  }

  /** The next `length` bytes, fewer only at the end; they are gone. */
  async take(length: number): Promise<Uint8Array> {
    const taken = await this.peek(length)
    this.#buffered = this.#buffered.subarray(taken.length)
    return taken
  }
}

function asciiLength(bytes: Uint8Array): number {
  const end = bytes.findIndex(byte => byte >= 0x80)
  return end === -1 ? bytes.length : end
}

/** Length without a character that the end cuts in two. */
function completeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) break
    if (byte < 0xc0) continue
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return needs > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

const strictDecoder = () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictDecoder().decode(bytes)
    return true
  } catch {
    return false
  }
}

async function* strictUtf8(source: ByteSource): AsyncGenerator<string> {
  const decoder = strictDecoder()
  for (;;) {
    const piece = await source.peek(PIECE_BYTES)
    if (piece.length === 0) return
    // At the very end a character that is cut in two stays in, and is the error that it is.
    const length = piece.length < PIECE_BYTES ? piece.length : completeLength(piece)
    const bytes = await source.take(length)
    if (isUtf8(bytes)) yield decoder.decode(bytes)
    else {
      // The lines before the broken one are good, and tell whoever counts rows where it is. LF is never part of a longer character.
      yield decoder.decode(bytes.subarray(0, brokenLineStart(bytes)))
      throw new EncodingError('not valid UTF-8')
    }
  }
}

function brokenLineStart(bytes: Uint8Array): number {
  for (let start = 0; ; ) {
    const end = bytes.indexOf(LF, start)
    if (end === -1 || !isUtf8(bytes.subarray(start, end))) return start
    start = end + 1
  }
}

async function* loose(source: ByteSource, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for (;;) {
    const piece = await source.take(PIECE_BYTES)
    const text = decoder.decode(piece, { stream: piece.length > 0 })
    if (text !== '') yield text
    if (piece.length === 0) return
  }
}
