/**
 * Under which terms the catalogue may be reused: our wording. Facts belong to nobody; each figure and each change names the source that bears
 * it out, which is to be named with it.
 */
export const CATALOGUE_LICENCE = {
  name: 'CC BY 4.0',
  spdx: 'CC-BY-4.0',
  url: 'https://creativecommons.org/licenses/by/4.0/',
  attribution: 'Vigifuite',
} as const
