import type { PublishedDataSet } from '../publication/source.ts'

/** A data set as `GET /v1/datasets` and expanded lookups show it: these fields, whatever else is stored. */
export const dataSetEntry = ({
  code,
  incident,
  kind,
  dataClasses,
  status,
  synthetic,
  publishedAt,
}: PublishedDataSet): PublishedDataSet => ({ code, incident, kind, dataClasses, status, synthetic, publishedAt })
