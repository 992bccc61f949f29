import type { LetterField, LetterId } from '../../incident/letters.ts'
import type { Bilingual } from '../language.ts'

interface LetterMessages {
  readonly letters: string
  readonly lettersText: string
  readonly letter: Readonly<Record<LetterId, { readonly title: string; readonly text: string; readonly file: string }>>
  readonly fields: Readonly<Record<LetterField, string>>
  readonly forWhich: string
  readonly preview: string
  readonly inEnglish: string
  readonly download: string
  readonly printLetter: string
  readonly blanks: (count: number) => string
  readonly complete: string
}

export const letterMessages: Bilingual<LetterMessages> = {
  fr: {
    letters: 'Lettres prêtes à remplir',
    lettersText:
      'Remplissez ce que vous voulez : la lettre s’écrit ici, sur votre appareil. Les blancs restent marqués. N’écrivez pas votre numéro de sécurité sociale.',
    letter: {
      access: {
        title: 'Demander à un organisme ce qu’il sait de vous',
        text: 'Droit d’accès, article 15 du RGPD. À envoyer au délégué à la protection des données ; son adresse est souvent dans la politique de confidentialité du site.',
        file: 'demande-d-acces.txt',
      },
      complaint: {
        title: 'Se plaindre à la CNIL',
        text: 'Un résumé à recopier dans le formulaire en ligne de la CNIL.',
        file: 'plainte-cnil.txt',
      },
      'white-list': {
        title: 'Demander une liste blanche à la banque',
        text: 'Seuls les créanciers que vous nommez pourront prélever. La banque peut faire payer ce service.',
        file: 'liste-blanche.txt',
      },
    },
    fields: {
      name: 'Nom et prénom',
      address: 'Adresse postale',
      contact: 'E-mail ou téléphone',
      today: 'Date',
      organisation: 'Organisme',
      incident: 'Incident',
      learnt: 'Quand et comment l’avez-vous appris ?',
      asked: 'Qu’avez-vous demandé à l’organisme, et quand ?',
      answer: 'Qu’a-t-il répondu ?',
      harm: 'Qu’avez-vous constaté depuis ?',
      bank: 'Banque et agence',
      account: 'Compte (les quatre derniers chiffres suffisent)',
      creditors: 'Organismes autorisés à prélever (nom et, si possible, identifiant créancier SEPA ; un par ligne)',
    },
    forWhich: 'Pour quel incident ?',
    preview: 'La lettre',
    inEnglish: 'La lire en anglais',
    download: 'Télécharger (.txt)',
    printLetter: 'Imprimer la lettre',
    blanks: count => (count > 1 ? `Il reste ${count} blancs à compléter.` : 'Il reste un blanc à compléter.'),
    complete: 'La lettre est complète. Relisez-la avant de l’envoyer.',
  },
  en: {
    letters: 'Letters ready to fill in',
    lettersText:
      'Fill in what you like: the letter is written here, on your device. Blanks stay marked. The letter to send is the French one. Do not write your social security number.',
    letter: {
      access: {
        title: 'Ask an organisation what it knows about you',
        text: 'Right of access, article 15 GDPR. To be sent to the data protection officer, whose address is often in the privacy policy of the website.',
        file: 'demande-d-acces.txt',
      },
      complaint: {
        title: 'Complain to the CNIL',
        text: 'A summary to copy into the online form of the CNIL, the French data protection authority.',
        file: 'plainte-cnil.txt',
      },
      'white-list': {
        title: 'Ask your bank for a white list',
        text: 'Only the creditors that you name will be able to debit. The bank may charge for it.',
        file: 'liste-blanche.txt',
      },
    },
    fields: {
      name: 'Your name',
      address: 'Postal address',
      contact: 'E-mail or telephone',
      today: 'Date',
      organisation: 'Organisation',
      incident: 'Incident',
      learnt: 'When and how did you learn of it?',
      asked: 'What did you ask the organisation for, and when?',
      answer: 'What did it answer?',
      harm: 'What have you noticed since?',
      bank: 'Bank and branch',
      account: 'Account (the last four digits are enough)',
      creditors: 'Bodies allowed to debit (name and, if possible, SEPA creditor identifier; one a line)',
    },
    forWhich: 'For which incident?',
    preview: 'The letter',
    inEnglish: 'Read it in English',
    download: 'Download (.txt)',
    printLetter: 'Print the letter',
    blanks: count => (count > 1 ? `${count} blanks are left to fill in.` : 'One blank is left to fill in.'),
    complete: 'The letter is complete. Read it again before you send it.',
  },
}
