/** Numbers and reasons of the rows that could not be used, as a file that is made on the device. Never their content. */
import type { Rejection } from '../../contribution/row-ranges.ts'
import type { RejectionWords } from './job.ts'

/** Text that is handed to the browser, which may keep it on the disk, whenever so much has come together. */
const PIECE_LENGTH = 256 * 1024

export interface RejectedRows {
  add(rejections: readonly Rejection[]): void
  /** A CSV, or null while nothing is rejected. */
  file(): Blob | null
}

/** A CSV that spreadsheets open rightly: with a byte order mark, and the separator of the officer's language. */
export function createRejectedRows({ header, separator, reasons }: RejectionWords): RejectedRows {
  const pieces: Blob[] = []
  let text = ''
  return {
    add(rejections) {
      for (const { row, reason } of rejections) text += `${row}${separator}${reasons[reason]}\r\n`
      if (text.length < PIECE_LENGTH) return
      pieces.push(new Blob([text]))
      text = ''
    },
    file() {
      if (pieces.length === 0 && text === '') return null
      return new Blob([`\uFEFF${header.join(separator)}\r\n`, ...pieces, text], { type: 'text/csv;charset=utf-8' })
    },
  }
}
