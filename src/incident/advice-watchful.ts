/** What to look out for in the months after a leak. */
import type { AdviceStep } from './advice-step.ts'
import { BANK, HEALTH } from './leaked.ts'

const CNIL_ADVICE = 'http://www.publicnow.com/view/81D268E0DEB9835DB3D7EFAA5C03B285DC43956C?1632214128'
const FALSE_POLICE =
  'https://www.rtl.fr/actu/sciences-tech/j-ai-peur-d-une-intrusion-chez-moi-apres-le-piratage-d-un-million-d-adherents-de-la-federation-francaise-de-tir-les-vols-d-armes-se-multiplient-7900571401'
const COLD_CALLS = 'https://antipub.org/fin-du-demarchage-telephonique-non-consenti-prevue-le-11-aout-2026/'
const PHONE = ['phone-numbers', 'contact-details'] as const

export const WATCHFUL_STEPS: readonly AdviceStep[] = [
  {
    id: 'phishing',
    phase: 'watch',
    title: {
      fr: 'Se méfier des messages qui en savent long sur vous',
      en: 'Distrust messages that know a lot about you',
    },
    text: {
      fr: 'N’ouvrez ni lien ni pièce jointe, ne répondez pas : allez vous-même sur le site concerné. Un détail exact (contrat, commande, conseiller) ne prouve rien, il vient peut-être de la fuite. Signalez les e-mails frauduleux à Signal Spam.',
      en: 'Open no link or attachment, do not answer: go to the site yourself. An accurate detail (contract, order, adviser) proves nothing, it may come from the leak. Report fraudulent e-mail to Signal Spam.',
    },
    links: [{ label: { fr: 'Signal Spam', en: 'Signal Spam (in French)' }, url: 'https://www.signal-spam.fr/' }],
    when: ['email-addresses', 'contact-details'],
    sources: [CNIL_ADVICE, 'https://www.signal-spam.fr/foire-aux-questions/'],
  },
  {
    id: 'report-sms',
    phase: 'watch',
    title: { fr: 'Transférer les SMS frauduleux au 33700', en: 'Forward fraudulent texts to 33700' },
    text: {
      fr: 'Le 33700 reçoit aussi les signalements d’appels, sur son site. Les opérateurs peuvent alors couper les numéros en cause.',
      en: 'Calls can be reported too, on its website. Operators can then cut the numbers off.',
    },
    links: [{ label: { fr: '33700.fr', en: '33700.fr (in French)' }, url: 'https://33700.fr/' }],
    when: PHONE,
    sources: ['https://33700.fr/informations-pratiques/pourquoi-signaler-un-sms-ou-appel-indesirable-au-33700'],
  },
  {
    id: 'sim-swap',
    phase: 'watch',
    title: {
      fr: 'Plus de réseau, d’un coup ? Appeler l’opérateur tout de suite',
      en: 'No network, all of a sudden? Call the operator at once',
    },
    text: {
      fr: 'Quelqu’un a peut-être obtenu une carte SIM à votre place. Appelez votre opérateur depuis un autre téléphone, puis votre banque. Pour vos comptes, une application d’authentification est plus sûre que les codes par SMS.',
      en: 'Somebody may have obtained a SIM card in your place. Call your operator from another phone, then your bank. For your accounts, an authenticator app is safer than codes by text.',
    },
    links: [],
    when: ['phone-numbers', 'device-identifiers'],
    sources: [
      'https://portail.free.fr/mag-free/astuces/arnaque-sim-swapping-usurpation-numero',
      'https://leocare.eu/fr/blog/proteger-telephone-sim-swap',
    ],
  },
  {
    id: 'bloctel',
    phase: 'watch',
    title: { fr: 'S’inscrire sur Bloctel contre le démarchage', en: 'Register with Bloctel against cold calls' },
    text: {
      fr: 'La liste d’opposition vaut jusqu’au 11 août 2026 ; à partir de cette date, appeler sans accord préalable est interdit.',
      en: 'The opt-out list applies until 11 August 2026; from that date, calling without prior consent is forbidden.',
    },
    links: [{ label: { fr: 'Bloctel', en: 'Bloctel (in French)' }, url: 'https://www.bloctel.gouv.fr/' }],
    when: PHONE,
    until: '2026-08-10',
    sources: [COLD_CALLS],
  },
  {
    id: 'cold-calls',
    phase: 'watch',
    title: { fr: 'Raccrocher au nez du démarchage', en: 'Hang up on cold calls' },
    text: {
      fr: 'Depuis le 11 août 2026, appeler un particulier sans son accord préalable est interdit par la loi du 30 juin 2025. Ne donnez ni accord, ni code, ni coordonnées bancaires au téléphone.',
      en: 'Since 11 August 2026, calling a consumer without prior consent has been forbidden (law of 30 June 2025). Give no consent, code or bank details over the phone.',
    },
    links: [{ label: { fr: 'Signaler au 33700', en: 'Report to 33700 (in French)' }, url: 'https://33700.fr/' }],
    when: PHONE,
    from: '2026-08-11',
    sources: [
      COLD_CALLS,
      'https://www.journaldeleconomie.fr/le-demarchage-telephonique-va-t-il-disparaitre-ce-que-la-loi-prepare-en-coulisses/',
    ],
  },
  {
    id: 'false-adviser',
    phase: 'watch',
    title: {
      fr: 'Ne rien valider pour un « conseiller » qui appelle',
      en: 'Confirm nothing for an “adviser” who calls',
    },
    text: {
      fr: 'Votre banque ne demande jamais un code ni de valider une opération au téléphone. Raccrochez et rappelez-la au numéro que vous connaissez, même si l’on vous récite votre IBAN.',
      en: 'Your bank never asks for a code, or that you confirm a transaction, over the phone. Hang up and call the number that you know, even if your IBAN is recited to you.',
    },
    links: [],
    when: [...BANK, 'payment-card', 'bank-name', 'account-balances', 'transactions'],
    sources: ['https://www.lesclesdelabanque.com/particulier/vol-iban-comment-reagir/'],
  },
  {
    id: 'false-visits',
    phase: 'watch',
    title: {
      fr: 'Se méfier des visites, courriers et colis inattendus',
      en: 'Distrust unexpected visits, letters and parcels',
    },
    text: {
      fr: 'Ne remettez jamais un objet ou un document à quelqu’un qui montre simplement un papier : appelez d’abord le service dont il se réclame. Après une fuite, de faux policiers ont ainsi emporté des armes chez des particuliers.',
      en: 'Never hand an object or a document to somebody who simply shows a form: call the service that they claim to come from first. After one leak, false police officers took weapons from homes that way.',
    },
    links: [],
    when: ['postal-addresses', 'contact-details', 'parcel-tracking', 'weapon-ownership'],
    sources: [FALSE_POLICE],
  },
  {
    id: 'health-messages',
    phase: 'watch',
    title: {
      fr: 'Supprimer sans l’ouvrir un message de santé suspect',
      en: 'Delete a suspicious health message unopened',
    },
    text: {
      fr: 'Des messages peuvent imiter votre médecin ou l’assurance maladie. Quand c’est l’éditeur d’un logiciel qui a été attaqué, c’est le médecin ou le centre de soins qui doit vous informer : posez-lui la question.',
      en: 'Messages may imitate your doctor or the health insurance. When it is a software publisher that was attacked, the doctor or health centre must inform you: ask them.',
    },
    links: [],
    when: HEALTH,
    sources: [
      CNIL_ADVICE,
      'https://legisocial.fr/actualites-sociales/4470-fuite-massive-donnees-sante-conseils-cnil.html',
      'https://www.fecop.fr/actualites/cyberattaque-weda-ce-que-les-msp-doivent-savoir-et-comment-reagir',
    ],
  },
]
