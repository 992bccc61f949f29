/** What to do at once, and in the days after. */
import type { AdviceStep } from './advice-step.ts'
import { BANK, HEALTH, IDENTITY, PASSWORDS } from './leaked.ts'

const CNIL_PASSWORDS = 'https://www.cnil.fr/construire-un-mot-de-passe-sur-et-gerer-la-liste-de-ses-codes-dacces'
const BANQUE_DE_FRANCE_THEFT =
  'https://particuliers.banque-france.fr/info-banque-assurance/arnaques-les-bons-reflexes/usurpation-didentite-et-problemes-bancaires-que-faire'

export const FIRST_STEPS: readonly AdviceStep[] = [
  {
    id: 'clean-device',
    phase: 'now',
    title: {
      fr: 'Nettoyer l’appareil, si un logiciel voleur a pu s’y installer',
      en: 'Clean the device, if credential-stealing malware may be on it',
    },
    text: {
      fr: 'Mettez-le à jour et passez un antivirus avant de changer vos mots de passe : sinon les nouveaux partent aussi, et une session déjà ouverte suffit à entrer dans un compte. Ensuite, déconnectez tous les appareils depuis les réglages de chaque compte.',
      en: 'Update it and run an antivirus before you change passwords: otherwise the new ones leave too, and a session that is already open is enough to get into an account. Then sign out all devices in the settings of each account.',
    },
    links: [
      {
        label: { fr: 'Diagnostic sur 17Cyber', en: 'Diagnosis on 17Cyber (in French)' },
        url: 'https://17cyber.gouv.fr/',
      },
    ],
    when: [],
    incidents: ['france-travail-infostealer-2025', 'cnaf-2024'],
    sources: [
      'https://www.lemagit.fr/actualites/366633511/Que-sait-on-de-la-pretendue-cyberattaque-contre-France-Travail',
    ],
  },
  {
    id: 'secure-mailbox',
    phase: 'now',
    title: { fr: 'Protéger d’abord votre messagerie', en: 'Secure your mailbox first' },
    text: {
      fr: 'Donnez-lui un mot de passe qui ne sert nulle part ailleurs et activez la double authentification : qui tient la boîte de réception peut remettre à zéro tous vos autres comptes.',
      en: 'Give it a password that is used nowhere else, and turn on two-factor authentication: whoever holds the inbox can reset all your other accounts.',
    },
    links: [
      {
        label: { fr: 'Conseils de la CNIL sur les mots de passe', en: 'Advice of the CNIL on passwords (in French)' },
        url: CNIL_PASSWORDS,
      },
    ],
    when: ['email-addresses', ...PASSWORDS],
    sources: [CNIL_PASSWORDS],
  },
  {
    id: 'change-passwords',
    phase: 'now',
    title: {
      fr: 'Changer le mot de passe, ici et partout où il a servi',
      en: 'Change the password, here and wherever it was reused',
    },
    text: {
      fr: 'Un mot de passe long et différent pour chaque compte (au moins 12 caractères de quatre sortes, dit la CNIL), et la double authentification là où elle est proposée. Un gestionnaire de mots de passe les retient pour vous.',
      en: 'One long password per account, each different (at least 12 characters of four kinds, says the CNIL), and two-factor authentication wherever it is offered. A password manager remembers them for you.',
    },
    links: [
      {
        label: { fr: 'Construire un mot de passe sûr (CNIL)', en: 'Making a safe password (CNIL, in French)' },
        url: CNIL_PASSWORDS,
      },
    ],
    when: PASSWORDS,
    incidents: ['saint-nazaire-agglomeration-2024'],
    sources: [
      CNIL_PASSWORDS,
      'https://presse.saintnazaire.fr/revues-de-presse/cyber-attaque-a-saint-nazaire-les-precautions-a-prendre-en-cas-de-vol-de-donnees/',
    ],
  },
  {
    id: 'block-card',
    phase: 'now',
    title: {
      fr: 'Faire opposition à la carte bancaire, si son numéro a fuité',
      en: 'Block the payment card, if its number leaked',
    },
    text: {
      fr: 'Appelez le numéro d’opposition de votre banque ou passez par son application. Gardez le numéro d’opposition qu’on vous donne : il servira pour la suite.',
      en: 'Call your bank’s number for blocking cards, or use its app. Keep the reference that you are given: you will need it later.',
    },
    links: [],
    when: ['payment-card'],
    sources: [
      'https://www.cbanque.com/actu/69407/fraude-carte-bancaire-la-plateforme-publique-de-signalement-deja-adoptee',
    ],
  },
  {
    id: 'white-list',
    phase: 'now',
    title: {
      fr: 'Demander à votre banque une liste blanche de créanciers',
      en: 'Ask your bank for a white list of creditors',
    },
    text: {
      fr: 'Un IBAN seul ne vide pas un compte, mais il permet de fabriquer un faux mandat de prélèvement. Avec une liste blanche, seuls les organismes que vous nommez peuvent prélever. Une lettre est prête plus bas.',
      en: 'An IBAN alone does not empty an account, but it lets somebody forge a direct-debit mandate. With a white list, only the bodies that you name can debit. A letter is ready below.',
    },
    links: [],
    when: BANK,
    letter: 'white-list',
    sources: [
      'https://www.lesclesdelabanque.com/particulier/vol-iban-comment-reagir/',
      'https://next.ink/?p=155808',
      'https://fr.style.yahoo.com/cyberattaque-technique-%C3%A9viter-iban-ne-144954731.html',
    ],
  },
  {
    id: 'door-code',
    phase: 'now',
    title: { fr: 'Faire changer le code de votre immeuble', en: 'Have the code of your building changed' },
    text: {
      fr: 'Prévenez le syndic, le bailleur ou vos voisins que le code d’entrée a pu être lu avec votre adresse.',
      en: 'Tell the managing agent, the landlord or your neighbours that the door code may have been read together with your address.',
    },
    links: [],
    when: ['access-codes'],
    sources: [
      'https://www.commentcamarche.net/securite/piratage/33715-piratage-chronopost-les-donnees-de-7-3-millions-de-clients-en-vente-sur-le-web/',
    ],
  },
  {
    id: 'keep-notice',
    phase: 'soon',
    title: { fr: 'Garder l’avis reçu et noter ce qui a fuité', en: 'Keep the notice, and note what leaked' },
    text: {
      fr: 'Conservez le message de l’organisme : il dit ce qui a été exposé et ce qui ne l’a pas été, et il servira de preuve. Les données volées ressortent parfois des mois plus tard.',
      en: 'Keep the message from the organisation: it says what was exposed and what was not, and it will serve as evidence. Stolen data sometimes comes up again months later.',
    },
    links: [],
    when: 'always',
    sources: ['https://decotidien.com/economie/cyberattaque-france-travail-une-plateforme-tlphonique-daide.html'],
  },
  {
    id: 'no-leak-sites',
    phase: 'soon',
    title: {
      fr: 'Ne pas chercher vos données sur les sites qui disent les détenir',
      en: 'Do not look for your data on sites that say they hold it',
    },
    text: {
      fr: 'La CNIL le déconseille, et ne peut pas non plus dire si vous êtes dans un fichier volé. C’est l’organisme qui doit prévenir chaque personne quand le risque est élevé.',
      en: 'The CNIL (the French data protection authority) advises against it, and cannot tell you either whether you are in a stolen file. It is for the organisation to warn each person when the risk is high.',
    },
    links: [],
    when: 'always',
    sources: ['http://www.publicnow.com/view/81D268E0DEB9835DB3D7EFAA5C03B285DC43956C?1632214128'],
  },
  {
    id: 'ask-organisation',
    phase: 'soon',
    title: { fr: 'Demander à l’organisme ce qu’il sait', en: 'Ask the organisation what it knows' },
    text: {
      fr: 'Écrivez à son délégué à la protection des données : vous avez le droit de savoir quelles données vous concernant il détient, et lesquelles ont été touchées. Il a un mois pour répondre. Une lettre est prête plus bas.',
      en: 'Write to its data protection officer: you have the right to know which data about you it holds, and which was affected. It has one month to answer. A letter is ready below.',
    },
    links: [],
    when: 'always',
    deadlines: ['access', 'access-extended'],
    letter: 'access',
    sources: ['https://www.channelnews.fr/importante-fuite-de-donnees-personnelles-chez-sfr-140741'],
  },
  {
    id: 'check-statements',
    phase: 'soon',
    title: {
      fr: 'Vérifier vos relevés et les créanciers autorisés',
      en: 'Check your statements and the authorised creditors',
    },
    text: {
      fr: 'Dans votre banque en ligne, regardez chaque prélèvement et la liste des mandats. Un mandat se révoque à tout moment.',
      en: 'In your online banking, look at every debit and at the list of mandates. A mandate can be revoked at any time.',
    },
    links: [],
    when: BANK,
    sources: [
      'https://next.ink/?p=155808',
      'https://www.expert-finances.com/delai-pour-rejeter-un-prelevement-bancaire-procedure-et-temps-legal',
    ],
  },
  {
    id: 'check-ameli',
    phase: 'soon',
    title: {
      fr: 'Vérifier vos remboursements et vos prestations',
      en: 'Check your reimbursements and benefits',
    },
    text: {
      fr: 'Le numéro de sécurité sociale ne se change pas à la demande. Regardez de temps en temps votre compte Ameli et vos autres comptes sociaux, et méfiez-vous de tout appel au sujet d’un remboursement.',
      en: 'The social security number cannot be changed on request. Look at your Ameli account and your other social accounts from time to time, and distrust any call about a reimbursement.',
    },
    links: [{ label: { fr: 'Mon compte Ameli', en: 'Ameli account (in French)' }, url: 'https://assure.ameli.fr/' }],
    when: ['nir', 'social-benefits', ...HEALTH],
    sources: [
      'https://www.rtl.fr/actu/sciences-tech/fuite-du-numero-de-securite-sociale-de-33-millions-de-francais-que-faire-si-vous-etes-concerne-7900350462',
      'https://nosjours.fr/societe/piratage-de-pajemploi-que-faire-en-cas-de-vol-de-donnees-personnelles',
    ],
  },
  {
    id: 'identity-files',
    phase: 'soon',
    title: {
      fr: 'Vérifier qu’aucun crédit ni compte n’est ouvert à votre nom',
      en: 'Check that no loan or account is opened in your name',
    },
    text: {
      fr: 'Demandez à la Banque de France si vous figurez dans le FICP (crédits) ou le FCC (chèques et cartes). La liste des comptes ouverts à votre nom est dans le fichier FICOBA, auquel on accède en passant par la CNIL.',
      en: 'Ask the Banque de France whether you are in the FICP (loans) or FCC (cheques and cards) files. The list of accounts opened in your name is in the FICOBA file, to which the CNIL gives access.',
    },
    links: [
      {
        label: {
          fr: 'Usurpation d’identité : que faire (Banque de France)',
          en: 'Identity theft: what to do (Banque de France, in French)',
        },
        url: BANQUE_DE_FRANCE_THEFT,
      },
      { label: { fr: 'CNIL', en: 'CNIL (data protection authority)' }, url: 'https://www.cnil.fr/' },
    ],
    when: IDENTITY,
    sources: [BANQUE_DE_FRANCE_THEFT, 'https://resoclub.org/conseils'],
  },
  {
    id: 'identity-document',
    phase: 'soon',
    title: {
      fr: 'Ne pas déclarer perdue une pièce d’identité que vous avez encore',
      en: 'Do not report as lost an identity document that you still have',
    },
    text: {
      fr: 'La déclaration de perte ou de vol rend le document inutilisable pour toujours : elle ne vaut que pour un original perdu ou volé. Si c’est une copie qui a fuité, surveillez plutôt les crédits et comptes à votre nom.',
      en: 'Reporting loss or theft makes the document invalid for good: it is only for an original that is lost or stolen. If a copy leaked, watch for loans and accounts in your name instead.',
    },
    links: [],
    when: ['identity-documents', 'identity-document-numbers', 'supporting-documents'],
    sources: [
      'http://www.habere-lullin.fr/index.php?page=declarations-de-perte-et-de-vol-des-titres-d-identite-francais',
    ],
  },
]
