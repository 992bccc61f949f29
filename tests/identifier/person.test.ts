import { expect, test } from 'vitest'
import { canonicalPerson } from '../../src/identifier/person.ts'

const now = new Date('2026-11-22T12:00:00Z')
const person = (familyName: string, givenNames: string, birthDate = '1980-02-29') =>
  canonicalPerson({ familyName, givenNames, birthDate }, now)

test.each([
  ["L'Œuvre", "N'Golo", 'L OEUVRE|N GOLO'],
  ['L\u02bcŒuvre', 'N\u02bcGolo', 'L OEUVRE|N GOLO'],
  ['Đặng', 'Þór', 'DANG|THOR'],
  ['GROẞ', 'straße', 'GROSS|STRASSE'],
  ['E\u0301lie', 'Zoe\u0308 Anne', 'ELIE|ZOE'],
  ['Işık', 'İpek', 'ISIK|IPEK'],
  ['  de  la--Mare. ', '- Anne', 'DE LA MARE|ANNE'],
  ['Ǽlf', 'Ǿ', 'AELF|O'],
  ['Martin 3', 'Jean2Paul', 'MARTIN|JEAN'],
])('%j, %j is %s', (family, given, canonical) =>
  expect(person(family, given)).toEqual({ ok: true, canonical: `${canonical}|1980-02-29` }),
)

test.each([
  ['Иванов', 'Ivan', 'person-script'],
  ['Ivanов', 'Ivan', 'person-script'],
  ['Martin', '山田', 'person-script'],
  ['Martin', 'αnna', 'person-script'],
  ['', 'Camille', 'empty'],
  ['-', 'Camille', 'empty'],
  ['Martin', "'", 'empty'],
  ['Martin', '123', 'empty'],
  ['M'.repeat(257), 'Camille', 'too-long'],
])('%j, %j is refused: %s', (family, given, reason) => expect(person(family, given)).toEqual({ ok: false, reason }))

test.each([
  ['29/02/2000', '2000-02-29'],
  ['1/2/2001', '2001-02-01'],
  [' 2001-02-01 ', '2001-02-01'],
  ['1900-01-01', '1900-01-01'],
  ['22/11/2026', '2026-11-22'],
])('the birth date %j is %s', (typed, date) =>
  expect(person('Martin', 'Camille', typed)).toEqual({ ok: true, canonical: `MARTIN|CAMILLE|${date}` }),
)

test.each([
  ['', 'empty'],
  ['29/02/1900', 'birth-date-impossible'],
  ['31/04/1980', 'birth-date-impossible'],
  ['1980-13-01', 'birth-date-impossible'],
  ['00/00/1980', 'birth-date-impossible'],
  ['31/12/1899', 'birth-date-range'],
  ['0000-01-01', 'birth-date-range'],
  ['2026-11-23', 'birth-date-range'],
  ['1980-2-29', 'birth-date-format'],
  ['29-02-1980', 'birth-date-format'],
  ['29/02/80', 'birth-date-format'],
  ['1980-02-29T00:00:00Z', 'birth-date-format'],
  ['19800229', 'birth-date-format'],
])('the birth date %j is refused: %s', (typed, reason) =>
  expect(person('Martin', 'Camille', typed)).toEqual({ ok: false, reason }),
)
