/** The invented data sets and incidents that answers to test keys refer to. They stand in no catalogue and in no list. */
import { KINDS } from '../identifier/kind.ts'
import type { Incident } from '../incident/record.ts'
import type { PublishedDataSet } from '../publication/source.ts'
import { testCode } from './test-people.ts'

const SOURCE = 'https://example.com/'
const DATA_CLASSES = ['names', 'email-addresses', 'phone-numbers', 'iban'] as const

function invented(id: string, name: string, nameEn: string, disclosed: string): Incident {
  return {
    id,
    title: { fr: name, en: nameEn },
    organisations: [{ name, nameEn, role: 'controller' }],
    sector: 'retail',
    country: 'FR',
    kind: 'data-breach',
    exposure: 'confirmed',
    dates: { occurredFrom: null, occurredTo: null, detected: null, disclosed, claimed: null, restored: null },
    affected: [],
    dataClasses: [...DATA_CLASSES],
    dataClassesNotExposed: [],
    changes: [],
    population: {
      fr: 'Personne : cet incident est inventé, pour les clés d’essai.',
      en: 'Nobody: this incident is invented, for test keys.',
      criteria: [
        { type: 'relation', relation: 'customer', with: { fr: name, en: nameEn }, from: null, to: null, scope: 'some' },
      ],
    },
    threatActor: null,
    regulatory: { cnilNotified: null, decisions: [], judicial: null },
    notes: null,
    sources: [
      {
        url: SOURCE,
        publisher: 'Vigifuite',
        date: null,
        supports: { fr: 'rien : exemple', en: 'nothing: an example' },
      },
    ],
    confidence: 'low',
    contradictions: [],
    checked: 'unconfirmed',
    caveat: true,
  }
}

export const TEST_INCIDENTS: readonly Incident[] = [
  invented(
    'test-boutique-exemple',
    'Boutique Exemple (incident inventé)',
    'Example Shop (invented incident)',
    '2024-03-13',
  ),
  invented(
    'test-librairie-exemple',
    'Librairie Exemple (incident inventé)',
    'Example Books (invented incident)',
    '2025-06-01',
  ),
  invented(
    'test-jardin-exemple',
    'Jardin Exemple (incident inventé)',
    'Example Garden (invented incident)',
    '2025-09-30',
  ),
]

/** For each kind one list of each incident; the third is withdrawn. */
export const TEST_DATA_SETS: readonly PublishedDataSet[] = KINDS.flatMap(kind =>
  TEST_INCIDENTS.map((incident, list) => ({
    code: testCode(kind, list),
    incident: incident.id,
    kind,
    dataClasses: DATA_CLASSES,
    status: list === 2 ? ('withdrawn' as const) : ('published' as const),
    synthetic: true,
    publishedAt: '2026-01-01T00:00:00.000Z',
  })),
)
