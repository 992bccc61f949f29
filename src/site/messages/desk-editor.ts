/** What the forms of a record say about being saved, on the page and from the script that saves them. */
import type { Bilingual } from '../language.ts'

export interface EditorMessages {
  readonly save: string
  /** Where no script saves by itself. */
  readonly byHand: string
  readonly automatic: string
  readonly unsaved: string
  readonly saving: string
  readonly saved: (time: string) => string
  readonly nothingNew: (time: string) => string
  readonly merged: string
  readonly offline: (time: string) => string
  readonly faulty: (count: number) => string
  readonly incomplete: string
  readonly clash: string
  readonly clashLink: string
  readonly signedOut: string
  readonly signIn: string
  readonly stale: string
  readonly refused: string
  readonly copyFound: (time: string) => string
  readonly copyTake: string
  readonly copyForget: string
  readonly copyHint: string
  readonly rowAdded: string
  readonly rowRemoved: string
  readonly rowMoved: (place: number) => string
}

export const editorMessages: Bilingual<EditorMessages> = {
  fr: {
    save: 'Enregistrer',
    byHand: 'Pensez à enregistrer avant de quitter la page.',
    automatic: 'Enregistrement automatique : rien à faire.',
    unsaved: 'Modifié, pas encore enregistré',
    saving: 'Enregistrement…',
    saved: time => `Enregistré à ${time}`,
    nothingNew: time => `Rien de nouveau à enregistrer (${time})`,
    merged: 'Une autre personne a enregistré entre-temps : ses changements et les vôtres sont réunis.',
    offline: time => `Le service ne répond pas (${time}) : nouvel essai tout seul. Gardez cette page ouverte.`,
    faulty: count =>
      count === 1
        ? 'Pas encore enregistré : un champ est à corriger.'
        : `Pas encore enregistré : ${count} champs sont à corriger.`,
    incomplete: 'Le score sera enregistré dès que tout aura une réponse.',
    clash: 'Une autre personne a changé la même chose. Vos deux versions sont gardées : choisissez.',
    clashLink: 'Comparer les deux versions',
    signedOut:
      'Votre session est terminée. Connectez-vous dans un nouvel onglet, puis rechargez cette page : ce que vous avez écrit vous sera proposé.',
    signIn: 'Se connecter (nouvel onglet)',
    stale: 'La page a changé de session : rechargez-la. Ce que vous avez écrit vous sera proposé.',
    refused: 'L’enregistrement a été refusé : l’état du dossier ou vos droits ont changé. Rechargez la page.',
    copyFound: time => `Cet onglet a gardé une copie non enregistrée, de ${time}.`,
    copyTake: 'Reprendre cette copie',
    copyForget: 'L’effacer',
    copyHint:
      'Tant que ce n’est pas enregistré, une copie de ce formulaire reste dans cet onglet du navigateur ; elle disparaît à l’enregistrement ou à la fermeture de l’onglet.',
    rowAdded: 'Ligne ajoutée',
    rowRemoved: 'Ligne retirée',
    rowMoved: place => `Ligne déplacée en position ${place}`,
  },
  en: {
    save: 'Save',
    byHand: 'Remember to save before you leave the page.',
    automatic: 'Saved automatically: nothing to do.',
    unsaved: 'Changed, not saved yet',
    saving: 'Saving …',
    saved: time => `Saved at ${time}`,
    nothingNew: time => `Nothing new to save (${time})`,
    merged: 'Somebody else saved in the meantime: their changes and yours are put together.',
    offline: time => `The service does not answer (${time}): trying again by itself. Keep this page open.`,
    faulty: count =>
      count === 1 ? 'Not saved yet: one field has to be mended.' : `Not saved yet: ${count} fields have to be mended.`,
    incomplete: 'The score will be saved as soon as everything is answered.',
    clash: 'Somebody else changed the same thing. Both your versions are kept: choose.',
    clashLink: 'Compare the two versions',
    signedOut:
      'Your session has ended. Sign in in a new tab, then reload this page: what you wrote will be offered to you.',
    signIn: 'Sign in (new tab)',
    stale: 'The page is of another session: reload it. What you wrote will be offered to you.',
    refused: 'Saving was refused: the state of the record or your rights have changed. Reload the page.',
    copyFound: time => `This tab has kept a copy that was not saved, of ${time}.`,
    copyTake: 'Take this copy up again',
    copyForget: 'Delete it',
    copyHint:
      'Until it is saved, a copy of this form stays in this tab of the browser; it goes when it is saved or the tab is closed.',
    rowAdded: 'Row added',
    rowRemoved: 'Row removed',
    rowMoved: place => `Row moved to place ${place}`,
  },
}
