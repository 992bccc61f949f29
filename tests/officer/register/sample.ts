/** An invented register of a real incident: nothing in it is a fact about Saint-Nazaire. */
import { emptyRegister } from '../../../src/officer/register/empty-register.ts'
import type { Described } from '../../../src/officer/register/paper.ts'
import { type Register, registerSchema } from '../../../src/officer/register/register.ts'

export const INCIDENT: Described = {
  id: 'invented-2026',
  title: { fr: 'Serveurs d’une commune chiffrés', en: 'A commune’s servers encrypted' },
  organisations: [
    { name: 'Commune inventée', role: 'controller', siren: '214401846' },
    { name: 'Hébergeur inventé', role: 'processor' },
  ],
}

/** Complete for both forms: nothing is missing and nothing is open. */
export function completeRegister(): Register {
  const empty = emptyRegister()
  return registerSchema.parse({
    ...empty,
    reference: 'V-2026-07',
    controller: {
      ...empty.controller,
      address: '1 place de la Mairie\n44000 Ville inventée',
      ownership: 'public',
      activity: 'Administration publique',
      reporter: {
        name: 'Camille Martin',
        email: 'dpo@commune.example',
        phone: '02 40 00 00 00',
        role: 'dpo',
        roleDetail: null,
      },
      dpo: { designated: true, name: 'Camille Martin', email: 'dpo@commune.example', phone: '02 40 00 00 00' },
    },
    parties: [
      {
        name: 'Hébergeur inventé',
        email: 'alerte@hebergeur.example',
        phone: null,
        role: 'processor',
        toldAt: '2026-11-20T07:40:00+01:00',
      },
    ],
    timeline: {
      awareAt: '2026-11-20T09:10:00+01:00',
      discovery: 'processor',
      discoveryDetail: 'Alerte de l’hébergeur : fichiers chiffrés et demande de rançon.',
      occurrence: 'period',
      estimated: true,
      from: '2026-11-18T22:00:00+01:00',
      to: '2026-11-20T08:00:00+01:00',
      remarks: null,
    },
    breach: {
      established: true,
      natures: ['confidentiality', 'availability'],
      disclosure: 'likely',
      protection: 'none',
      alteration: null,
      unavailability: 'temporary',
      origins: ['ransomware', 'exfiltration', 'misconfiguration'],
      cause: 'external-malicious',
      description: 'Serveurs de fichiers chiffrés par un rançongiciel.',
      media: ['server', 'backup'],
      systems: 'Serveurs de fichiers, en France.',
    },
    scope: {
      persons: {
        categories: ['users', 'employees', 'minors'],
        detail: 'Habitants inscrits aux services, agents, élèves des écoles.',
        count: { certainty: 'approximate', number: 12_000 },
      },
      data: {
        categories: ['civil-status', 'contact', 'nir', 'payment', 'financial', 'health', 'trade-union', 'offences'],
        detail: 'Dossiers d’inscription, fiches de paie.',
      },
      records: { count: { certainty: 'cannot-determine', number: null }, detail: null },
    },
    risk: {
      effects: {
        confidentiality: ['spread', 'other'],
        integrity: [],
        availability: ['disrupted'],
        detail: 'Publication possible par l’attaquant.',
      },
      consequences: ['loss-of-control', 'identity-theft', 'fraud', 'disclosure'],
      consequencesDetail: null,
      gravity: 'important',
      outcome: 'high',
      reasoning: 'Données d’état civil et de paie, personnes mineures.',
      severity: {
        data: [
          { category: 'financial', adjustments: [] },
          { category: 'simple', adjustments: [{ context: 'individuals', steps: 1 }] },
        ],
        identification: 'significant',
        confidentiality: 'unknown',
        integrity: 'none',
        availability: 'temporary',
        malicious: true,
        persons: 12_000,
        unintelligible: false,
      },
    },
    measures: {
      before: ['backup', 'access-control', 'training'],
      beforeDetail: 'Sauvegardes hors ligne chaque semaine.',
      immediate: 'Coupure des accès, plainte, cellule de crise.',
      midTerm: 'Réinstallation des postes.',
      longTerm: 'Double authentification pour tous.',
      prevention: ['access-control', 'backup', 'up-to-date'],
    },
    communication: {
      state: 'told',
      toldAt: '2026-11-21T18:00:00+01:00',
      plannedOn: null,
      exemption: null,
      exemptionDetail: null,
      everybody: false,
      notEverybody: 'Adresses anciennes : annonce sur le site.',
      means: ['public', 'individual'],
      meansDetail: null,
      content: 'Ce qui s’est passé, ce que vous pouvez faire, à qui parler.',
    },
    crossBorder: { involved: 'no', leadAuthority: null, establishments: [], persons: [], authorities: [] },
    notification: {
      cnil: { notifiedAt: null, complete: false, complementedAt: null, number: null, delayReasons: null },
      police: { filed: 'yes', filedAt: '2026-11-20T15:00:00+01:00', detail: 'Gendarmerie, procès-verbal 2026/123.' },
      others: { told: 'yes', detail: 'ANSSI, le 20 novembre.' },
      nis2: { applies: null, warnedAt: null, notifiedAt: null, reportedAt: null },
      cyberInsured: true,
    },
    comment: null,
  })
}

type Changes<T> = T extends readonly unknown[] ? T : T extends object ? { readonly [K in keyof T]?: Changes<T[K]> } : T

/** The complete register, but for these changes: objects are merged, lists replaced. */
export function changedRegister(changes: Changes<Register>): Register {
  return registerSchema.parse(merged(completeRegister(), changes))
}

function merged(value: unknown, changes: unknown): unknown {
  const isObject = (one: unknown) => typeof one === 'object' && one !== null && !Array.isArray(one)
  if (!isObject(value) || !isObject(changes)) return changes
  const result = { ...(value as Record<string, unknown>) }
  for (const [key, one] of Object.entries(changes as object)) result[key] = merged(result[key], one)
  return result
}
