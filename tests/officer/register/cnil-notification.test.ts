import { describe, expect, it } from 'vitest'
import { CNIL_SECTIONS, cnilNotification } from '../../../src/officer/register/cnil-notification.ts'
import { emptyRegister } from '../../../src/officer/register/empty-register.ts'
import { completeRegister, INCIDENT } from './sample.ts'

const fieldsOf = (...given: Parameters<typeof cnilNotification>) =>
  new Map(cnilNotification(...given).sections.flatMap(one => one.fields.map(field => [field.id, field])))

it('has the sections of the form in its order, and fields that are named once', () => {
  const { sections } = cnilNotification(INCIDENT, completeRegister())
  expect(sections.map(one => one.title)).toEqual([
    'Responsable du traitement',
    'La violation',
    'Les données',
    'Les personnes',
    'Mesures de sécurité avant la violation',
    'Conséquences',
    'Mesures prises ou envisagées',
    'Information des personnes',
    'Transfrontalier et autres autorités',
  ])
  const ids = CNIL_SECTIONS.flatMap(one => one.fields.map(field => field.id))
  expect(new Set(ids).size).toBe(ids.length)
})

it('uses the exact words of the form under the keys of Madis, each once', () => {
  const fields = fieldsOf(INCIDENT, completeRegister())
  expect(fields.get('origins')).toMatchObject({
    values: ['Piratage, logiciel malveillant (par exemple rançongiciel) et/ou hameçonnage', 'Autre'],
    codes: ['hack', 'other'],
  })
  expect(fields.get('natures')).toMatchObject({
    values: ['Perte de la confidentialité', 'Perte de la disponibilité'],
    codes: ['confidentiality', 'availability'],
  })
  expect(fields.get('cause')).toMatchObject({ values: ['Acte externe malveillant'], codes: ['external_malicious'] })
  expect(fields.get('data')?.codes).toEqual([
    'civil_status',
    'contact',
    'social_number',
    'financial',
    'offenses_convictions_security',
  ])
  expect(fields.get('special-data')).toMatchObject({
    values: ['Données de santé', 'Appartenance syndicale'],
    codes: ['health', 'trade_union_membership'],
  })
})

it('tells instants as clocks in France show them, numbers as French writes them', () => {
  const fields = fieldsOf(INCIDENT, completeRegister())
  const plain = (id: string) => fields.get(id)?.values.map(one => one.replace(/[\u00a0\u202f]/g, ' '))
  expect(plain('aware-at')).toEqual(['vendredi 20 novembre 2026 à 09:10 UTC+1'])
  expect(plain('persons-count')).toEqual(['12 000', 'nombre approximatif'])
  expect(plain('persons-band')).toEqual(['Plus de 5000 personnes'])
  expect(plain('parties')).toEqual([
    'Hébergeur inventé, sous-traitant, alerte@hebergeur.example, a informé : vendredi 20 novembre 2026 à 07:40 UTC+1',
  ])
})

it('takes the controller from the public record when the register does not name it', () => {
  const fields = fieldsOf(INCIDENT, completeRegister())
  expect(fields.get('controller-name')?.values).toEqual(['Commune inventée'])
  expect(fields.get('controller-siren')?.values).toEqual(['214401846'])
  const two = {
    ...INCIDENT,
    organisations: [...INCIDENT.organisations, { name: 'Autre commune', role: 'controller' as const }],
  }
  expect(fieldsOf(two, emptyRegister()).get('controller-name')?.values).toEqual([])
  const register = completeRegister()
  register.controller.name = 'Commune inventée'
  expect(fieldsOf(two, register).get('controller-siren')?.values).toEqual(['214401846'])
})

describe('what is missing', () => {
  it('is nothing in a complete register', () => {
    expect(cnilNotification(INCIDENT, completeRegister())).toMatchObject({ kind: 'initial', number: null, missing: [] })
  })

  it('is what art. 33(3) asks for, in an empty one', () => {
    expect(cnilNotification({ ...INCIDENT, organisations: [] }, emptyRegister()).missing).toEqual([
      'controller-name',
      'controller-siren',
      'reporter',
      'dpo-designated',
      'occurrence',
      'aware-at',
      'discovery',
      'natures',
      'origins',
      'cause',
      'description',
      'data',
      'records',
      'persons',
      'persons-count',
      'measures-before',
      'consequences',
      'gravity',
      'risk',
      'measures-immediate',
      'informed',
      'cross-border',
    ])
  })

  it('follows from other answers', () => {
    const register = completeRegister()
    register.breach.protection = null
    register.communication.toldAt = null
    register.controller.dpo = { designated: true, name: null, email: null, phone: null }
    expect(cnilNotification(INCIDENT, register).missing).toEqual(['dpo', 'protection', 'told-at'])
    register.breach.natures = ['availability']
    register.communication.state = 'exempt'
    register.controller.dpo.designated = false
    expect(cnilNotification(INCIDENT, register).missing).toEqual(['exemption'])
  })

  it('does not count special data alone as no data', () => {
    const register = completeRegister()
    register.scope.data.categories = ['health']
    expect(cnilNotification(INCIDENT, register).missing).toEqual([])
  })
})

it('completes a notification already made, under its number', () => {
  const register = completeRegister()
  register.notification.cnil.notifiedAt = '2026-11-21T09:00:00+01:00'
  register.notification.cnil.number = '26-12345'
  expect(cnilNotification(INCIDENT, register)).toMatchObject({ kind: 'complementary', number: '26-12345' })
})

it('has every label in English, and the same codes', () => {
  const french = cnilNotification(INCIDENT, completeRegister(), 'fr').sections
  const english = cnilNotification(INCIDENT, completeRegister(), 'en').sections
  for (const [index, section] of french.entries()) {
    expect(english[index]?.title).not.toBe(section.title)
    for (const [place, field] of section.fields.entries()) {
      expect(english[index]?.fields[place]).toMatchObject({
        id: field.id,
        codes: field.codes,
        required: field.required,
      })
      expect(english[index]?.fields[place]?.label).toMatch(/\S/)
    }
  }
  expect(english[1]?.fields.find(one => one.id === 'natures')?.values).toEqual([
    'loss of confidentiality',
    'loss of availability',
  ])
})

it('is data: it survives JSON', () => {
  const notification = cnilNotification(INCIDENT, completeRegister())
  expect(JSON.parse(JSON.stringify(notification))).toEqual(notification)
})
