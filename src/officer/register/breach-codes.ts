/** Closed lists about the breach itself. Field numbers are those of the EDPB's template. */
import { type CodeList, code } from './code.ts'

/** Field 55; CNIL "Natures de la violation". */
export const NATURES = {
  confidentiality: code('a', 'confidentiality', 'perte de confidentialité', 'loss of confidentiality'),
  integrity: code('b', 'integrity', 'perte d’intégrité', 'loss of integrity'),
  availability: code('c', 'availability', 'perte de disponibilité', 'loss of availability'),
} as const satisfies CodeList

/** Field 56. */
export const DISCLOSURES = {
  disclosed: code('a', null, 'données sorties ou divulguées', 'data taken or disclosed'),
  likely: code('b', null, 'probable, sans preuve', 'likely, without evidence'),
  excluded: code('c', null, 'exclue, avec des éléments sérieux', 'excluded, on reasonable evidence'),
  'cannot-assess': code('d', null, 'impossible à évaluer', 'cannot be assessed'),
  'to-determine': code('e', null, 'à déterminer', 'to be determined'),
} as const satisfies CodeList

/** Field 57: could whoever had the data read it, and find the people? */
export const PROTECTIONS = {
  intact: code('a', null, 'illisibles, et la protection tient', 'unreadable, and the protection holds'),
  doubtful: code(
    'b',
    null,
    'protégées, mais la protection a pu être contournée',
    'protected, but it may have been defeated',
  ),
  none: code('c', null, 'lisibles', 'readable'),
  'cannot-assess': code('d', null, 'impossible à évaluer', 'cannot be assessed'),
  'to-determine': code('e', null, 'à déterminer', 'to be determined'),
} as const satisfies CodeList

/** Field 58. */
export const ALTERATIONS = {
  unused: code('a', null, 'données modifiées, sans usage abusif connu', 'data altered, no known misuse'),
  reversible: code('b', null, 'usage abusif, dommages réparables', 'misuse, damage can be undone'),
  irreversible: code('c', null, 'usage abusif, dommages irréparables', 'misuse, damage cannot be undone'),
} as const satisfies CodeList

/** Field 59. */
export const UNAVAILABILITIES = {
  temporary: code('a', null, 'indisponibilité temporaire', 'unavailable for a time'),
  permanent: code('b', null, 'perte définitive', 'lost for good'),
  undetermined: code('c', null, 'non déterminé', 'not determined'),
} as const satisfies CodeList

/** Field 60, which takes one; CNIL "Origines de l'incident", which takes several. What has no key of Madis is "Autre" there. */
export const ORIGINS = {
  ransomware: code('b', 'hack', 'rançongiciel ou appareil chiffré', 'ransomware or encrypted device'),
  malware: code('c', 'hack', 'piratage ou logiciel malveillant', 'hacking or malware'),
  phishing: code('d', 'hack', 'hameçonnage ou manipulation', 'phishing or social engineering'),
  vulnerability: code('e', 'hack', 'faille exploitée', 'vulnerability exploited'),
  'unauthorised-access': code('f', 'hack', 'accès non autorisé à un système', 'unauthorised access to a system'),
  exfiltration: code('g', 'hack', 'extraction de données', 'exfiltration of data'),
  'privilege-abuse': code('a', null, 'abus de droits d’accès en interne', 'abuse of privileges by staff'),
  'device-lost': code('i', 'lost_stolen_equipement', 'équipement perdu ou volé', 'device lost or stolen'),
  'paper-lost': code(
    'o',
    'lost_stolen_paper',
    'papier perdu, volé ou laissé accessible',
    'paper lost, stolen or left in reach',
  ),
  'mail-lost': code('l', 'lost_opened_mail', 'courrier perdu ou ouvert', 'mail lost or opened'),
  'paper-disposal': code(
    'k',
    'trash_confidential_document',
    'papier jeté sans destruction',
    'paper thrown away undestroyed',
  ),
  'e-waste': code(
    'j',
    'trash_confidential_device',
    'appareil mis au rebut sans effacement',
    'device discarded without erasure',
  ),
  'unintended-publication': code(
    'v',
    'non_voluntary_publication',
    'publication involontaire',
    'unintended publication',
  ),
  'record-mix-up': code(
    'h',
    'bad_people_data_display',
    'données d’une autre personne affichées',
    'another person’s data shown',
  ),
  'wrong-display': code(
    'q',
    'bad_people_data_display',
    'données affichées à la mauvaise personne',
    'data shown to the wrong person',
  ),
  'sent-by-mistake': code('r', 'bad_recipient', 'envoi à un mauvais destinataire', 'sent to a wrong recipient'),
  'open-list': code(
    's',
    'bad_recipient',
    'destinataires visibles de tous (sans copie cachée)',
    'recipients visible to all (no blind copy)',
  ),
  verbal: code('w', 'verbally_disclosed', 'divulgation orale', 'verbal disclosure'),
  misconfiguration: code('m', null, 'erreur de configuration', 'misconfiguration'),
  'wrong-permissions': code('n', null, 'droits d’accès mal réglés', 'wrong access permissions'),
  deletion: code('p', null, 'données supprimées ou détruites', 'data deleted or destroyed'),
  alteration: code('u', null, 'données modifiées sans droit', 'data altered without authority'),
  malfunction: code('t', null, 'panne technique', 'technical malfunction'),
  'to-determine': code('x', null, 'à déterminer', 'to be determined'),
  other: code('y', null, 'autre', 'other'),
} as const satisfies CodeList

/** Field 61; CNIL "Causes de l'incident". */
export const CAUSES = {
  'internal-accidental': code('a', 'internal_accidental', 'acte interne accidentel', 'internal, accidental'),
  'internal-malicious': code('b', 'internal_malicious', 'acte interne malveillant', 'internal, malicious'),
  'external-accidental': code('c', 'external_accidental', 'acte externe accidentel', 'external, accidental'),
  'external-malicious': code('d', 'external_malicious', 'acte externe malveillant', 'external, malicious'),
  'to-determine': code('e', 'unknown', 'à déterminer', 'to be determined'),
  unknown: code('f', 'unknown', 'inconnue', 'unknown'),
} as const satisfies CodeList

/** Field 50. */
export const DISCOVERIES = {
  controller: code('a', null, 'par l’organisme', 'by the controller'),
  processor: code('b', null, 'signalée par un sous-traitant', 'reported by a processor'),
  person: code('c', null, 'signalée par une personne concernée', 'reported by a person concerned'),
  external: code('d', null, 'signalée par un tiers', 'reported by a third party'),
  press: code('e', null, 'par la presse', 'from the press'),
  other: code('f', null, 'autrement', 'otherwise'),
} as const satisfies CodeList

/** Field 44. */
export const OCCURRENCES = {
  day: code('a', null, 'un jour précis', 'on one day'),
  period: code('b', null, 'pendant une période', 'over a period'),
  ongoing: code('c', null, 'depuis une date, et toujours en cours', 'since a date, and still going on'),
  'cannot-determine': code('d', null, 'impossible à déterminer', 'cannot be determined'),
  'to-determine': code('e', null, 'à déterminer', 'to be determined'),
} as const satisfies CodeList

/** What held the data; asked by the CNIL's form, not by the EDPB's. */
export const MEDIA = {
  server: code(null, null, 'serveur', 'server'),
  workstation: code(null, null, 'poste de travail', 'workstation'),
  mobile: code(null, null, 'téléphone ou tablette', 'phone or tablet'),
  removable: code(null, null, 'clé USB ou disque externe', 'USB key or external disk'),
  cloud: code(null, null, 'service en ligne', 'online service'),
  backup: code(null, null, 'sauvegarde', 'backup'),
  email: code(null, null, 'messagerie', 'e-mail'),
  paper: code(null, null, 'papier', 'paper'),
  other: code(null, null, 'autre', 'other'),
} as const satisfies CodeList
