import type { Bilingual } from '../../site/language.ts'

interface AuditMessages {
  readonly title: string
  readonly lead: string
  readonly chain: string
  readonly filters: string
  readonly scope: string
  readonly everything: string
  readonly who: string
  readonly anybody: string
  readonly act: string
  readonly anyAct: string
  readonly allOf: (family: string) => string
  readonly incident: string
  readonly anyIncident: string
  readonly from: string
  readonly until: string
  readonly untilHint: string
  readonly apply: string
  readonly clear: string
  readonly export: string
  readonly exportHint: string
  readonly caption: string
  readonly columns: readonly [string, string, string, string, string]
  readonly hash: string
  readonly previous: string
  readonly nothing: string
  readonly nothingYet: string
  readonly older: string
  readonly newest: string
  readonly publisher: string
  readonly contributor: string
}

export const auditMessages: Bilingual<AuditMessages> = {
  fr: {
    title: 'Journal',
    lead: 'Tout ce qui a été fait, par qui et quand. Rien ne peut y être changé ni effacé, pas même par l’exploitant du service sans que cela se voie.',
    chain:
      'Chaque écriture porte l’empreinte de la précédente, et chaque publication contient la dernière empreinte d’alors : notez celle du bas de page, elle trahira toute réécriture. Le journal ne dit rien des personnes concernées.',
    filters: 'Filtrer',
    scope: 'Journal de',
    everything: 'Tout le service',
    who: 'Qui',
    anybody: 'Tout le monde',
    act: 'Acte',
    anyAct: 'Tous les actes',
    allOf: family => `${family} : tout`,
    incident: 'Dossier',
    anyIncident: 'Tous les dossiers',
    from: 'Du',
    until: 'Au',
    untilHint: 'Ce jour compris, heure de Paris.',
    apply: 'Afficher',
    clear: 'Tout afficher',
    export: 'Exporter le journal (NDJSON)',
    exportHint: 'Une ligne par écriture, avec de quoi recalculer chaque empreinte.',
    caption: 'Écritures, de la plus récente à la plus ancienne',
    columns: ['N°', 'Quand (Paris)', 'Qui', 'Acte', 'Empreinte'],
    hash: 'Empreinte',
    previous: 'De la précédente',
    nothing: 'Aucune écriture ne répond à ces critères. Élargissez les dates ou affichez tout.',
    nothingYet: 'Aucune écriture encore. Chaque acte fait au bureau ou en ligne de commande en laissera une ici.',
    older: 'Plus anciennes',
    newest: 'Les plus récentes',
    publisher: 'le programme de publication',
    contributor: 'un poste de contribution',
  },
  en: {
    title: 'Audit log',
    lead: 'Everything that was done, by whom and when. Nothing in it can be changed or deleted, and not even the operator of the service can do so unnoticed.',
    chain:
      'Each entry carries the hash of the one before, and each publication holds the newest hash of its time: write down the one at the foot of the page, and any rewriting will show. The log says nothing about the people affected.',
    filters: 'Filter',
    scope: 'Log of',
    everything: 'The whole service',
    who: 'Who',
    anybody: 'Everybody',
    act: 'Act',
    anyAct: 'All acts',
    allOf: family => `${family}: all`,
    incident: 'Record',
    anyIncident: 'All records',
    from: 'From',
    until: 'To',
    untilHint: 'That day included, time of Paris.',
    apply: 'Show',
    clear: 'Show everything',
    export: 'Export the log (NDJSON)',
    exportHint: 'One line an entry, with all that is needed to compute each hash again.',
    caption: 'Entries, newest first',
    columns: ['No.', 'When (Paris)', 'Who', 'Act', 'Hash'],
    hash: 'Hash',
    previous: 'Of the one before',
    nothing: 'No entry fits. Widen the dates, or show everything.',
    nothingYet: 'No entry yet. Each act at the desk or on the command line will leave one here.',
    older: 'Older ones',
    newest: 'The newest ones',
    publisher: 'the publishing program',
    contributor: 'a contributing machine',
  },
}
