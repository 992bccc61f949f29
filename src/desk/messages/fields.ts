/** Words that all forms of a record have in common, and what is said beside a field that could not be read. */
import type { Bilingual } from '../../site/language.ts'
import type { FaultCode } from '../fields/read.ts'

interface FieldMessages {
  readonly inFrench: string
  readonly inEnglish: string
  readonly unanswered: string
  readonly yes: string
  readonly no: string
  readonly unknown: string
  readonly day: string
  readonly time: string
  readonly offset: string
  readonly offsets: { readonly summer: string; readonly winter: string }
  readonly dateHint: string
  readonly up: string
  readonly down: string
  readonly remove: string
  /** For who hears the button alone. */
  readonly about: (button: string, row: string) => string
  readonly noRows: string
  readonly choose: string
  readonly noneChosen: string
  readonly faults: Readonly<Record<FaultCode, string>>
  /** In place of "invalid", by what the text has to look like. */
  readonly formats: Readonly<Record<'email' | 'url' | 'domain' | 'siren' | 'insee' | 'country' | 'tel', string>>
  readonly faultsTitle: (count: number) => string
}

export const fieldMessages: Bilingual<FieldMessages> = {
  fr: {
    inFrench: 'en français',
    inEnglish: 'en anglais',
    unanswered: '– pas de réponse –',
    yes: 'oui',
    no: 'non',
    unknown: 'on ne sait pas',
    day: 'jour',
    time: 'heure (Paris)',
    offset: 'laquelle des deux',
    offsets: { summer: 'heure d’été (la première)', winter: 'heure d’hiver (la seconde)' },
    dateHint: 'JJ/MM/AAAA, MM/AAAA ou AAAA',
    up: 'Monter',
    down: 'Descendre',
    remove: 'Retirer',
    about: (button, row) => `${button} : ${row}`,
    noRows: 'Rien pour l’instant.',
    choose: 'Choisir dans la liste',
    noneChosen: 'Aucune pour l’instant.',
    faults: {
      missing: 'Ce champ manque.',
      invalid: 'Cela ne convient pas ici : vérifiez la forme attendue.',
      'too-long': 'C’est trop long : raccourcissez.',
      'too-many': 'Il y en a trop : retirez-en.',
      nir: 'On dirait un numéro de sécurité sociale (NIR) : retirez-le, il ne doit pas figurer ici.',
      'not-a-day': 'Indiquez un jour qui existe, par exemple 13/03/2024.',
      'not-a-date': 'Indiquez une date qui existe, à partir de 2000 : 13/03/2024, 03/2024 ou 2024.',
      'day-missing': 'Indiquez aussi le jour.',
      'time-missing': 'Indiquez aussi l’heure, même approchée.',
      'not-a-time': 'Indiquez une heure, par exemple 14:30.',
      'no-such-time':
        'Cette heure n’a pas existé ce jour-là : les horloges ont avancé d’une heure. Indiquez-en une autre.',
      'time-twice': 'Ce jour-là, cette heure est passée deux fois : choisissez laquelle.',
      'not-a-number': 'Indiquez un nombre entier, en chiffres.',
      'ends-before': 'La fin vient avant le début : vérifiez les deux.',
      'number-uncertain': 'Un nombre est exact ou approximatif : dites lequel, ou retirez le nombre.',
      'severity-incomplete': 'Il manque une réponse : le score demande une catégorie de données et les quatre choix.',
    },
    formats: {
      email: 'Indiquez une adresse e-mail complète, par exemple dpo@exemple.fr.',
      url: 'Indiquez une adresse web complète, qui commence par https://.',
      domain: 'Indiquez le domaine seul, par exemple exemple.fr.',
      siren: 'Un numéro SIREN a 9 chiffres, sans espaces.',
      insee: 'Un code INSEE a 5 caractères, par exemple 44184.',
      country: 'Indiquez le pays en deux lettres majuscules, par exemple BE.',
      tel: 'Indiquez un numéro de téléphone.',
    },
    faultsTitle: count =>
      count === 1
        ? 'Rien n’est encore enregistré : un champ est à corriger.'
        : `Rien n’est encore enregistré : ${count} champs sont à corriger.`,
  },
  en: {
    inFrench: 'in French',
    inEnglish: 'in English',
    unanswered: '– no answer –',
    yes: 'yes',
    no: 'no',
    unknown: 'not known',
    day: 'day',
    time: 'time (Paris)',
    offset: 'which of the two',
    offsets: { summer: 'summer time (the first one)', winter: 'winter time (the second one)' },
    dateHint: 'DD/MM/YYYY, MM/YYYY or YYYY',
    up: 'Move up',
    down: 'Move down',
    remove: 'Remove',
    about: (button, row) => `${button}: ${row}`,
    noRows: 'Nothing so far.',
    choose: 'Choose from the list',
    noneChosen: 'None so far.',
    faults: {
      missing: 'This is missing.',
      invalid: 'This does not fit here: check the form that is expected.',
      'too-long': 'This is too long: shorten it.',
      'too-many': 'There are too many: remove some.',
      nir: 'This looks like a French social security number (NIR): take it out, it must not stand here.',
      'not-a-day': 'Give a day that exists, for example 13/03/2024.',
      'not-a-date': 'Give a date that exists, from 2000 on: 13/03/2024, 03/2024 or 2024.',
      'day-missing': 'Give the day as well.',
      'time-missing': 'Give the time as well, even roughly.',
      'not-a-time': 'Give a time, for example 14:30.',
      'no-such-time': 'This time did not exist on that day: the clocks went forward. Give another one.',
      'time-twice': 'On that day this time came twice: choose which one.',
      'not-a-number': 'Give a whole number, in figures.',
      'ends-before': 'The end comes before the beginning: check both.',
      'number-uncertain': 'A number is exact or approximate: say which, or take the number out.',
      'severity-incomplete': 'An answer is missing: the score needs a category of data and all four choices.',
    },
    formats: {
      email: 'Give a whole e-mail address, for example dpo@example.org.',
      url: 'Give a whole web address, which begins with https://.',
      domain: 'Give the domain alone, for example example.org.',
      siren: 'A SIREN number has 9 digits, without spaces.',
      insee: 'An INSEE code has 5 characters, for example 44184.',
      country: 'Give the country as two capital letters, for example BE.',
      tel: 'Give a telephone number.',
    },
    faultsTitle: count =>
      count === 1
        ? 'Nothing has been saved yet: one field has to be mended.'
        : `Nothing has been saved yet: ${count} fields have to be mended.`,
  },
}
