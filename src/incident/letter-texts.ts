/** The words of the letters. */
import type { LetterText } from './letters.ts'

interface Texts {
  readonly fr: LetterText
  readonly en: LetterText
}

/** To the organisation's data protection officer: right of access (GDPR art. 15), answered within a month (art. 12(3)). */
export const ACCESS_LETTER: Texts = {
  fr: fill => `${fill('name')}
${fill('address')}
${fill('contact')}

À l’attention du délégué ou de la déléguée à la protection des données
${fill('organisation')}

${fill('today')}

Objet : demande d’accès à mes données personnelles (article 15 du RGPD)

Madame, Monsieur,

J’ai appris (${fill('learnt')}) que des données détenues par ${fill('organisation')} ont été touchées par l’incident suivant : ${fill('incident')}.

En application de l’article 15 du règlement général sur la protection des données (RGPD), je vous demande :

1. de me dire si vous traitez des données me concernant, et de m’en remettre une copie ;
2. de me dire si mes données ont été touchées par cet incident, lesquelles exactement, et à quelle date ;
3. de m’indiquer les finalités du traitement, l’origine des données, leurs destinataires et leur durée de conservation ;
4. de me préciser les conséquences probables de l’incident et les mesures que vous avez prises (article 34 du RGPD).

Je vous rappelle que vous devez me répondre dans un délai d’un mois à compter de la réception de cette demande (article 12, paragraphe 3). Ce délai peut être prolongé de deux mois, à condition de m’en informer dans le premier mois en m’en donnant les motifs.

Si vous avez des doutes raisonnables sur mon identité, dites-moi quelle information vous manque (article 12, paragraphe 6).

Je vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.

${fill('name')}
`,
  en: fill => `${fill('name')}
${fill('address')}
${fill('contact')}

For the attention of the data protection officer
${fill('organisation')}

${fill('today')}

Subject: request for access to my personal data (article 15 of the GDPR)

Dear Sir or Madam,

I have learnt (${fill('learnt')}) that data held by ${fill('organisation')} was affected by the following incident: ${fill('incident')}.

Under article 15 of the General Data Protection Regulation (GDPR), I ask you:

1. to tell me whether you process data concerning me, and to give me a copy of it;
2. to tell me whether my data was affected by this incident, exactly which, and on what date;
3. to state the purposes of the processing, the origin of the data, its recipients and how long it is kept;
4. to describe the likely consequences of the incident and the measures that you have taken (article 34 of the GDPR).

I remind you that you must answer within one month of receiving this request (article 12(3)). This may be extended by two months, provided that you inform me within the first month and give your reasons.

If you have reasonable doubts about my identity, tell me what information you need (article 12(6)).

Yours faithfully,

${fill('name')}
`,
}

/** What the form of the CNIL asks for, in one text to copy (right to complain: GDPR art. 77). */
export const COMPLAINT_LETTER: Texts = {
  fr: fill => `${fill('name')}
${fill('contact')}

${fill('today')}

À la Commission nationale de l’informatique et des libertés (CNIL)

Objet : plainte (article 77 du RGPD) – ${fill('organisation')}

Organisme mis en cause : ${fill('organisation')}

Incident : ${fill('incident')}

Comment je l’ai appris : ${fill('learnt')}

Ce que j’ai demandé à l’organisme : ${fill('asked')}

Sa réponse : ${fill('answer')}

Ce que j’ai constaté depuis : ${fill('harm')}

Je demande à la CNIL de vérifier si la sécurité de mes données était assurée (article 32 du RGPD), si les personnes concernées ont été informées comme elles devaient l’être (article 34) et si mes droits ont été respectés (articles 12 et 15).

Je joins à cette plainte la copie de mes demandes et des réponses reçues.

${fill('name')}
`,
  en: fill => `${fill('name')}
${fill('contact')}

${fill('today')}

To the CNIL, the French data protection authority

Subject: complaint (article 77 of the GDPR) – ${fill('organisation')}

Organisation complained of: ${fill('organisation')}

Incident: ${fill('incident')}

How I learnt of it: ${fill('learnt')}

What I asked the organisation for: ${fill('asked')}

Its answer: ${fill('answer')}

What I have noticed since: ${fill('harm')}

I ask the CNIL to examine whether my data was kept secure (article 32 of the GDPR), whether the people concerned were informed as they should have been (article 34) and whether my rights were respected (articles 12 and 15).

I attach copies of my requests and of the answers received.

${fill('name')}
`,
}

/**
 * To the bank: only the creditors named may debit. Regulation (EU) 260/2012, art. 5(3)(d)(iii), gives the payer the right to it; the
 * bank may charge for it.
 */
export const WHITE_LIST_LETTER: Texts = {
  fr: fill => `${fill('name')}
${fill('address')}

${fill('bank')}

${fill('today')}

Objet : liste blanche de créanciers pour mes prélèvements SEPA

Madame, Monsieur,

Les coordonnées de mon compte (${fill('account')}) ont pu être exposées par une fuite de données.

En application de l’article 5, paragraphe 3, point d) iii), du règlement (UE) n° 260/2012, je vous demande de n’autoriser sur ce compte que les prélèvements présentés par les créanciers suivants, et de rejeter tous les autres :

${fill('creditors')}

Je vous remercie de me confirmer par écrit la mise en place de cette liste, sa date d’effet, la manière de la compléter et, s’il y en a, les frais.

Je vous demande aussi de m’envoyer la liste des mandats de prélèvement actuellement enregistrés sur ce compte.

Je vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.

${fill('name')}
`,
  en: fill => `${fill('name')}
${fill('address')}

${fill('bank')}

${fill('today')}

Subject: white list of creditors for my SEPA direct debits

Dear Sir or Madam,

The details of my account (${fill('account')}) may have been exposed by a data leak.

Under article 5(3)(d)(iii) of Regulation (EU) No 260/2012, I ask you to authorise on this account only direct debits presented by the following creditors, and to reject all others:

${fill('creditors')}

Please confirm in writing that the list is in place, from what date, how it can be added to and, if there are any, the charges.

Please also send me the list of direct-debit mandates currently recorded on this account.

Yours faithfully,

${fill('name')}
`,
}
