import type { ContactRole } from '../../partner/agreement.ts'
import type { PartnerFault } from '../../partner/partner-error.ts'
import type { Bilingual } from '../../site/language.ts'

type AgreementFault = Extract<PartnerFault, 'name' | 'purpose' | 'contacts' | 'contract' | 'limits'>

interface PartnersMessages {
  readonly title: string
  readonly lead: string
  readonly empty: string
  /** Name, contract, keys, digests looked up this month. */
  readonly columns: readonly [string, string, string, string]
  readonly keys: (count: number) => string
  readonly add: { readonly title: string; readonly text: string; readonly button: string }
  readonly change: { readonly title: string; readonly button: string }
  readonly fields: {
    readonly name: string
    readonly nameHint: string
    readonly purpose: string
    readonly purposeHint: string
    readonly contract: string
    readonly contractText: string
    readonly from: string
    readonly until: string
    readonly contacts: string
    readonly contactsText: string
    readonly contactName: (row: number) => string
    readonly contactEmail: (row: number) => string
    readonly contactRole: (row: number) => string
    readonly limits: string
    readonly limitsText: string
    readonly lookupMinute: string
    readonly lookupMonth: string
    readonly bulkMinute: string
    readonly bulkMonth: string
  }
  readonly roles: Readonly<Record<ContactRole, string>>
  readonly faults: Readonly<Record<AgreementFault | 'keys-in-use' | 'clash', string>>
  readonly wrong: string
  readonly facts: {
    readonly purpose: string
    readonly noPurpose: string
    readonly contract: string
    readonly contacts: string
    readonly noContacts: string
    readonly limits: string
    readonly ownLimits: string
    /** Units a minute and a month, written out. */
    readonly lookup: (minute: string, month: string) => string
    readonly bulk: (minute: string, month: string) => string
    readonly id: string
  }
  /** Days written out; null for an open end. */
  readonly contract: (from: string | null, until: string | null) => string
  readonly states: Readonly<Record<'before' | 'over', string>>
  readonly usage: {
    readonly title: string
    readonly text: string
    readonly public: string
    readonly month: (month: string) => string
    readonly before: string
    readonly after: string
    readonly none: string
    readonly totals: string
    readonly days: string
    readonly columns: readonly [string, string, string, string]
    readonly scopeColumns: readonly [string, string, string]
  }
  readonly all: string
  readonly readOnly: string
  readonly done: Readonly<Record<'added' | 'changed' | 'revoked', string>>
}

export const partnersMessages: Bilingual<PartnersMessages> = {
  fr: {
    title: 'Partenaires',
    lead: 'Banques, assureurs, mairies, équipes de réponse : qui interroge le service par l’API, pour quoi, jusqu’à quand et combien.',
    empty: 'Aucun partenaire encore. Ajoutez le premier ci-dessous, puis créez-lui une clé d’essai.',
    columns: ['Partenaire', 'Contrat', 'Clés utilisables', 'Recherches ce mois-ci'],
    keys: count => (count > 1 ? `${count} clés` : count === 1 ? '1 clé' : 'aucune'),
    add: {
      title: 'Ajouter un partenaire',
      text: 'Il commence sans clé : créez-lui ensuite une clé d’essai, puis une clé réelle quand le contrat a commencé.',
      button: 'Ajouter le partenaire',
    },
    change: { title: 'Modifier ce qui est convenu', button: 'Enregistrer' },
    fields: {
      name: 'Nom du partenaire',
      nameHint: 'Celui de l’organisme, par exemple « Banque Exemple ».',
      purpose: 'Finalité',
      purposeHint: 'Pourquoi il interroge le service et ce qu’il fait des réponses. Ni nom, ni numéro de personne.',
      contract: 'Contrat',
      contractText: 'Jours de Paris, inclus. Aucune clé ne vit au-delà du contrat ; laissez vide ce qui est ouvert.',
      from: 'Premier jour',
      until: 'Dernier jour',
      contacts: 'Contacts',
      contactsText: 'Dix au plus. Une ligne vidée est supprimée ; deux lignes libres suivent toujours les autres.',
      contactName: row => `Nom, contact ${row}`,
      contactEmail: row => `E-mail, contact ${row}`,
      contactRole: row => `Rôle, contact ${row}`,
      limits: 'Quotas convenus',
      limitsText: 'Deux nombres, ou aucun pour le quota ordinaire du service. Le mois est civil, en temps universel.',
      lookupMinute: 'Empreintes recherchées par minute',
      lookupMonth: 'Empreintes recherchées par mois',
      bulkMinute: 'Évaluations en nombre par minute',
      bulkMonth: 'Évaluations en nombre par mois',
    },
    roles: {
      contract: 'contrat',
      technical: 'technique',
      security: 'sécurité',
      'data-protection': 'protection des données',
    },
    faults: {
      name: 'Donnez un nom de 1 à 200 caractères visibles.',
      purpose: 'Au plus 2 000 caractères, sans numéro de sécurité sociale.',
      contacts: 'Chaque contact a un nom et une adresse e-mail valable ; dix au plus.',
      contract: 'Donnez des jours qui existent ; le dernier ne précède pas le premier.',
      limits: 'Pour chaque quota, deux nombres entiers à partir de 1, ou aucun.',
      'keys-in-use':
        'Des clés réelles fonctionneraient avant le début du contrat : révoquez-les d’abord, ou faites-le commencer aujourd’hui.',
      clash:
        'Quelqu’un d’autre a modifié ce partenaire entre-temps. Vos champs sont ci-dessous ; comparez-les avec ce qui est convenu maintenant, puis enregistrez de nouveau.',
    },
    wrong: 'Rien n’a été enregistré : corrigez les champs signalés.',
    facts: {
      purpose: 'Finalité',
      noPurpose: 'Non renseignée.',
      contract: 'Contrat',
      contacts: 'Contacts',
      noContacts: 'Aucun contact.',
      limits: 'Quotas',
      ownLimits: 'Ceux du service.',
      lookup: (minute, month) => `Recherches : ${minute} par minute, ${month} par mois.`,
      bulk: (minute, month) => `Évaluations en nombre : ${minute} par minute, ${month} par mois.`,
      id: 'Identifiant',
    },
    contract: (from, until) =>
      from === null
        ? until === null
          ? 'sans dates'
          : `jusqu’au ${until}`
        : until === null
          ? `depuis le ${from}`
          : `du ${from} au ${until}`,
    states: { before: 'à venir', over: 'terminé' },
    usage: {
      title: 'Utilisation',
      text: 'Comptée par jour (temps universel) et par droit, à quelques secondes près, par le serveur de ce bureau. Rien sur les personnes recherchées : le service ne le sait pas.',
      public: 'Ce que compte le réseau de périphérie se lit avec une clé du partenaire, sur sa page.',
      month: month => `Mois : ${month}`,
      before: 'Mois précédent',
      after: 'Mois suivant',
      none: 'Rien n’a été utilisé ce mois-là.',
      totals: 'Totaux du mois, par droit',
      days: 'Par jour',
      columns: ['Jour', 'Droit', 'Requêtes', 'Unités'],
      scopeColumns: ['Droit', 'Requêtes', 'Unités'],
    },
    all: 'Tous les partenaires',
    readOnly: 'Vous pouvez lire cette page. L’administration de la plateforme tient les partenaires et leurs clés.',
    done: {
      added: 'Le partenaire est ajouté. Créez-lui maintenant une clé d’essai.',
      changed: 'Ce qui est convenu est enregistré ; les clés suivent en quelques secondes.',
      revoked: 'La clé est révoquée ; elle cesse de servir partout en moins d’une minute.',
    },
  },
  en: {
    title: 'Partners',
    lead: 'Banks, insurers, town halls, response teams: who asks the service through the API, what for, until when and how much.',
    empty: 'No partner yet. Add the first one below, then create a test key for it.',
    columns: ['Partner', 'Contract', 'Usable keys', 'Lookups this month'],
    keys: count => (count > 1 ? `${count} keys` : count === 1 ? '1 key' : 'none'),
    add: {
      title: 'Add a partner',
      text: 'It begins without a key: then create a test key, and a live key once the contract has begun.',
      button: 'Add the partner',
    },
    change: { title: 'Change what is agreed', button: 'Save' },
    fields: {
      name: 'Name of the partner',
      nameHint: 'That of the organisation, such as “Banque Exemple”.',
      purpose: 'Purpose',
      purposeHint: 'Why it asks the service and what it does with the answers. Nobody’s name or number.',
      contract: 'Contract',
      contractText: 'Days in Paris, both included. No key outlives the contract; leave empty what is open.',
      from: 'First day',
      until: 'Last day',
      contacts: 'Contacts',
      contactsText: 'Ten at most. A row that was emptied is deleted; two free rows always follow the others.',
      contactName: row => `Name, contact ${row}`,
      contactEmail: row => `E-mail, contact ${row}`,
      contactRole: row => `Role, contact ${row}`,
      limits: 'Quotas agreed',
      limitsText: 'Two numbers, or none for the service’s usual quota. Months are calendar months in universal time.',
      lookupMinute: 'Digests looked up a minute',
      lookupMonth: 'Digests looked up a month',
      bulkMinute: 'Bulk evaluations a minute',
      bulkMonth: 'Bulk evaluations a month',
    },
    roles: {
      contract: 'contract',
      technical: 'technical',
      security: 'security',
      'data-protection': 'data protection',
    },
    faults: {
      name: 'Give a name of 1 to 200 visible characters.',
      purpose: 'At most 2,000 characters, without a social security number.',
      contacts: 'Each contact has a name and a valid e-mail address; ten at most.',
      contract: 'Give days that exist; the last is not before the first.',
      limits: 'For each quota two whole numbers from 1, or none.',
      'keys-in-use': 'Live keys would work before the contract begins: revoke them first, or let it begin today.',
      clash:
        'Somebody else changed this partner in the meantime. Your fields are below; compare them with what is agreed now, then save again.',
    },
    wrong: 'Nothing was saved: mend the fields that are marked.',
    facts: {
      purpose: 'Purpose',
      noPurpose: 'Not said.',
      contract: 'Contract',
      contacts: 'Contacts',
      noContacts: 'No contact.',
      limits: 'Quotas',
      ownLimits: 'Those of the service.',
      lookup: (minute, month) => `Lookups: ${minute} a minute, ${month} a month.`,
      bulk: (minute, month) => `Bulk evaluations: ${minute} a minute, ${month} a month.`,
      id: 'Id',
    },
    contract: (from, until) =>
      from === null
        ? until === null
          ? 'without dates'
          : `until ${until}`
        : until === null
          ? `since ${from}`
          : `${from} to ${until}`,
    states: { before: 'to come', over: 'over' },
    usage: {
      title: 'Usage',
      text: 'Counted by day (universal time) and scope, up to a few seconds ago, by the server of this desk. Nothing about who was looked up: the service does not know.',
      public: 'What the edge counts is read with a key of the partner, on its own page.',
      month: month => `Month: ${month}`,
      before: 'Month before',
      after: 'Month after',
      none: 'Nothing was used in this month.',
      totals: 'Totals of the month, by scope',
      days: 'By day',
      columns: ['Day', 'Scope', 'Requests', 'Units'],
      scopeColumns: ['Scope', 'Requests', 'Units'],
    },
    all: 'All partners',
    readOnly: 'You may read this page. The platform’s administrators keep partners and their keys.',
    done: {
      added: 'The partner is added. Now create a test key for it.',
      changed: 'What is agreed is saved; the keys follow within seconds.',
      revoked: 'The key is revoked; it stops working everywhere in less than a minute.',
    },
  },
}
