import { strToU8, zipSync } from 'fflate'

/** A cell as Excel writes it: text in the table of strings, text in the cell, a number as written, a day, or nothing. */
export type Cell = { text: string } | { inline: string } | { number: string } | { day: number } | null

const column = (at: number): string => String.fromCharCode(65 + at)
const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** A workbook of one sheet (ECMA-376), as few parts as there can be. A row that is null is not written, as Excel does with empty ones. */
export function workbook(rows: readonly (readonly Cell[] | null)[]): File {
  const strings: string[] = []
  const cell = (value: Cell, at: number, row: number): string => {
    const place = `r="${column(at)}${row}"`
    if (value === null) return ''
    if ('text' in value) return `<c ${place} t="s"><v>${strings.push(value.text) - 1}</v></c>`
    if ('inline' in value) return `<c ${place} t="inlineStr"><is><t>${value.inline}</t></is></c>`
    return 'day' in value ? `<c ${place} s="1"><v>${value.day}</v></c>` : `<c ${place}><v>${value.number}</v></c>`
  }
  const lines = rows.map((row, at) =>
    row === null ? '' : `<row r="${at + 1}">${row.map((one, i) => cell(one, i, at + 1)).join('')}</row>`,
  )
  const parts = {
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${NAMESPACE}" xmlns:r="${RELATIONS}"><sheets><sheet name="Feuil1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${XML}<worksheet xmlns="${NAMESPACE}"><sheetData>${lines.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `${XML}<sst xmlns="${NAMESPACE}">${strings.map(one => `<si><t>${one}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': `${XML}<styleSheet xmlns="${NAMESPACE}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  }
  const archive = zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))
  return new File([archive as Uint8Array<ArrayBuffer>], 'personnes.xlsx')
}
