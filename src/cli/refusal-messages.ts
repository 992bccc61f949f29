import type { RefusalReason } from '../identifier/refusal.ts'
import type { Language } from './language.ts'

const REFUSALS: Readonly<Record<Language, Readonly<Record<RefusalReason, string>>>> = {
  fr: {
    empty: 'Rien n’a été saisi.',
    nir: 'Cela ressemble à un numéro de sécurité sociale (NIR). Il n’est jamais accepté ici, sous aucune forme :\nla loi réserve son usage à d’autres fins (décret 2019-341), et aucune liste n’en contient. Rien n’a été envoyé.',
    'too-long': 'C’est trop long pour être un identifiant.',
    'wrong-type': 'Cette saisie ne correspond pas à ce type d’identifiant (--kind).',
    'email-without-at': 'Une adresse e-mail contient un seul « @ ».',
    'email-characters': 'Cette adresse e-mail contient un guillemet, un espace ou un caractère invisible.',
    'email-local-part': 'La partie avant « @ » est vide ou trop longue.',
    'email-domain': 'La partie après « @ » n’est pas un nom de domaine.',
    'phone-letters': 'Un numéro de téléphone ne contient pas de lettres.',
    'phone-length':
      'Ce numéro est trop court ou trop long. Pour un numéro étranger, commencez par « + » et l’indicatif.',
    'iban-country': 'Un IBAN commence par deux lettres de pays et ne contient que des lettres et des chiffres.',
    'iban-length': 'Cet IBAN n’a pas la longueur ou la forme voulue pour son pays.',
    'iban-check-digits': 'Les chiffres de contrôle de cet IBAN sont faux : vérifiez la saisie.',
    'person-script': 'Écrivez le nom en lettres latines, comme sur une pièce d’identité française.',
    'birth-date-format': 'La date de naissance s’écrit JJ/MM/AAAA ou AAAA-MM-JJ.',
    'birth-date-impossible': 'Cette date n’existe pas.',
    'birth-date-range': 'La date de naissance doit être comprise entre 1900 et aujourd’hui.',
  },
  en: {
    empty: 'Nothing was typed.',
    nir: 'This looks like a French social security number (NIR). It is never accepted here, in no form:\nthe law reserves it for other uses (décret 2019-341), and no list holds any. Nothing was sent.',
    'too-long': 'That is too long for an identifier.',
    'wrong-type': 'This does not fit that kind of identifier (--kind).',
    'email-without-at': 'An e-mail address has exactly one "@".',
    'email-characters': 'This e-mail address has a quote, a space or an invisible character in it.',
    'email-local-part': 'The part before the "@" is empty or too long.',
    'email-domain': 'The part after the "@" is not a domain name.',
    'phone-letters': 'A phone number has no letters.',
    'phone-length': 'This number is too short or too long. Begin a foreign one with "+" and its country code.',
    'iban-country': 'An IBAN begins with two letters for a country, and has letters and digits only.',
    'iban-length': "This IBAN does not have its country's length or form.",
    'iban-check-digits': 'The check digits of this IBAN are wrong: look at what you typed.',
    'person-script': 'Write the name in Latin letters, as on a French identity document.',
    'birth-date-format': 'The birth date is written DD/MM/YYYY or YYYY-MM-DD.',
    'birth-date-impossible': 'There is no such date.',
    'birth-date-range': 'The birth date must lie between 1900 and today.',
  },
}

/** Why an input was refused, and what to do about it. */
export const refusalMessage = (language: Language, reason: RefusalReason): string => REFUSALS[language][reason]
