/** The pages on which a record is written. */
import type { Bilingual } from '../../site/language.ts'

interface EditMessages {
  readonly leads: Readonly<Record<'recordIncident' | 'recordRegister' | 'recordSeverity', string>>
  readonly contents: string
  readonly filled: (filled: number, total: number) => string
  readonly readOnly: string
  readonly published: string
  readonly underReview: string
  readonly saved: string
  readonly merged: string
  readonly rowsChanged: string
  readonly copyTaken: string
  readonly pending: string
  readonly pendingLink: string
  readonly setAside: (moment: string) => string
  readonly compare: string
}

export const editMessages: Bilingual<EditMessages> = {
  fr: {
    leads: {
      recordIncident:
        'Ce que tout le monde lira, en français et en anglais, une fois le dossier relu et publié. Ne nommez aucune personne concernée.',
      recordRegister:
        'Le registre de l’article 33(5) du RGPD, dans l’ordre du formulaire de la CNIL. Il reste privé ; tout peut rester vide pour l’instant.',
      recordSeverity: 'Le score aide à juger du risque ; il est gardé avec le registre, facteur par facteur.',
    },
    contents: 'Dans cette page',
    filled: (filled, total) => `${filled} sur ${total}`,
    readOnly: 'Vous pouvez lire cette page ; votre rôle ou l’accès de votre organisme ne permet pas d’y écrire.',
    published: 'Une version de ce dossier est publique. Ce que vous changez ici ne le sera qu’une fois relu et publié.',
    underReview: 'Ce dossier est en relecture. Si vous le changez, il redevient un brouillon, à soumettre de nouveau.',
    saved: 'Enregistré.',
    merged: 'Enregistré. Une autre personne avait enregistré entre-temps : ses changements et les vôtres sont réunis.',
    rowsChanged: 'C’est fait sur cette page, mais rien n’est encore enregistré.',
    copyTaken: 'Voici ce que vous aviez écrit. Relisez, puis enregistrez : rien ne l’est encore.',
    pending:
      'Rien n’a été enregistré : choisissez d’abord entre les deux versions d’avant. Ce que vous venez d’écrire est toujours sur cette page.',
    pendingLink: 'Choisir (nouvel onglet)',
    setAside: moment =>
      `Une de vos versions, ${moment}, attend : une autre personne avait changé la même chose. Elle est gardée jusqu’à ce que vous choisissiez.`,
    compare: 'Comparer les deux versions',
  },
  en: {
    leads: {
      recordIncident:
        'What everybody will read, in French and in English, once the record is reviewed and published. Name no person concerned.',
      recordRegister:
        'The register of article 33(5) GDPR, in the order of the CNIL’s form. It stays private; everything may stay empty for now.',
      recordSeverity: 'The score helps to judge the risk; it is kept with the register, factor by factor.',
    },
    contents: 'On this page',
    filled: (filled, total) => `${filled} of ${total}`,
    readOnly: 'You may read this page; your role or your organisation’s access does not allow writing on it.',
    published: 'A version of this record is public. What you change here will be once it is reviewed and published.',
    underReview: 'This record is under review. If you change it, it becomes a draft again, to be submitted anew.',
    saved: 'Saved.',
    merged: 'Saved. Somebody else had saved in the meantime: their changes and yours are put together.',
    rowsChanged: 'Done on this page, but nothing has been saved yet.',
    copyTaken: 'Here is what you had written. Read it again, then save: nothing is saved yet.',
    pending:
      'Nothing was saved: first choose between the two versions from before. What you have just written is still on this page.',
    pendingLink: 'Choose (new tab)',
    setAside: moment =>
      `One of your versions, ${moment}, is waiting: somebody else had changed the same thing. It is kept until you choose.`,
    compare: 'Compare the two versions',
  },
}
