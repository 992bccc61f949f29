/** The documents made from a record. */
import type { Bilingual } from '../../site/language.ts'

interface PaperText {
  readonly title: string
  readonly text: string
}

interface PapersMessages {
  readonly title: string
  readonly lead: string
  readonly cnil: PaperText
  readonly edpb: PaperText
  readonly dossier: PaperText
  readonly register: PaperText
  readonly complete: string
  readonly missing: (count: number) => string
  readonly open: (count: number) => string
  readonly stillGiven: string
  readonly printable: string
  readonly json: string
  readonly traced: string
  readonly seeRegister: string
  readonly noSeverity: string
  readonly noAwareness: string
  readonly scoreIt: string
  readonly prefill: {
    readonly title: string
    readonly text: string
    readonly button: string
    readonly done: string
    readonly changed: string
    readonly nothing: string
  }
  readonly paper: {
    readonly print: string
    readonly back: string
    readonly madeOn: (moment: string) => string
    readonly version: (version: number) => string
    readonly initial: string
    readonly complementary: (number: string) => string
    readonly incomplete: (count: number) => string
    readonly toFill: string
    readonly notSent: string
  }
}

export const papersMessages: Bilingual<PapersMessages> = {
  fr: {
    title: 'Documents',
    lead: 'Faits à partir du registre et de la fiche publique, tels qu’ils sont maintenant. Rien n’est envoyé à personne.',
    cnil: {
      title: 'Notification à la CNIL',
      text: 'Champ par champ, dans l’ordre du formulaire de la CNIL : à imprimer, ou à recopier dans le téléservice.',
    },
    edpb: {
      title: 'Modèle commun du CEPD',
      text: 'La même notification sous les numéros et lettres du modèle commun européen (version 1.0, en consultation jusqu’en août 2026), pour les outils qui le lisent.',
    },
    dossier: {
      title: 'Dossier de l’incident',
      text: 'Tout le dossier pour vos archives ou un contrôle : fiche publique, registre, gravité, échéances, listes (leur taille, jamais leur contenu), historique, journal et commentaires.',
    },
    register: {
      title: 'Registre de l’article 33(5)',
      text: 'Cette violation y est une ligne, avec toutes les autres de vos organismes.',
    },
    complete: 'complet',
    missing: count => (count === 1 ? 'Il manque un champ :' : `Il manque ${count} champs :`),
    open: count =>
      count === 1 ? 'Une réponse est encore « à déterminer » :' : `${count} réponses sont encore « à déterminer » :`,
    stillGiven:
      'Vous pouvez notifier sans attendre et compléter ensuite (article 33(4)) : le document dit qu’il est incomplet.',
    printable: 'Voir et imprimer',
    json: 'Fichier JSON',
    traced: 'Un fichier emporté laisse une ligne dans le journal.',
    seeRegister: 'Voir le registre',
    noSeverity: 'La gravité n’est pas encore évaluée.',
    noAwareness: 'Le moment de la prise de connaissance manque : aucun délai ne s’affiche.',
    scoreIt: 'L’évaluer',
    prefill: {
      title: 'La fiche publique répond déjà à une partie du registre',
      text: 'Ces champs du registre sont vides et se déduisent de la fiche publique, ou de la gravité. Vérifiez-les : vous pourrez les changer.',
      button: 'Reprendre de la fiche publique',
      done: 'Les champs vides du registre ont été remplis à partir de la fiche publique.',
      changed: 'Quelqu’un a modifié le dossier entre-temps : voici ce qui se déduit de sa nouvelle version.',
      nothing: 'Il n’y avait rien à reprendre.',
    },
    paper: {
      print: 'Imprimer',
      back: 'Documents du dossier',
      madeOn: moment => `Établi le ${moment}`,
      version: version => `version ${version} du dossier`,
      initial: 'Notification initiale',
      complementary: number => `Notification complémentaire${number === '' ? '' : ` de la notification n° ${number}`}`,
      incomplete: count =>
        count === 1
          ? 'Document incomplet : un champ est à remplir.'
          : `Document incomplet : ${count} champs sont à remplir.`,
      toFill: 'à remplir',
      notSent: 'Ce document n’a pas été envoyé : la notification se fait sur le téléservice de la CNIL.',
    },
  },
  en: {
    title: 'Papers',
    lead: 'Made from the register and the public record as they stand now. Nothing is sent to anybody.',
    cnil: {
      title: 'Notification to the CNIL',
      text: 'Field by field, in the order of the CNIL’s form: to print, or to copy into the online service.',
    },
    edpb: {
      title: 'Common template of the EDPB',
      text: 'The same notification under the numbers and letters of the European common template (version 1.0, under consultation until August 2026), for the tools that read it.',
    },
    dossier: {
      title: 'Incident file',
      text: 'The whole record for your archives or an inspection: public record, register, severity, deadlines, lists (their size, never their content), history, audit log and comments.',
    },
    register: {
      title: 'Register of article 33(5)',
      text: 'This breach is a line of it, with all others of your organisations.',
    },
    complete: 'complete',
    missing: count => (count === 1 ? 'One field is missing:' : `${count} fields are missing:`),
    open: count =>
      count === 1 ? 'One answer is still “to be determined”:' : `${count} answers are still “to be determined”:`,
    stillGiven:
      'You may notify without waiting and complete it later (article 33(4)): the paper says that it is incomplete.',
    printable: 'View and print',
    json: 'JSON file',
    traced: 'A file that is taken away leaves a line in the audit log.',
    seeRegister: 'See the register',
    noSeverity: 'The severity has not been assessed yet.',
    noAwareness: 'The moment of awareness is missing: no deadlines are shown.',
    scoreIt: 'Assess it',
    prefill: {
      title: 'The public record already answers part of the register',
      text: 'These fields of the register are empty and follow from the public record, or from the severity. Check them: you can change them.',
      button: 'Take over from the public record',
      done: 'The empty fields of the register were filled in from the public record.',
      changed: 'Somebody changed the record in the meantime: this is what follows from its new version.',
      nothing: 'There was nothing to take over.',
    },
    paper: {
      print: 'Print',
      back: 'Papers of the record',
      madeOn: moment => `Made on ${moment}`,
      version: version => `version ${version} of the record`,
      initial: 'First notification',
      complementary: number => `Complementary notification${number === '' ? '' : ` of notification no. ${number}`}`,
      incomplete: count =>
        count === 1
          ? 'Incomplete: one field has to be filled in.'
          : `Incomplete: ${count} fields have to be filled in.`,
      toFill: 'to be filled in',
      notSent: 'This paper was not sent: one notifies through the CNIL’s online service.',
    },
  },
}
