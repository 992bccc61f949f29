import type { Bilingual } from '../language.ts'

interface LegalMessages {
  readonly title: string
  readonly description: string
  readonly missing: string
  readonly demo: string
  readonly publisher: string
  readonly address: string
  readonly contact: string
  readonly director: string
  readonly host: string
  readonly rightsTitle: string
  readonly rights: string
  readonly licenceTitle: string
  readonly licence: string
}

export const legalMessages: Bilingual<LegalMessages> = {
  fr: {
    title: 'Mentions légales',
    description: 'Éditeur, directeur de la publication, hébergeur et contact de ce site.',
    missing: 'non renseigné',
    demo: 'Ceci est une démonstration : elle n’a pas d’éditeur déclaré. Un service ouvert au public doit remplir ces mentions.',
    publisher: 'Éditeur',
    address: 'Adresse',
    contact: 'Contact',
    director: 'Directeur ou directrice de la publication',
    host: 'Hébergeur',
    rightsTitle: 'Données personnelles',
    rights:
      'Ce site ne dépose pas de cookie et ne mesure pas son audience. Ce qui est traité, par qui et pour combien de temps est décrit dans « Comment ça marche ». Pour exercer vos droits, écrivez au contact ci-dessus ; vous pouvez aussi saisir la CNIL.',
    licenceTitle: 'Propriété intellectuelle',
    licence:
      'Textes du catalogue : Creative Commons BY 4.0. Logiciel : Apache 2.0. Liste des communes : INSEE, code officiel géographique (Licence Ouverte 2.0).',
  },
  en: {
    title: 'Legal notice',
    description: 'Publisher, editor, host and contact of this site.',
    missing: 'not given',
    demo: 'This is a demonstration: it has no declared publisher. A service that is open to the public has to fill in this notice.',
    publisher: 'Publisher',
    address: 'Address',
    contact: 'Contact',
    director: 'Publication director',
    host: 'Host',
    rightsTitle: 'Personal data',
    rights:
      'This site sets no cookies and does not measure its audience. What is processed, by whom and for how long is described in “How it works”. To exercise your rights, write to the contact above; you can also turn to the CNIL, the French data protection authority.',
    licenceTitle: 'Intellectual property',
    licence:
      'Wording of the catalogue: Creative Commons BY 4.0. Software: Apache 2.0. List of communes: INSEE, code officiel géographique (Licence Ouverte 2.0).',
  },
}
