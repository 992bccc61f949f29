/** Why something typed is refused, in words that stand next to its field. */
import type { RefusalReason } from '../../identifier/refusal.ts'
import type { Bilingual } from '../language.ts'

export const refusalMessages: Bilingual<Readonly<Record<RefusalReason, string>>> = {
  fr: {
    empty: 'Ce champ est vide.',
    nir: 'Cela ressemble à un numéro de sécurité sociale. Il n’a pas été envoyé, et ce champ vient d’être vidé. La loi réserve ce numéro à d’autres usages (décret n° 2019-341) : il n’est jamais demandé ici, et aucune de nos listes n’en contient.',
    'too-long': 'C’est trop long. Saisissez une seule adresse, un seul numéro ou un seul nom.',
    'wrong-type': 'Ce n’est pas le genre d’information attendu ici.',
    'email-without-at': 'Une adresse e-mail contient une fois le signe @. Saisissez une seule adresse.',
    'email-characters': 'Cette adresse contient un espace, un guillemet ou un caractère invisible.',
    'email-local-part': 'Ce qui précède @ est vide ou trop long.',
    'email-domain': 'Ce qui suit @ n’est pas un nom de domaine, comme exemple.fr.',
    'phone-letters': 'Un numéro de téléphone ne contient pas de lettres.',
    'phone-length': 'Ce numéro est trop court ou trop long. Un numéro étranger commence par + et l’indicatif du pays.',
    'iban-country': 'Un IBAN commence par deux lettres (FR pour la France) et n’a que des lettres et des chiffres.',
    'iban-length': 'Cet IBAN n’a pas la longueur voulue. En France, il a 27 caractères.',
    'iban-check-digits': 'Cet IBAN contient une erreur : comparez-le avec votre RIB.',
    'person-script': 'Écrivez le nom en lettres latines, comme sur une pièce d’identité française.',
    'birth-date-format': 'Écrivez la date ainsi : jour/mois/année, par exemple 12/04/1990.',
    'birth-date-impossible': 'Cette date n’existe pas.',
    'birth-date-range': 'La date de naissance se situe entre 1900 et aujourd’hui.',
  },
  en: {
    empty: 'This field is empty.',
    nir: 'This looks like a French social security number. It was not sent, and this field has just been cleared. The law reserves that number for other uses (décret n° 2019-341): it is never asked for here, and none of our lists holds any.',
    'too-long': 'That is too long. Type one address, one number or one name only.',
    'wrong-type': 'That is not the kind of information expected here.',
    'email-without-at': 'An e-mail address has exactly one @ sign. Type one address only.',
    'email-characters': 'This address has a space, a quote or an invisible character in it.',
    'email-local-part': 'What stands before the @ is empty or too long.',
    'email-domain': 'What stands after the @ is not a domain name, such as example.fr.',
    'phone-letters': 'A phone number has no letters.',
    'phone-length': 'This number is too short or too long. A foreign number begins with + and its country code.',
    'iban-country': 'An IBAN begins with two letters (FR for France) and has letters and digits only.',
    'iban-length': 'This IBAN does not have the right length. A French one has 27 characters.',
    'iban-check-digits': 'There is a mistake in this IBAN: compare it with your bank’s document.',
    'person-script': 'Write the name in Latin letters, as on a French identity document.',
    'birth-date-format': 'Write the date like this: day/month/year, for example 12/04/1990.',
    'birth-date-impossible': 'There is no such date.',
    'birth-date-range': 'The date of birth lies between 1900 and today.',
  },
}
