import { describe, expect, it } from 'vitest'
import { CNIL_CATEGORIES, CNIL_CATEGORY_IDS } from '../../src/incident/cnil-categories.ts'
import { DATA_CLASS_MAPPINGS } from '../../src/incident/data-class-mappings.ts'
import { DATA_CLASS_IDS } from '../../src/incident/data-classes.ts'

/** Ours, spelt in the manner of Have I Been Pwned, which has no fitting word. */
const OURS = [
  'Communications data',
  'Contact details',
  'Contract details',
  'Criminal records',
  'Customer numbers',
  'Internal documents',
  'Licence numbers',
  'Parcel tracking',
  'Professional registration numbers',
  'Signatures',
  'Social benefits',
  'Staff records',
  'Supporting documents',
  'Weapon ownership',
]

/** Those of its list that we use, as clients compare them: to the letter. */
const THEIRS = [
  'Account balances',
  'Ages',
  'Appointments',
  'Bank account numbers',
  'Biometric data',
  'Credit cards',
  'Dates of birth',
  'Device information',
  'Education levels',
  'Email addresses',
  'Employers',
  'Employment statuses',
  'Family structure',
  'Financial investments',
  'Financial transactions',
  'Genders',
  'Geographic locations',
  'Government issued IDs',
  'Health insurance information',
  'IMEI numbers',
  'IP addresses',
  'Income levels',
  'Job applications',
  'Licence plates',
  'Marital statuses',
  'Names',
  'Nationalities',
  'PINs',
  'Passwords',
  'Payment methods',
  'Personal health data',
  'Phone numbers',
  'Physical addresses',
  'Places of birth',
  'Purchases',
  'Reward program balances',
  'Social security numbers',
  'Taxation records',
  'Travel habits',
  'Usernames',
]

describe('what data classes are called elsewhere', () => {
  it('has a name at Have I Been Pwned for every class, and no other', () => {
    const used = new Set(DATA_CLASS_IDS.map(id => DATA_CLASS_MAPPINGS[id].hibp))
    expect([...used].toSorted()).toEqual([...OURS, ...THEIRS].toSorted())
  })

  it('uses every category of the CNIL', () => {
    const used = new Set(DATA_CLASS_IDS.map(id => DATA_CLASS_MAPPINGS[id].cnil))
    expect([...used].toSorted()).toEqual(CNIL_CATEGORY_IDS.toSorted())
  })

  it('holds health, biometrics and offences to be sensitive, and nothing else', () => {
    for (const id of DATA_CLASS_IDS) {
      const { cnil, sensitive } = DATA_CLASS_MAPPINGS[id]
      expect([id, sensitive]).toEqual([id, cnil === 'health' || cnil === 'biometric' || cnil === 'offences'])
    }
    expect(DATA_CLASS_MAPPINGS.nir.sensitive).toBe(false)
  })

  it('spells the values of the open data set as its file does', () => {
    const values = CNIL_CATEGORY_IDS.map(id => CNIL_CATEGORIES[id].openData)
    expect(values).toContain("Données d'identification ou d'accès (ex : identifiant, mot de passe, numéro client...)")
    expect(values.filter(value => value === null)).toHaveLength(2)
    expect(values.join()).not.toContain('’')
  })
})
