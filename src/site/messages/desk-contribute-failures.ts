/** Why a contribution in the browser stopped, and what an officer can do about it. */
import type { ContributionFailure } from '../../contribution/contribution-error.ts'
import type { Bilingual } from '../language.ts'

/** `row`: where it is, as a spreadsheet counts; 0 when that is not known. */
export type FailureTexts = Readonly<Record<ContributionFailure, (row: number) => string>>

export const contributeFailures: Bilingual<FailureTexts> = {
  fr: {
    'empty-file': () => 'Le fichier est vide.',
    'no-rows': () =>
      'Aucune ligne de cette colonne n’a pu servir : rien n’est soumis. Vérifiez que c’est la bonne colonne.',
    'not-text': () =>
      'Ce n’est pas un fichier de texte. Enregistrez le tableau au format CSV (UTF-8), puis choisissez-le.',
    'broken-encoding': row =>
      `La ligne ${row} n’est pas lisible dans cet encodage. Choisissez-en un autre sous l’aperçu, ou enregistrez de nouveau le fichier en UTF-8.`,
    'open-quote': row => `Ligne ${row} : un guillemet s’ouvre et ne se ferme jamais. Corrigez cette ligne.`,
    'text-after-quote': row => `Ligne ${row} : du texte suit un guillemet fermant. Corrigez cette ligne.`,
    'record-too-long': row =>
      `La ligne ${row} est trop longue, ou un guillemet y est resté ouvert. Corrigez cette ligne.`,
    'header-too-long': () => 'La première ligne est trop longue pour porter des noms de colonnes.',
    'no-header': () => 'La première ligne ressemble à des données. Ajoutez une ligne avec le nom des colonnes.',
    'missing-column': () => 'Une des colonnes choisies n’existe pas dans ce fichier. Choisissez-la de nouveau.',
    'ambiguous-column': () => 'Deux colonnes portent le nom choisi. Renommez l’une d’elles dans le fichier.',
    'not-a-workbook': () =>
      'Ce classeur ne peut pas être lu. Enregistrez la feuille au format CSV (UTF-8), puis choisissez ce fichier.',
    'workbook-too-large': () =>
      'Ce classeur est trop grand pour être lu dans un navigateur. Enregistrez la feuille au format CSV (UTF-8) : un CSV peut avoir n’importe quelle taille.',
    unreachable: () => 'Le service ne répond pas.',
    'quota-exhausted': () => 'Le quota de cette journée est utilisé. Reprenez demain : rien n’est perdu.',
    unauthenticated: () => 'Le service refuse le jeton de cette contribution.',
    forbidden: () => 'Votre compte ne permet pas, ou plus, de remplir cette liste.',
    'not-found': () => 'Cette liste n’existe pas, ou plus.',
    'key-retired': () =>
      'La clé avec laquelle cette contribution a commencé a été remplacée. Retirez cette liste et créez-en une autre.',
    conflict: () =>
      'Cette liste ne peut pas être remplie d’ici : elle est déjà soumise, ou une autre contribution l’a commencée (sur une autre machine, dans un autre navigateur ou en ligne de commande). C’est là qu’elle se termine ; sinon, retirez cette liste et créez-en une autre.',
    refused: () => 'Le service refuse la demande. Rechargez cette page : elle est peut-être plus ancienne que lui.',
    'bad-answer': () => 'La réponse du service est incompréhensible. Rechargez cette page, puis reprenez.',
    'bad-proof': () =>
      'Le service n’a pas prouvé qu’il utilise sa clé publiée : sa réponse est écartée. Prévenez les personnes qui l’exploitent.',
    'weak-parameters': () =>
      'Le service demande un calcul plus faible que le protocole : refusé, rien n’a été envoyé. Prévenez les personnes qui l’exploitent.',
    'self-test-failed': () =>
      'Cette machine calcule mal les empreintes. Utilisez-en une autre, ou un autre navigateur.',
    'file-changed': () =>
      'Le fichier a changé ou n’est plus accessible depuis qu’il a été choisi. Remettez-le tel qu’il était et choisissez-le de nouveau.',
    'options-changed': () => 'Cette contribution a commencé avec d’autres colonnes.',
    'service-changed': () =>
      'Les clés du service ont changé depuis le début de cette contribution. Retirez cette liste et créez-en une autre.',
    'signed-out': () =>
      'Votre session au bureau a pris fin. Reconnectez-vous, revenez sur cette page et choisissez le même fichier : la contribution reprend où elle en est.',
    'no-storage': () =>
      'Ce navigateur ne garde rien pour ce site (navigation privée ?) : une contribution interrompue ne pourrait pas reprendre. Utilisez une fenêtre ordinaire.',
    stopped: () =>
      'Une partie du programme s’est arrêtée, peut-être faute de mémoire. Rien de ce qui est envoyé n’est perdu.',
  },
  en: {
    'empty-file': () => 'The file is empty.',
    'no-rows': () => 'Not one row of that column can be used: nothing is submitted. Check that it is the right column.',
    'not-text': () => 'This is not a text file. Save the table as CSV (UTF-8), then choose that.',
    'broken-encoding': row =>
      `Row ${row} cannot be read in this encoding. Choose another one below the preview, or save the file again as UTF-8.`,
    'open-quote': row => `Row ${row}: a quotation mark is opened and never closed. Correct that row.`,
    'text-after-quote': row => `Row ${row}: text follows a closing quotation mark. Correct that row.`,
    'record-too-long': row => `Row ${row} is too long, or a quotation mark in it stayed open. Correct that row.`,
    'header-too-long': () => 'The first row is too long to hold names of columns.',
    'no-header': () => 'The first row looks like data. Add a row with the names of the columns.',
    'missing-column': () => 'One of the chosen columns is not in this file. Choose it again.',
    'ambiguous-column': () => 'Two columns have the chosen name. Rename one of them in the file.',
    'not-a-workbook': () => 'This workbook cannot be read. Save the sheet as CSV (UTF-8), then choose that file.',
    'workbook-too-large': () =>
      'This workbook is too large to be read in a browser. Save the sheet as CSV (UTF-8): a CSV can have any size.',
    unreachable: () => 'The service does not answer.',
    'quota-exhausted': () => 'The quota of this day is used up. Go on tomorrow: nothing is lost.',
    unauthenticated: () => 'The service refuses the token of this contribution.',
    forbidden: () => 'Your account does not allow you, or not any more, to fill this list.',
    'not-found': () => 'This list does not exist, or not any more.',
    'key-retired': () =>
      'The key that this contribution was begun with has been replaced. Withdraw this list and create another one.',
    conflict: () =>
      'This list cannot be filled from here: it is submitted already, or another contribution has begun it (on another machine, in another browser or from the command line). It ends there; otherwise withdraw this list and create another one.',
    refused: () => 'The service refuses the request. Reload this page: it may be older than the service.',
    'bad-answer': () => 'The service’s answer cannot be understood. Reload this page, then go on.',
    'bad-proof': () =>
      'The service did not prove that it uses its published key: its answer is dropped. Tell whoever runs it.',
    'weak-parameters': () =>
      'The service asks for a weaker computation than the protocol: refused, nothing was sent. Tell whoever runs it.',
    'self-test-failed': () => 'This machine computes fingerprints wrongly. Use another one, or another browser.',
    'file-changed': () =>
      'The file has changed or cannot be reached any more since it was chosen. Put it back as it was and choose it again.',
    'options-changed': () => 'This contribution was begun with other columns.',
    'service-changed': () =>
      'The service’s keys have changed since this contribution began. Withdraw this list and create another one.',
    'signed-out': () =>
      'Your session at the desk has ended. Sign in again, come back to this page and choose the same file: the contribution goes on where it is.',
    'no-storage': () =>
      'This browser keeps nothing for this site (private browsing?): an interrupted contribution could not go on. Use an ordinary window.',
    stopped: () => 'A part of the program stopped, perhaps for want of memory. Nothing that was sent is lost.',
  },
}
