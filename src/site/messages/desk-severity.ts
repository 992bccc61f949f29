/** What the factors, bands and flags of a severity score are called, and what each asks. */
import type {
  AVAILABILITY_LOSSES,
  CONFIDENTIALITY_LOSSES,
  Context,
  DataBase,
  IDENTIFICATIONS,
  INTEGRITY_LOSSES,
  SeverityFlag,
  SeverityLevel,
} from '../../incident/severity.ts'
import type { Bilingual } from '../language.ts'

interface Term {
  readonly label: string
  readonly meaning: string
}

type Terms<K extends string> = Readonly<Record<K, Term>>

export interface SeverityMessages {
  readonly title: string
  readonly formula: string
  readonly method: string
  readonly dpc: Term
  readonly ei: Term
  readonly cb: Term
  readonly data: Terms<DataBase>
  readonly contexts: Terms<Context>
  readonly identifications: Terms<keyof typeof IDENTIFICATIONS>
  readonly circumstances: Readonly<Record<'confidentiality' | 'integrity' | 'availability' | 'malicious', string>>
  readonly confidentiality: Readonly<Record<keyof typeof CONFIDENTIALITY_LOSSES, string>>
  readonly integrity: Readonly<Record<keyof typeof INTEGRITY_LOSSES, string>>
  readonly availability: Readonly<Record<keyof typeof AVAILABILITY_LOSSES, string>>
  readonly levels: Terms<SeverityLevel>
  readonly flags: Terms<SeverityFlag>
}

const term = (label: string, meaning: string): Term => ({ label, meaning })

export const severityMessages: Bilingual<SeverityMessages> = {
  fr: {
    title: 'Gravité pour les personnes',
    formula: 'SE = DPC × EI + CB',
    method:
      'Méthode de l’ENISA (2013). Le score aide à juger du risque ; la décision de notifier et d’informer reste la vôtre.',
    dpc: term('Contexte des données (DPC)', 'De 1 à 4 : la catégorie de données la plus élevée, selon le contexte.'),
    ei: term('Facilité d’identification (EI)', 'De 0,25 à 1 : retrouve-t-on les personnes à partir de ces données ?'),
    cb: term('Circonstances (CB)', 'De 0 à 2 : ce qui est arrivé aux données, et si c’était voulu.'),
    data: {
      simple: term('données courantes', 'identité, coordonnées, formation, vie professionnelle'),
      behavioural: term('données de comportement', 'localisation, trafic, habitudes, préférences'),
      financial: term('données financières', 'revenus, comptes, cartes, opérations, prestations'),
      sensitive: term('données sensibles', 'santé, opinions, vie sexuelle et autres données des articles 9 et 10'),
    },
    contexts: {
      volume: term('beaucoup de données par personne', 'en détail ou sur une longue durée : relève le score'),
      controller: term('nature de l’organisme', 'y figurer révèle déjà quelque chose : relève le score'),
      individuals: term('personnes vulnérables', 'mineurs, patients, personnes menacées : relève le score'),
      inaccurate: term('données périmées ou fausses', 'abaisse le score'),
      public: term('données déjà publiques', 'avant la violation : abaisse le score'),
      slight: term('données peu révélatrices', 'elles en disent moins que leur catégorie : abaisse le score'),
    },
    identifications: {
      negligible: term('négligeable', 'il est presque impossible de retrouver les personnes'),
      limited: term('limitée', 'c’est difficile, mais possible'),
      significant: term('significative', 'c’est assez facile, avec d’autres sources'),
      maximum: term('maximale', 'les données désignent directement les personnes'),
    },
    circumstances: {
      confidentiality: 'Perte de confidentialité',
      integrity: 'Perte d’intégrité',
      availability: 'Perte de disponibilité',
      malicious: 'Intention malveillante',
    },
    confidentiality: {
      none: 'aucun signe que quelqu’un a vu les données',
      known: 'vues par des destinataires connus',
      unknown: 'vues par un nombre inconnu de destinataires',
    },
    integrity: {
      none: 'aucune donnée modifiée qui ait pu servir',
      recoverable: 'données modifiées, peut-être utilisées, mais on peut les rétablir',
      unrecoverable: 'données modifiées, impossibles à rétablir',
    },
    availability: {
      none: 'données retrouvées sans difficulté',
      temporary: 'données indisponibles pour un temps',
      full: 'données perdues',
    },
    levels: {
      low: term('faible', 'Aucun effet, ou quelques désagréments vite surmontés.'),
      medium: term('moyenne', 'Des désagréments sérieux, surmontables malgré quelques difficultés.'),
      high: term('élevée', 'Des conséquences sérieuses, difficiles à surmonter.'),
      'very-high': term('très élevée', 'Des conséquences graves, voire irrémédiables.'),
    },
    flags: {
      'many-persons': term('plus de 100 personnes', 'À signaler à part : le score ne compte pas les personnes.'),
      unintelligible: term(
        'données illisibles',
        'Chiffrées, et la clé est sûre : cela peut dispenser d’informer les personnes (article 34(3)(a) du RGPD).',
      ),
    },
  },
  en: {
    title: 'Severity for people',
    formula: 'SE = DPC × EI + CB',
    method:
      'ENISA’s method (2013). The score helps to judge the risk; whether to notify and to tell people stays yours.',
    dpc: term('Context of the data (DPC)', 'From 1 to 4: the highest category of data, given its context.'),
    ei: term('Ease of identification (EI)', 'From 0.25 to 1: can people be found from this data?'),
    cb: term('Circumstances (CB)', 'From 0 to 2: what happened to the data, and whether it was meant.'),
    data: {
      simple: term('simple data', 'identity, contact details, education, working life'),
      behavioural: term('behavioural data', 'location, traffic, habits, preferences'),
      financial: term('financial data', 'income, accounts, cards, transactions, benefits'),
      sensitive: term('sensitive data', 'health, opinions, sex life and other data of articles 9 and 10'),
    },
    contexts: {
      volume: term('much data about each person', 'in detail or over a long time: raises the score'),
      controller: term('nature of the organisation', 'being listed there already tells something: raises the score'),
      individuals: term('vulnerable people', 'minors, patients, people under threat: raises the score'),
      inaccurate: term('data out of date or wrong', 'lowers the score'),
      public: term('data already public', 'before the breach: lowers the score'),
      slight: term('data that tells little', 'less than its category usually does: lowers the score'),
    },
    identifications: {
      negligible: term('negligible', 'it is almost impossible to find the people'),
      limited: term('limited', 'it is hard, but possible'),
      significant: term('significant', 'it is fairly easy, with other sources'),
      maximum: term('maximum', 'the data names the people directly'),
    },
    circumstances: {
      confidentiality: 'Loss of confidentiality',
      integrity: 'Loss of integrity',
      availability: 'Loss of availability',
      malicious: 'Malicious intent',
    },
    confidentiality: {
      none: 'no sign that anybody saw the data',
      known: 'seen by known recipients',
      unknown: 'seen by an unknown number of recipients',
    },
    integrity: {
      none: 'no altered data that could have been used',
      recoverable: 'data altered, perhaps used, but can be restored',
      unrecoverable: 'data altered, cannot be restored',
    },
    availability: {
      none: 'data recovered without difficulty',
      temporary: 'data unavailable for a time',
      full: 'data lost',
    },
    levels: {
      low: term('low', 'No effect, or a few inconveniences soon overcome.'),
      medium: term('medium', 'Serious inconveniences that can be overcome with some difficulty.'),
      high: term('high', 'Serious consequences that are hard to overcome.'),
      'very-high': term('very high', 'Grave, even irreversible consequences.'),
    },
    flags: {
      'many-persons': term('more than 100 people', 'Reported apart: the score does not count people.'),
      unintelligible: term(
        'unreadable data',
        'Encrypted, and the key is safe: this may spare telling people (article 34(3)(a) GDPR).',
      ),
    },
  },
}
