/** What to do if the data is misused, or the organisation does not answer. */
import type { AdviceStep } from './advice-step.ts'
import { BANK, IDENTITY } from './leaked.ts'

const BANQUE_DE_FRANCE_DATA =
  'https://www.banque-france.fr/fr/actualites/vous-avez-ete-victime-du-vol-de-vos-donnees-personnelles-la-banque-de-france-vous-aide'
const BANQUE_DE_FRANCE_FILE = 'https://www.banque-france.fr/fr/a-votre-service/particuliers/agir-usurpation-identite'
const ONE_COUNTER = 'https://lessor.org/societe/mise-en-ligne-du-17cyber-guichet-unique-des-menaces-numeriques'

export const RECOURSE_STEPS: readonly AdviceStep[] = [
  {
    id: '17cyber',
    phase: 'if',
    title: { fr: 'En cas de doute ou d’attaque : 17Cyber', en: 'In doubt, or under attack: 17Cyber' },
    text: {
      fr: 'Gratuit, jour et nuit : un diagnostic en ligne, des conseils, et la possibilité de parler par écrit avec un policier ou un gendarme.',
      en: 'Free, day and night: an online diagnosis, advice, and a written chat with a police officer or gendarme.',
    },
    links: [{ label: { fr: '17cyber.gouv.fr', en: '17cyber.gouv.fr (in French)' }, url: 'https://17cyber.gouv.fr/' }],
    when: 'always',
    sources: [
      'https://www.interieur.gouv.fr/actualites/actualites-du-ministere/victime-de-cybermalveillance-rendez-vous-sur-17cybergouvfr',
      ONE_COUNTER,
    ],
  },
  {
    id: 'contest-debit',
    phase: 'if',
    title: {
      fr: 'Un prélèvement que vous n’avez pas autorisé : le contester',
      en: 'A debit that you did not authorise: contest it',
    },
    text: {
      fr: 'Signalez-le à votre banque sans attendre, et au plus tard 13 mois après le débit ; 70 jours si la banque du bénéficiaire est hors de l’Espace économique européen (art. L133-24 du code monétaire et financier). Si un faux mandat a été fabriqué, portez plainte en même temps.',
      en: 'Report it to your bank without delay, and at most 13 months after the debit; 70 days if the payee’s bank is outside the European Economic Area (art. L133-24 code monétaire et financier). If a mandate was forged, file a criminal complaint at the same time.',
    },
    links: [
      {
        label: { fr: 'Les conseils de la Banque de France', en: 'Advice of the Banque de France (in French)' },
        url: BANQUE_DE_FRANCE_DATA,
      },
    ],
    when: BANK,
    deadlines: ['debit', 'debit-outside-eea'],
    sources: [BANQUE_DE_FRANCE_DATA, 'https://www.actu-juridique.fr/matieres/affaires/bancaire-credit/page/3'],
  },
  {
    id: 'refund-debit',
    phase: 'if',
    title: {
      fr: 'Un prélèvement autorisé que vous contestez : remboursement sous 8 semaines',
      en: 'An authorised debit that you dispute: refund within 8 weeks',
    },
    text: {
      fr: 'Demandez-le à votre banque dans les huit semaines après le débit (art. L133-25 du code monétaire et financier).',
      en: 'Ask your bank within eight weeks of the debit (art. L133-25 code monétaire et financier).',
    },
    links: [],
    when: BANK,
    deadlines: ['refund'],
    sources: ['https://www.expert-finances.com/delai-pour-rejeter-un-prelevement-bancaire-procedure-et-temps-legal'],
  },
  {
    id: 'perceval',
    phase: 'if',
    title: {
      fr: 'Un achat en ligne avec votre carte : le signaler sur Perceval',
      en: 'An online purchase with your card: report it on Perceval',
    },
    text: {
      fr: 'Après l’opposition. Le récépissé aide auprès de la banque ; il n’est pas obligatoire pour être remboursé.',
      en: 'After blocking the card. The receipt helps with the bank; it is not compulsory for a refund.',
    },
    links: [
      {
        label: { fr: 'Perceval, sur service-public.fr', en: 'Perceval, on service-public.fr (in French)' },
        url: 'https://www.service-public.fr/particuliers/vosdroits/R46526',
      },
    ],
    when: ['payment-card', 'bank-details'],
    sources: [
      'https://www.cbanque.com/actu/69407/fraude-carte-bancaire-la-plateforme-publique-de-signalement-deja-adoptee',
    ],
  },
  {
    id: 'thesee',
    phase: 'if',
    title: {
      fr: 'Une arnaque qui a réussi : porter plainte en ligne avec THESEE',
      en: 'A scam that succeeded: file a complaint online with THESEE',
    },
    text: {
      fr: 'Pour les fausses annonces, faux sites, chantages, piratages de messagerie et demandes de rançon. On se connecte avec FranceConnect ; la réponse vient sous huit jours environ.',
      en: 'For false ads, false shops, blackmail, hacked mailboxes and ransom demands. You sign in with FranceConnect; an answer comes within about eight days.',
    },
    links: [
      {
        label: {
          fr: '« Arnaque sur internet », sur service-public.fr',
          en: 'THESEE, on service-public.fr (in French)',
        },
        url: 'https://www.service-public.fr/particuliers/vosdroits/N31138',
      },
    ],
    when: 'always',
    sources: [
      'https://www.loiret.gouv.fr/Actualites/Thesee-la-plainte-en-ligne-pour-les-victimes-d-e-escroqueries',
      ONE_COUNTER,
    ],
  },
  {
    id: 'police',
    phase: 'if',
    title: {
      fr: 'Usurpation d’identité, escroquerie, paiement frauduleux : porter plainte',
      en: 'Identity theft, scam, fraudulent payment: file a complaint',
    },
    text: {
      fr: 'Dans n’importe quel commissariat ou n’importe quelle gendarmerie, avec l’avis reçu et les preuves. Prévenez aussi vos banques.',
      en: 'At any police station or gendarmerie, with the notice that you received and the evidence. Warn your banks too.',
    },
    links: [],
    when: 'always',
    sources: ['https://www.channelnews.fr/importante-fuite-de-donnees-personnelles-chez-sfr-140741'],
  },
  {
    id: 'identity-theft-file',
    phase: 'if',
    title: {
      fr: 'Un crédit ouvert par un autre à votre nom : prévenir la Banque de France',
      en: 'A loan taken out by somebody else in your name: tell the Banque de France',
    },
    text: {
      fr: 'Il faut une copie de la pièce d’identité, une copie de la plainte et la liste des incidents contestés. Une mention est ajoutée quand l’établissement reconnaît l’usurpation ; lui seul peut faire effacer l’inscription.',
      en: 'You need a copy of your identity document, a copy of the complaint and the list of contested incidents. A note is added once the institution admits the theft; only that institution can have the entry removed.',
    },
    links: [
      {
        label: {
          fr: 'Agir contre l’usurpation d’identité (Banque de France)',
          en: 'Acting on identity theft (in French)',
        },
        url: BANQUE_DE_FRANCE_FILE,
      },
    ],
    when: IDENTITY,
    sources: [BANQUE_DE_FRANCE_FILE],
  },
  {
    id: 'complaint-cnil',
    phase: 'if',
    title: {
      fr: 'Pas de réponse, ou des données mal protégées : se plaindre à la CNIL',
      en: 'No answer, or data badly protected: complain to the CNIL',
    },
    text: {
      fr: 'La plainte se dépose en ligne, gratuitement. Un texte à recopier est prêt plus bas.',
      en: 'The complaint is filed online, free of charge. A text to copy is ready below.',
    },
    links: [
      {
        label: { fr: 'Adresser une plainte à la CNIL', en: 'Complaints to the CNIL (in French)' },
        url: 'https://www.cnil.fr/fr/plaintes',
      },
    ],
    when: 'always',
    letter: 'complaint',
    sources: ['https://www.channelnews.fr/importante-fuite-de-donnees-personnelles-chez-sfr-140741'],
  },
  {
    id: 'france-travail-complaint',
    phase: 'if',
    title: {
      fr: 'France Travail 2024 : la lettre-plainte simplifiée',
      en: 'France Travail 2024: the simplified complaint letter',
    },
    text: {
      fr: 'Un formulaire de plainte a été ouvert en mars 2024 pour les personnes concernées, avec une aide par téléphone au 39 49. Vérifiez qu’il est encore ouvert.',
      en: 'A complaint form was opened in March 2024 for the people concerned, with help by phone on 39 49. Check that it is still open.',
    },
    links: [
      {
        label: {
          fr: 'Le formulaire, sur cybermalveillance.gouv.fr',
          en: 'The form, on cybermalveillance.gouv.fr (in French)',
        },
        url: 'https://www.cybermalveillance.gouv.fr/tous-nos-contenus/actualites/violation-de-donnees-personnelles-france-travail-formulaire-lettre-plainte-202403',
      },
    ],
    when: [],
    incidents: ['france-travail-2024'],
    sources: [
      'https://www.cybermalveillance.gouv.fr/tous-nos-contenus/actualites/violation-de-donnees-personnelles-france-travail-formulaire-lettre-plainte-202403',
      'https://lemondeinformatique.fr/actualites/lireamp-piratage-de-france-travail-plainte-simplifiee-et-plateforme-telephonique-pour-les-victimes-93239.html',
    ],
  },
  {
    id: 'viamedis-complaint',
    phase: 'if',
    title: {
      fr: 'Viamedis et Almerys 2024 : la lettre-plainte électronique',
      en: 'Viamedis and Almerys 2024: the electronic complaint letter',
    },
    text: {
      fr: 'Elle se remplit sur ordinateur et s’envoie par e-mail ou par la poste, avec le nom de votre complémentaire. Elle n’est pas obligatoire : l’enquête est déjà ouverte.',
      en: 'It is filled in on a computer and sent by e-mail or post, with the name of your insurer. It is optional: the investigation is already open.',
    },
    links: [
      {
        label: { fr: 'cybermalveillance.gouv.fr', en: 'cybermalveillance.gouv.fr (in French)' },
        url: 'https://www.cybermalveillance.gouv.fr/',
      },
    ],
    when: [],
    incidents: ['viamedis-almerys-2024'],
    sources: [
      'https://www.boursorama.com/patrimoine/actualites/piratage-et-vols-de-donnees-chez-viamedis-et-almerys-la-marche-a-suivre-pour-porter-plainte-9be3289cd806b508a2e6c62aa631e411',
    ],
  },
  {
    id: 'corbeil-complaint',
    phase: 'if',
    title: {
      fr: 'Hôpital de Corbeil-Essonnes 2022 : le modèle de plainte',
      en: 'Corbeil-Essonnes hospital 2022: the model complaint',
    },
    text: {
      fr: 'Un modèle de lettre de plainte a été mis à la disposition des patients et du personnel : demandez-le à l’hôpital.',
      en: 'A model complaint letter was provided for patients and staff: ask the hospital for it.',
    },
    links: [],
    when: [],
    incidents: ['chsf-corbeil-2022'],
    sources: [
      'https://www.nextinpact.com/lebrief/70095/rancongiciel-lockbit-3-0-a-bien-doxxe-patients-hopital-corbeil-essonnes',
    ],
  },
]
