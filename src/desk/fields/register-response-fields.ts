/** The register as a form, second half: effects, measures, who was told. In the order of the CNIL's form (cnil-fields-response.ts). */
import * as response from '../../officer/register/response-codes.ts'
import { ANSWERS } from '../../officer/register/scope-codes.ts'
import type { Section } from './field.ts'
import {
  choice,
  choices,
  day,
  flag,
  group,
  line,
  lines,
  moment,
  number,
  ofCodes,
  rows,
  text,
  truth,
  within,
  words,
} from './make.ts'

const security: Section = {
  id: 'security',
  title: words('Mesures de sécurité avant la violation', 'Security measures before the breach'),
  fields: [
    within('measures', [
      choices('before', 'Mesures en place', 'Measures in place', ofCodes(response.MEASURES_BEFORE)),
      text('beforeDetail', 'Précisions', 'Details'),
    ]),
  ],
}

const consequences: Section = {
  id: 'consequences',
  title: words('Conséquences', 'Consequences'),
  fields: [
    within('risk', [
      within('effects', [
        choices(
          'confidentiality',
          'Effets de la perte de confidentialité',
          'Effects of the loss of confidentiality',
          ofCodes(response.CONFIDENTIALITY_EFFECTS),
        ),
        choices(
          'integrity',
          'Effets de la perte d’intégrité',
          'Effects of the loss of integrity',
          ofCodes(response.INTEGRITY_EFFECTS),
        ),
        choices(
          'availability',
          'Effets de la perte de disponibilité',
          'Effects of the loss of availability',
          ofCodes(response.AVAILABILITY_EFFECTS),
        ),
        text('detail', 'Précisions sur ces effets', 'Details of these effects'),
      ]),
      choices(
        'consequences',
        'Conséquences probables pour les personnes',
        'Likely consequences for people',
        ofCodes(response.CONSEQUENCES),
      ),
      text('consequencesDetail', 'Précisions sur les conséquences', 'Details of the consequences'),
      choice('gravity', 'Niveau de gravité', 'Level of gravity', ofCodes(response.GRAVITIES), {
        hint: words('La page « Gravité » aide à l’évaluer.', 'The page “Severity” helps to assess it.'),
      }),
      choice('outcome', 'Risque pour les personnes', 'Risk for people', ofCodes(response.RISKS), {
        as: 'radios',
        hint: words(
          'Risque élevé : les personnes doivent être informées (article 34 du RGPD).',
          'High risk: people have to be told (article 34 GDPR).',
        ),
      }),
      text('reasoning', 'Comment il a été évalué', 'How it was assessed'),
    ]),
  ],
}

const measures: Section = {
  id: 'measures',
  title: words('Mesures prises ou envisagées', 'Measures taken or planned'),
  fields: [
    within('measures', [
      text('immediate', 'Mesures immédiates', 'Measures taken at once'),
      text('midTerm', 'Mesures à moyen terme', 'Measures in the medium term'),
      text('longTerm', 'Mesures à long terme', 'Measures in the long term'),
      choices(
        'prevention',
        'Pour que cela ne se reproduise pas',
        'To prevent it from happening again',
        ofCodes(response.MEASURES_AFTER),
      ),
    ]),
  ],
}

const communication: Section = {
  id: 'communication',
  title: words('Information des personnes', 'Communication to the people concerned'),
  hint: words('Article 34 du RGPD.', 'Article 34 GDPR.'),
  fields: [
    within('communication', [
      choice('state', 'Les personnes ont-elles été informées ?', 'Were people told?', ofCodes(response.INFORMED), {
        as: 'radios',
      }),
      moment('toldAt', 'Depuis quand', 'Since when'),
      day('plannedOn', 'Date prévue', 'Planned for'),
      choices('means', 'Moyens', 'Means', ofCodes(response.MEANS)),
      text('meansDetail', 'Précisions sur les moyens', 'Details of the means', { lines: 2 }),
      truth('everybody', 'Toutes les personnes ont été informées', 'Everybody was told'),
      text('notEverybody', 'Qui ne l’a pas été, et pourquoi', 'Who was not, and why', { lines: 2 }),
      text('content', 'Contenu du message', 'What they were told', { lines: 5 }),
      choice(
        'exemption',
        'Condition de l’article 34(3) remplie',
        'Condition of article 34(3) met',
        ofCodes(response.EXEMPTIONS),
      ),
      text('exemptionDetail', 'Précisions sur cette condition', 'Details of this condition', { lines: 2 }),
    ]),
  ],
}

const authorities: Section = {
  id: 'authorities',
  title: words('CNIL, plainte et autres autorités', 'CNIL, police and other authorities'),
  fields: [
    within('notification', [
      group('cnil', 'Notification à la CNIL', 'Notification to the CNIL', [
        moment('notifiedAt', 'Notifiée le', 'Notified on'),
        flag('complete', 'La notification était complète', 'The notification was complete'),
        moment('complementedAt', 'Complétée le', 'Completed on'),
        line('number', 'Numéro donné par la CNIL', 'Number that the CNIL gave'),
        text('delayReasons', 'Motifs du retard (au-delà de 72 heures)', 'Reasons for the delay (beyond 72 hours)'),
      ]),
      group('police', 'Plainte', 'Complaint to the police', [
        choice('filed', 'Plainte déposée', 'Complaint filed', ofCodes(ANSWERS)),
        moment('filedAt', 'Déposée le', 'Filed on'),
        text('detail', 'Précisions', 'Details', { lines: 2 }),
      ]),
      truth('cyberInsured', 'L’organisme a une assurance cyber', 'The organisation has a cyber insurance', {
        hint: words(
          'Elle ne paie que si une plainte est déposée dans les 72 heures.',
          'It pays only if a complaint is filed within 72 hours.',
        ),
      }),
      group('nis2', 'NIS 2', 'NIS2', [
        truth(
          'applies',
          'L’organisme y est soumis, et l’incident est important',
          'The organisation is subject to it, and the incident is significant',
        ),
        moment('warnedAt', 'Alerte précoce envoyée le', 'Early warning sent on'),
        moment('notifiedAt', 'Incident notifié le', 'Incident notified on'),
        moment('reportedAt', 'Rapport final envoyé le', 'Final report sent on'),
      ]),
      group('others', 'Autres organismes avertis (ANSSI, ARS…)', 'Other bodies told (ANSSI, health agency …)', [
        choice('told', 'Avertis', 'Told', ofCodes(ANSWERS)),
        text('detail', 'Lesquels, et quand', 'Which, and when', { lines: 2 }),
      ]),
    ]),
  ],
}

const COUNTRY = words('Deux lettres : FR, BE…', 'Two letters: FR, BE …')

const crossBorder: Section = {
  id: 'cross-border',
  title: words('Traitement transfrontalier', 'Cross-border processing'),
  fields: [
    within('crossBorder', [
      choice('involved', 'Traitement transfrontalier', 'Cross-border processing', ofCodes(ANSWERS)),
      line('leadAuthority', 'Autorité chef de file', 'Lead supervisory authority'),
      lines(
        'establishments',
        'Pays des établissements de l’organisme',
        'Countries of the controller’s establishments',
        { of: 'codes', hint: COUNTRY },
      ),
      rows(
        'persons',
        'Pays des personnes concernées',
        'Countries of the people concerned',
        words('Pays', 'Country'),
        words('Ajouter un pays', 'Add a country'),
        [
          line('country', 'Pays', 'Country', { empty: '', format: 'country', hint: COUNTRY }),
          number('number', 'Nombre de personnes', 'Number of people'),
        ],
      ),
      lines('authorities', 'Autres autorités de protection des données', 'Other data protection authorities', {
        hint: words('Une par ligne.', 'One a line.'),
      }),
    ]),
    text('comment', 'Commentaire', 'Comment', {
      hint: words('Pour le registre ; n’est pas publié.', 'For the register; it is not published.'),
    }),
  ],
}

export const RESPONSE_FIELDS: readonly Section[] = [
  security,
  consequences,
  measures,
  communication,
  authorities,
  crossBorder,
]
