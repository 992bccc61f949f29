/**
 * A bar chart as SVG, made on the server: labels above horizontal bars, so that it reads on a phone; linear scale from zero.
 *
 * It is a picture beside a table that has the same numbers, and is described by its title only.
 */
import { type ScaleLinear, scaleLinear } from 'd3-scale'
import { html } from 'hono/html'
import type { Html } from '../page.ts'

export interface Bar {
  /** CSS class of the series. */
  readonly series: string
  readonly value: number
  /** What is written after the bar. */
  readonly text: string
}

export interface BarRow {
  readonly label: string
  readonly bars: readonly Bar[]
}

const WIDTH = 480
const LABEL = 20
const BAR = 13
const BETWEEN_BARS = 4
const BETWEEN_ROWS = 13
const AXIS = 24
/** Room for the text after the longest bar. */
const TEXT = 110
const TICKS = 4

/** `id` is unique on the page; `tick` writes a number on the axis. */
export function barChart(chart: {
  readonly id: string
  readonly title: string
  readonly rows: readonly BarRow[]
  readonly tick: (value: number) => string
}): Html {
  const { id, title, rows, tick } = chart
  const largest = Math.max(1, ...rows.flatMap(row => row.bars.map(bar => bar.value)))
  const x = scaleLinear([0, largest], [0, WIDTH - TEXT])
  const heights = rows.map(row => LABEL + row.bars.length * (BAR + BETWEEN_BARS) + BETWEEN_ROWS)
  const tops = heights.map((_, index) => AXIS + heights.slice(0, index).reduce((sum, height) => sum + height, 0))
  const height = AXIS + heights.reduce((sum, one) => sum + one, 0)
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title">
<title id="${id}-title">${title}</title>
${axis(x, height, tick)}
${rows.map(
  (row, index) =>
    html`<text x="0" y="${tops[index]! + 14}">${row.label}</text>${row.bars.map((bar, place) => {
      const y = tops[index]! + LABEL + place * (BAR + BETWEEN_BARS)
      const width = Math.max(bar.value > 0 ? 2 : 0, x(bar.value))
      return html`<rect class="bar ${bar.series}" x="0" y="${y}" width="${round(width)}" height="${BAR}" rx="2"/><text class="value" x="${round(width + 6)}" y="${y + 11}">${bar.text}</text>`
    })}`,
)}
</svg>`
}

/** Quartiles on a line: a bar from the first to the third, a mark at the median. */
export function quartileChart(chart: {
  readonly id: string
  readonly title: string
  readonly quartiles: readonly [first: number, median: number, third: number]
  readonly tick: (value: number) => string
}): Html {
  const { id, title, quartiles, tick } = chart
  const [first, median, third] = quartiles
  const x = scaleLinear([0, third], [0, WIDTH - 40]).nice()
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} 60" role="img" aria-labelledby="${id}-title">
<title id="${id}-title">${title}</title>
${axis(x, 60, tick)}
<rect class="bar" x="${round(x(first))}" y="30" width="${round(x(third) - x(first))}" height="20" rx="2"/>
<line class="median" x1="${round(x(median))}" x2="${round(x(median))}" y1="26" y2="54"/>
</svg>`
}

/** Vertical lines down to `height`, each with its number above. */
const axis = (x: ScaleLinear<number, number>, height: number, tick: (value: number) => string): Html =>
  html`${x
    .ticks(TICKS)
    .map(
      value =>
        html`<line class="axis" x1="${round(x(value))}" x2="${round(x(value))}" y1="${AXIS - 4}" y2="${height}"/><text class="tick" x="${round(x(value))}" y="14" text-anchor="${value === 0 ? 'start' : 'middle'}">${tick(value)}</text>`,
    )}`

const round = (value: number): number => Math.round(value * 10) / 10
