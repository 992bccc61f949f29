import type { PartnerFault } from '../../partner/partner-error.ts'
import type { KeyEnvironment } from '../../partner/partners.ts'
import type { PartnerScope } from '../../partner/scopes.ts'
import type { Bilingual } from '../../site/language.ts'

type KeyFault = Extract<PartnerFault, 'label' | 'scopes' | 'expiry' | 'addresses' | 'overlap'>

interface PartnerKeysMessages {
  readonly title: string
  readonly none: string
  /** Label, scopes, addresses, state, actions. */
  readonly columns: readonly [string, string, string, string, string]
  readonly environments: Readonly<
    Record<KeyEnvironment, { readonly badge: string; readonly label: string; readonly text: string }>
  >
  readonly scopes: Readonly<Record<PartnerScope, { readonly label: string; readonly text: string }>>
  readonly anyAddress: string
  readonly manage: string
  readonly states: {
    readonly open: string
    readonly until: string
    readonly ended: string
    readonly revoked: string
    readonly replaced: string
    readonly replaces: string
  }
  readonly spreading: string
  readonly failing: string
  readonly create: {
    readonly title: string
    readonly text: string
    readonly environment: string
    readonly label: string
    readonly labelHint: string
    readonly scopes: string
    readonly until: string
    readonly untilHint: string
    readonly addresses: string
    readonly addressesHint: string
    readonly button: string
    readonly noContract: string
  }
  readonly faults: Readonly<Record<KeyFault | 'no-contract' | 'key-ended', string>>
  readonly facts: {
    readonly id: string
    readonly created: string
    readonly state: string
    readonly scopes: string
    readonly addresses: string
  }
  readonly rotate: {
    readonly title: string
    readonly text: string
    readonly overlap: string
    readonly overlapHint: string
    readonly until: string
    readonly untilHint: string
    readonly button: string
  }
  readonly revoke: { readonly title: string; readonly text: string; readonly button: string }
  readonly ended: string
  readonly back: string
  readonly shown: {
    readonly title: string
    readonly lead: string
    readonly label: string
    readonly hint: string
    readonly copy: string
    readonly copied: string
    readonly how: string
    readonly works: string
    readonly old: string
    readonly button: string
  }
}

export const partnerKeysMessages: Bilingual<PartnerKeysMessages> = {
  fr: {
    title: 'Clés',
    none: 'Aucune clé encore. Commencez par une clé d’essai : elle répond à partir de personnes inventées.',
    columns: ['Clé', 'Droits', 'Adresses admises', 'État', 'Actions'],
    environments: {
      live: {
        badge: 'réelle',
        label: 'Clé réelle',
        text: 'Interroge les listes publiées. Possible dès que le contrat a commencé.',
      },
      test: {
        badge: 'essai',
        label: 'Clé d’essai',
        text: 'Ne lit aucune liste réelle : elle connaît des personnes inventées.',
      },
    },
    scopes: {
      lookup: { label: 'Recherches', text: 'Chercher des empreintes, par mille ou en flux.' },
      'lookup:phone': {
        label: 'Téléphones',
        text: 'Avec le droit précédent : chercher aussi des numéros de téléphone.',
      },
      catalogue: { label: 'Catalogue', text: 'Lire le catalogue en étant compté.' },
      webhooks: { label: 'Webhooks', text: 'Être prévenu des publications.' },
      'evaluate:bulk': {
        label: 'Évaluations en nombre',
        text: 'Vérifier beaucoup d’identifiants sans remettre leurs empreintes.',
      },
    },
    anyAddress: 'toutes',
    manage: 'Gérer',
    states: {
      open: 'active, sans fin',
      until: 'active jusqu’au',
      ended: 'expirée le',
      revoked: 'révoquée le',
      replaced: 'remplacée',
      replaces: 'en remplace une autre',
    },
    spreading: 'Les clés sont en train de partir vers les serveurs. Rechargez la page dans quelques secondes.',
    failing:
      'Les clés n’ont pas encore pu partir vers les serveurs : le stockage ou la base de données est injoignable. Les essais continuent d’eux-mêmes ; une clé révoquée peut encore servir jusque-là.',
    create: {
      title: 'Créer une clé',
      text: 'Elle ne sera montrée qu’une fois. Une personne, un programme, un usage : une clé chacun, pour pouvoir en révoquer une seule.',
      environment: 'Sorte',
      label: 'Libellé',
      labelHint: 'Pour la reconnaître ici, par exemple « production ».',
      scopes: 'Droits',
      until: 'Dernier jour (facultatif)',
      untilHint: 'Jour de Paris, inclus. Sans lui, la clé vit aussi longtemps que le contrat.',
      addresses: 'Adresses admises (facultatif)',
      addressesHint:
        'Une adresse IP ou un bloc CIDR par ligne, par exemple 192.0.2.0/24. Sans elles, la clé sert de partout.',
      button: 'Créer la clé',
      noContract: 'Le contrat est terminé : aucune clé ne peut être créée. Changez d’abord ses dates.',
    },
    faults: {
      label: 'Donnez un libellé de 1 à 100 caractères visibles.',
      scopes: 'Choisissez au moins un droit ; « Téléphones » ne va pas sans « Recherches ».',
      expiry: 'Donnez un jour à venir, au plus tard le dernier du contrat.',
      addresses:
        'Une adresse ou un bloc par ligne, 50 au plus ; dans un bloc, rien après sa longueur, et jamais « toutes ».',
      overlap: 'Un nombre de jours de 0 à 90.',
      'no-contract': 'Le contrat n’a pas commencé, ou est terminé. Une clé d’essai peut être créée avant son début.',
      'key-ended': 'Cette clé ne sert plus, ou une autre la remplace déjà. Rien n’a été changé.',
    },
    facts: { id: 'Identifiant', created: 'Créée le', state: 'État', scopes: 'Droits', addresses: 'Adresses admises' },
    rotate: {
      title: 'Remplacer la clé',
      text: 'Une nouvelle clé reçoit les mêmes droits ; l’ancienne sert encore le temps de passer à la nouvelle. Si elle a fui, mettez 0 : elle est révoquée tout de suite.',
      overlap: 'Jours pendant lesquels les deux servent',
      overlapHint: 'De 0 à 90 ; 7 d’ordinaire.',
      until: 'Dernier jour de la nouvelle clé (facultatif)',
      untilHint: 'Sans lui, elle prend fin comme l’ancienne devait le faire.',
      button: 'Créer la clé de remplacement',
    },
    revoke: {
      title: 'Révoquer la clé',
      text: 'Définitif. Elle cesse de servir partout en moins d’une minute, même pendant une longue publication.',
      button: 'Révoquer la clé',
    },
    ended: 'Cette clé ne sert plus.',
    back: 'Retour au partenaire',
    shown: {
      title: 'La clé à remettre',
      lead: 'Elle n’est montrée que maintenant : seule son empreinte est gardée. Si elle se perd, remplacez-la.',
      label: 'Clé d’API',
      hint: 'Sélectionnez tout, copiez.',
      copy: 'Copier',
      copied: 'Copié.',
      how: 'Remettez-la par un moyen sûr : messagerie chiffrée ou coffre partagé ; pas dans un e-mail, un ticket ni un dépôt de code.',
      works: 'Elle sert d’ici quelques secondes.',
      old: 'L’ancienne clé sert jusqu’au',
      button: 'La clé est remise',
    },
  },
  en: {
    title: 'Keys',
    none: 'No key yet. Begin with a test key: it answers from invented people.',
    columns: ['Key', 'Scopes', 'Addresses allowed', 'State', 'Actions'],
    environments: {
      live: {
        badge: 'live',
        label: 'Live key',
        text: 'Asks the published lists. Possible once the contract has begun.',
      },
      test: { badge: 'test', label: 'Test key', text: 'Reads no real list: it knows invented people.' },
    },
    scopes: {
      lookup: { label: 'Lookups', text: 'Look digests up, a thousand at a time or as a stream.' },
      'lookup:phone': { label: 'Telephones', text: 'With the scope before: look telephone numbers up, too.' },
      catalogue: { label: 'Catalogue', text: 'Read the catalogue and be counted.' },
      webhooks: { label: 'Webhooks', text: 'Be told of publications.' },
      'evaluate:bulk': {
        label: 'Bulk evaluations',
        text: 'Check many identifiers without handing over their digests.',
      },
    },
    anyAddress: 'any',
    manage: 'Manage',
    states: {
      open: 'active, without an end',
      until: 'active until',
      ended: 'expired on',
      revoked: 'revoked on',
      replaced: 'replaced',
      replaces: 'replaces another',
    },
    spreading: 'The keys are on their way to the servers. Reload the page in a few seconds.',
    failing:
      'The keys could not go to the servers yet: the store or the database cannot be reached. It is tried again by itself; until then a revoked key may still work.',
    create: {
      title: 'Create a key',
      text: 'It will be shown once. One person, one program, one use: a key each, so that one alone can be revoked.',
      environment: 'Sort',
      label: 'Label',
      labelHint: 'To recognise it here, such as “production”.',
      scopes: 'Scopes',
      until: 'Last day (optional)',
      untilHint: 'A day in Paris, included. Without it the key lives as long as the contract.',
      addresses: 'Addresses allowed (optional)',
      addressesHint:
        'One IP address or CIDR block a line, such as 192.0.2.0/24. Without them the key works from anywhere.',
      button: 'Create the key',
      noContract: 'The contract is over: no key can be created. Change its days first.',
    },
    faults: {
      label: 'Give a label of 1 to 100 visible characters.',
      scopes: 'Choose at least one scope; “Telephones” does not go without “Lookups”.',
      expiry: 'Give a day to come, the contract’s last at the latest.',
      addresses: 'One address or block a line, 50 at most; in a block nothing after its length, and never “all”.',
      overlap: 'A number of days from 0 to 90.',
      'no-contract': 'The contract has not begun, or is over. A test key can be created before it begins.',
      'key-ended': 'This key does not work any more, or another takes its place already. Nothing was changed.',
    },
    facts: { id: 'Id', created: 'Created on', state: 'State', scopes: 'Scopes', addresses: 'Addresses allowed' },
    rotate: {
      title: 'Replace the key',
      text: 'A new key gets the same rights; the old one goes on while the partner changes over. If it leaked, put 0: it is revoked at once.',
      overlap: 'Days for which both work',
      overlapHint: 'From 0 to 90; usually 7.',
      until: 'Last day of the new key (optional)',
      untilHint: 'Without it, it ends as the old one would have.',
      button: 'Create the replacement',
    },
    revoke: {
      title: 'Revoke the key',
      text: 'For good. It stops working everywhere in less than a minute, even during a long publication.',
      button: 'Revoke the key',
    },
    ended: 'This key does not work any more.',
    back: 'Back to the partner',
    shown: {
      title: 'The key to hand over',
      lead: 'It is shown now and never again: only its hash is kept. If it is lost, replace it.',
      label: 'API key',
      hint: 'Select all of it, and copy.',
      copy: 'Copy',
      copied: 'Copied.',
      how: 'Hand it over by a safe way: an encrypted messenger or a shared vault; not in an e-mail, a ticket or a code repository.',
      works: 'It works within seconds.',
      old: 'The old key works until',
      button: 'The key is handed over',
    },
  },
}
