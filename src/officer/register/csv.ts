/**
 * CSV that spreadsheets open as it is meant: RFC 4180 (every field quoted, quotes doubled, CRLF) with two departures. The separator is
 * `;` unless asked otherwise, which Excel expects where the comma is the decimal sign, as in France, and which every importer of CSV offers. A byte order mark
 * makes Excel read UTF-8 as UTF-8.
 *
 * A cell that a spreadsheet could take for a formula gets an apostrophe before it (OWASP, "CSV Injection"): one that begins with
 * `=`, `+`, `-`, `@`, their full-width forms, a tab or a line break, after any spaces. Quoting alone does not prevent that.
 */
const BOM = '\uFEFF'
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** Rows as one file, the first of them the header. With `,` it is RFC 4180's, for programs too. */
export function csvOf(rows: readonly (readonly string[])[], separator: ';' | ',' = ';'): string {
  return BOM + rows.map(row => `${row.map(cell).join(separator)}\r\n`).join('')
}

function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
