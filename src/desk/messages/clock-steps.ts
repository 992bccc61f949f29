/** What each clock means, and what to do about it. */
import type { ClockId } from '../../incident/clocks.ts'
import type { Bilingual } from '../../site/language.ts'
import type { ClockStep } from '../clock-steps.ts'

interface ClockStepMessages {
  /** How it is counted, and what follows when it is missed. */
  readonly meanings: Readonly<Record<ClockId, string>>
  readonly steps: Readonly<Record<ClockStep, string>>
  readonly next: string
  readonly change: string
}

export const clockStepMessages: Bilingual<ClockStepMessages> = {
  fr: {
    meanings: {
      cnil: 'Toute violation est notifiée à la CNIL, sauf si elle n’engendre probablement pas de risque pour les personnes. L’heure entamée ne compte pas ; les nuits, samedis, dimanches et jours fériés comptent (règlement 1182/71, article 3). Notifier plus tard reste obligatoire, avec les motifs du retard.',
      'cnil-complement':
        'Une première notification peut être incomplète : le reste suit sans retard injustifié. La CNIL le demande si possible dans les 72 heures.',
      persons:
        'Quand le risque est élevé, chaque personne est informée dans les meilleurs délais, en des termes clairs. La loi ne fixe pas d’heure : ce délai reste ouvert jusqu’à ce que ce soit fait.',
      'nis2-warning':
        'Une entité essentielle ou importante alerte l’ANSSI d’un incident important, surtout s’il paraît malveillant ou peut toucher un autre pays. Compté à la minute, la lecture la plus stricte.',
      'nis2-notification':
        'Elle met l’alerte à jour et évalue l’incident, sa gravité et ses effets. Compté à la minute, la lecture la plus stricte.',
      'nis2-report':
        'Il décrit l’incident, sa cause et les mesures prises. Si l’incident dure encore, un rapport d’avancement le remplace d’abord.',
      complaint:
        'Une assurance contre les cyberattaques n’indemnise que si une plainte a été déposée dans les 72 heures après que la victime a connu l’atteinte. Compté à la minute, la lecture la plus stricte.',
    },
    steps: {
      aware: 'Dites quand l’organisme a pris connaissance de la violation',
      'assess-risk': 'Évaluez le risque pour les personnes',
      'notify-cnil': 'Notifiez sur le téléservice de la CNIL, puis notez l’heure',
      'explain-delay': 'Écrivez les motifs du retard',
      'complete-cnil': 'Envoyez le complément à la CNIL, puis notez l’heure',
      'cnil-complete': 'Dites si la notification était complète',
      'tell-persons': 'Informez les personnes, puis notez quand et comment',
      exemption: 'Vérifiez la condition de l’article 34(3)',
      'nis2-applies': 'Dites si NIS 2 s’applique',
      'nis2-warn': 'Envoyez l’alerte précoce à l’ANSSI, puis notez l’heure',
      'nis2-notify': 'Notifiez l’incident à l’ANSSI, puis notez l’heure',
      'nis2-report': 'Envoyez le rapport final à l’ANSSI, puis notez l’heure',
      insured: 'Dites si l’organisme a une assurance cyber',
      complain: 'Déposez plainte (police, gendarmerie ou procureur), puis notez l’heure',
    },
    next: 'À faire',
    change: 'Modifier la réponse',
  },
  en: {
    meanings: {
      cnil: 'Every breach is notified to the CNIL, unless it is unlikely to result in a risk for people. The hour under way does not count; nights, Saturdays, Sundays and holidays do (Regulation 1182/71, article 3). Notifying later is still an obligation, with the reasons for the delay.',
      'cnil-complement':
        'A first notification may be incomplete: the rest follows without undue further delay. The CNIL asks for it within 72 hours if possible.',
      persons:
        'When the risk is high, each person is told without undue delay, in clear language. The law sets no hour: this clock stays open until it is done.',
      'nis2-warning':
        'An essential or important entity warns the ANSSI of a significant incident, above all if it seems malicious or could reach another country. Counted to the minute, the strictest way.',
      'nis2-notification':
        'It updates the warning and assesses the incident, its severity and its effects. Counted to the minute, the strictest way.',
      'nis2-report':
        'It describes the incident, its cause and what was done. If the incident is still going on, a progress report comes first.',
      complaint:
        'An insurance against cyber attacks pays only if a complaint was filed within 72 hours after the victim knew of the attack. Counted to the minute, the strictest way.',
    },
    steps: {
      aware: 'Say when the organisation became aware of the breach',
      'assess-risk': 'Assess the risk for people',
      'notify-cnil': 'Notify through the CNIL’s online service, then write down the time',
      'explain-delay': 'Write down the reasons for the delay',
      'complete-cnil': 'Send the CNIL what was missing, then write down the time',
      'cnil-complete': 'Say whether the notification was complete',
      'tell-persons': 'Tell the people, then write down when and how',
      exemption: 'Check the condition of article 34(3)',
      'nis2-applies': 'Say whether NIS2 applies',
      'nis2-warn': 'Send the ANSSI the early warning, then write down the time',
      'nis2-notify': 'Notify the ANSSI of the incident, then write down the time',
      'nis2-report': 'Send the ANSSI the final report, then write down the time',
      insured: 'Say whether the organisation has a cyber insurance',
      complain: 'File a complaint (police, gendarmerie or prosecutor), then write down the time',
    },
    next: 'To do',
    change: 'Change the answer',
  },
}
