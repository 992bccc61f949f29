/** Closed lists about consequences and what was done. Field numbers are those of the EDPB's template. */
import { type CodeList, code } from './code.ts'

/** Field 75. */
export const MEASURES_BEFORE = {
  pseudonymisation: code('a', null, 'pseudonymisation', 'pseudonymisation'),
  backup: code('b', null, 'sauvegardes ou plan de reprise', 'backups or recovery plan'),
  encryption: code('c', null, 'chiffrement', 'encryption'),
  policies: code('d', null, 'règles de protection et de sécurité', 'data protection and security policies'),
  training: code('e', null, 'formation', 'training'),
  'incident-log': code('f', null, 'journal des incidents', 'incident log'),
  'access-levels': code('g', null, 'niveaux d’accès aux données', 'levels of access to data'),
  'access-control': code('h', null, 'contrôle d’accès logique', 'logical access control'),
  audits: code('i', null, 'audits réguliers', 'periodic audits'),
  'physical-access': code('j', null, 'contrôle d’accès physique', 'physical access control'),
  'up-to-date': code('k', null, 'systèmes à jour', 'up-to-date systems'),
  other: code('l', null, 'autres mesures', 'other measures'),
} as const satisfies CodeList

/** Field 94. */
export const MEASURES_AFTER = {
  anonymisation: code('a', null, 'anonymisation', 'anonymisation'),
  backup: code('b', null, 'sauvegardes ou plan de reprise', 'backups or recovery plan'),
  'process-change': code('c', null, 'changement de procédure', 'change of processes'),
  encryption: code('d', null, 'chiffrement', 'encryption'),
  policies: code('e', null, 'règles de protection et de sécurité', 'data protection and security policies'),
  training: code('f', null, 'formation', 'training'),
  erasure: code('g', null, 'effacement de données', 'erasure of data'),
  'incident-log': code('h', null, 'journal des incidents', 'incident log'),
  'access-levels': code('i', null, 'niveaux d’accès aux données', 'levels of access to data'),
  'access-control': code('j', null, 'contrôle d’accès logique', 'logical access control'),
  audits: code('k', null, 'audits réguliers', 'periodic audits'),
  'physical-access': code('l', null, 'contrôle d’accès physique', 'physical access control'),
  pseudonymisation: code('m', null, 'pseudonymisation', 'pseudonymisation'),
  'up-to-date': code('n', null, 'systèmes à jour', 'up-to-date systems'),
  other: code('o', null, 'autres mesures', 'other measures'),
} as const satisfies CodeList

/** Field 79: what a loss of confidentiality leads to. */
export const CONFIDENTIALITY_EFFECTS = {
  spread: code('a', null, 'données diffusées au-delà de ce qui était prévu', 'data spread beyond what was intended'),
  linked: code('b', null, 'données reliées à d’autres informations', 'data linked with other information'),
  misused: code(
    'c',
    null,
    'données utilisées à d’autres fins ou illégalement',
    'data used for other ends or unlawfully',
  ),
  other: code('d', null, 'autre', 'other'),
  'to-assess': code('e', null, 'en cours d’évaluation', 'under assessment'),
} as const satisfies CodeList

/** Field 81. */
export const INTEGRITY_EFFECTS = {
  invalid: code('a', null, 'données modifiées utilisées bien que fausses', 'altered data used although invalid'),
  'other-valid': code(
    'b',
    null,
    'données changées en d’autres, valables, puis utilisées',
    'data changed into other valid data, then used',
  ),
  other: code('c', null, 'autre', 'other'),
  'to-assess': code('d', null, 'en cours d’évaluation', 'under assessment'),
} as const satisfies CodeList

/** Field 83. */
export const AVAILABILITY_EFFECTS = {
  'no-access': code('a', null, 'services inaccessibles', 'services out of reach'),
  disrupted: code('b', null, 'services perturbés', 'services disrupted'),
  other: code('c', null, 'autre', 'other'),
  'to-assess': code('d', null, 'en cours d’évaluation', 'under assessment'),
} as const satisfies CodeList

/** Field 85; CNIL "Nature des impacts potentiels". */
export const CONSEQUENCES = {
  'loss-of-control': code(
    'a',
    'loss_control_personal_data',
    'perte de contrôle sur ses données',
    'loss of control of one’s data',
  ),
  'limitation-of-rights': code('b', 'limitation_right', 'limitation des droits', 'limitation of rights'),
  discrimination: code('c', 'discrimination', 'discrimination', 'discrimination'),
  'identity-theft': code('d', 'identity_theft', 'usurpation d’identité', 'identity theft'),
  fraud: code('e', 'fraud', 'fraude', 'fraud'),
  'financial-loss': code('f', 'financial_losses', 'pertes financières', 'financial loss'),
  're-identification': code(
    'g',
    'unauthorized_pseudo_lifting',
    'levée de la pseudonymisation',
    'reversal of pseudonymisation',
  ),
  reputation: code('h', 'reputation_damage', 'atteinte à la réputation', 'damage to reputation'),
  'professional-secrecy': code(
    'i',
    'loss_professional_confidentiality',
    'atteinte au secret professionnel',
    'loss of professional secrecy',
  ),
  disclosure: code('j', 'other', 'divulgation à des tiers', 'disclosure to third parties'),
  disadvantage: code('k', 'other', 'désavantage économique ou social', 'economic or social disadvantage'),
  harm: code('l', 'other', 'atteinte physique ou psychique', 'physical or mental harm'),
  property: code('m', 'other', 'atteinte aux biens', 'damage to property'),
  other: code('n', 'other', 'autre', 'other'),
  'to-determine': code('o', null, 'à déterminer', 'to be determined'),
} as const satisfies CodeList

/** Field 87, which has three levels; the CNIL's form has four. */
export const GRAVITIES = {
  negligible: code('a', 'negligible', 'négligeable', 'negligible'),
  limited: code('b', 'limited', 'limitée', 'limited'),
  important: code('c', 'important', 'importante', 'important'),
  maximum: code('c', 'maximum', 'maximale', 'maximum'),
  'to-determine': code('d', null, 'à déterminer', 'to be determined'),
} as const satisfies CodeList

/** Field 89. It has a fourth answer, "more information is needed", that the draft letters like the third: left out instead. */
export const RISKS = {
  high: code('a', null, 'risque élevé', 'high risk'),
  risk: code('b', null, 'risque', 'risk'),
  unlikely: code('c', null, 'risque improbable', 'risk unlikely'),
} as const satisfies CodeList

/** Field 97; CNIL "Information des personnes". */
export const INFORMED = {
  told: code('a', 'yes', 'oui, les personnes ont été informées', 'yes, people were told'),
  planned: code('b', 'soon', 'non, mais elles le seront', 'no, but they will be'),
  undecided: code('c', null, 'non déterminé pour le moment', 'not decided yet'),
  'not-high-risk': code('d', 'no', 'non : le risque n’est pas élevé', 'no: the risk is not high'),
  exempt: code(
    'e',
    'no',
    'non : une condition de l’article 34(3) est remplie',
    'no: a condition of article 34(3) is met',
  ),
} as const satisfies CodeList

/** Field 100: GDPR art. 34(3)(a) to (c). */
export const EXEMPTIONS = {
  protected: code('a', null, 'données rendues illisibles', 'data made unreadable'),
  mitigated: code('b', null, 'risque élevé écarté par des mesures prises après', 'high risk averted by later measures'),
  disproportionate: code(
    'c',
    null,
    'effort disproportionné : communication publique',
    'disproportionate effort: public communication',
  ),
} as const satisfies CodeList

/** Field 104, which takes one. */
export const MEANS = {
  individual: code('a', null, 'message individuel', 'individual message'),
  public: code('b', null, 'annonce publique (site, presse)', 'public announcement (website, press)'),
  other: code('c', null, 'autre', 'other'),
} as const satisfies CodeList
