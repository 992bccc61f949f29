import { describe, expect, it } from 'vitest'
import * as breach from '../../../src/officer/register/breach-codes.ts'
import { CNIL_LABELS } from '../../../src/officer/register/cnil-labels.ts'
import type { Code, CodeList } from '../../../src/officer/register/code.ts'
import * as response from '../../../src/officer/register/response-codes.ts'
import * as scope from '../../../src/officer/register/scope-codes.ts'

const LISTS: Readonly<Record<string, CodeList>> = { ...breach, ...response, ...scope }

const lettersOf = (list: CodeList) => Object.values(list).flatMap(one => one.edpb ?? [])
const madisOf = (list: CodeList) => new Set(Object.values(list).flatMap(one => one.madis ?? []))
const alphabet = (length: number) => Array.from({ length }, (_, index) => String.fromCharCode(97 + index))

describe('letters of the EDPB', () => {
  it.each([
    [44, breach.OCCURRENCES, 5],
    [50, breach.DISCOVERIES, 6],
    [55, breach.NATURES, 3],
    [56, breach.DISCLOSURES, 5],
    [57, breach.PROTECTIONS, 5],
    [58, breach.ALTERATIONS, 3],
    [59, breach.UNAVAILABILITIES, 3],
    [60, breach.ORIGINS, 25],
    [61, breach.CAUSES, 6],
    [65, scope.PERSONS, 11],
    [67, scope.CERTAINTIES, 4],
    [70, scope.DATA, 21],
    [75, response.MEASURES_BEFORE, 12],
    [79, response.CONFIDENTIALITY_EFFECTS, 5],
    [81, response.INTEGRITY_EFFECTS, 4],
    [83, response.AVAILABILITY_EFFECTS, 4],
    [85, response.CONSEQUENCES, 15],
    [87, response.GRAVITIES, 4],
    [89, response.RISKS, 3],
    [94, response.MEASURES_AFTER, 15],
    [97, response.INFORMED, 5],
    [100, response.EXEMPTIONS, 3],
    [104, response.MEANS, 3],
  ] as const)('field %i has all of its letters', (_, list, count) => {
    expect([...new Set(lettersOf(list))].sort()).toEqual(alphabet(count))
  })

  it('stand for one code each, but for the NIR and for the two upper levels of gravity', () => {
    const twice = Object.entries(LISTS).filter(([, list]) => lettersOf(list).length !== new Set(lettersOf(list)).size)
    expect(twice.map(([name]) => name).sort()).toEqual(['DATA', 'GRAVITIES'])
    expect([scope.DATA.nir.edpb, scope.DATA.identifiers.edpb]).toEqual(['n', 'n'])
    expect([response.GRAVITIES.important.edpb, response.GRAVITIES.maximum.edpb]).toEqual(['c', 'c'])
  })
})

describe('keys of Madis', () => {
  it.each([
    ['nature', breach.NATURES, ['confidentiality', 'integrity', 'availability']],
    [
      'origin',
      breach.ORIGINS,
      [
        'lost_stolen_equipement',
        'lost_stolen_paper',
        'lost_opened_mail',
        'hack',
        'trash_confidential_document',
        'trash_confidential_device',
        'non_voluntary_publication',
        'bad_people_data_display',
        'bad_recipient',
        'verbally_disclosed',
      ],
    ],
    [
      'cause',
      breach.CAUSES,
      ['internal_malicious', 'internal_accidental', 'external_malicious', 'external_accidental', 'unknown'],
    ],
    [
      'data',
      scope.DATA,
      [
        'civil_status',
        'social_number',
        'contact',
        'indentification_access',
        'financial',
        'official_document',
        'location',
        'offenses_convictions_security',
        'unknown',
        'racial_ethnic',
        'political',
        'philosophical_religious',
        'trade_union_membership',
        'sexual_orientation',
        'health',
        'biometric',
        'genetic',
        'other',
      ],
    ],
    [
      'persons',
      scope.PERSONS,
      [
        'employee',
        'user',
        'member',
        'student',
        'military',
        'customer',
        'patient',
        'minor',
        'vulnerable',
        'not_determined',
        'other',
      ],
    ],
    [
      'impacts',
      response.CONSEQUENCES,
      [
        'loss_control_personal_data',
        'limitation_right',
        'discrimination',
        'identity_theft',
        'fraud',
        'unauthorized_pseudo_lifting',
        'financial_losses',
        'reputation_damage',
        'loss_professional_confidentiality',
        'other',
      ],
    ],
    ['gravity', response.GRAVITIES, ['negligible', 'limited', 'important', 'maximum']],
    ['persons informed', response.INFORMED, ['yes', 'soon', 'no']],
  ] as const)('%s are those of the reference, all of them', (_, list, keys) => {
    expect([...madisOf(list)].sort()).toEqual([...keys].sort())
  })

  it('have the words of the CNIL where its open data has them', () => {
    const words = { natures: breach.NATURES, origins: breach.ORIGINS, causes: breach.CAUSES, data: scope.DATA }
    for (const [list, codes] of Object.entries(words)) {
      const labels = CNIL_LABELS[list as keyof typeof words]
      expect(Object.keys(labels).sort()).toEqual([...madisOf(codes)].sort())
      for (const label of Object.values(labels)) expect(label).toBeTruthy()
    }
  })
})

it('every code has words in both languages, different from the other codes of its list', () => {
  for (const list of Object.values(LISTS)) {
    const codes: Code[] = Object.values(list)
    for (const language of ['fr', 'en'] as const) {
      const labels = codes.map(one => one.label[language])
      expect(new Set(labels).size).toBe(codes.length)
      for (const label of labels) expect(label).toMatch(/^\S.*\S$/)
    }
  }
})

it('codes are spelt alike', () => {
  for (const list of Object.values(LISTS))
    for (const key of Object.keys(list)) expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
})

it('special categories are those of GDPR articles 9 and 10', () => {
  const of = (protection: string) =>
    Object.entries(scope.DATA)
      .filter(([, one]) => one.protection === protection)
      .map(([key]) => key)
  expect(of('article-10')).toEqual(['offences'])
  expect(of('nir')).toEqual(['nir'])
  expect(of('article-9')).toEqual([
    'health',
    'employment-health',
    'biometric',
    'genetic',
    'racial-ethnic',
    'political',
    'beliefs',
    'trade-union',
    'sex-life',
  ])
})
