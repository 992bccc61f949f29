/** The overview of deadlines, a record's own, and the subscription to them. */
import type { Urgency } from '../../officer/due-clocks.ts'
import type { Bilingual } from '../../site/language.ts'

interface ClocksMessages {
  readonly title: string
  readonly lead: string
  readonly urgencies: Readonly<Record<Urgency, string>>
  readonly none: { readonly title: string; readonly text: string; readonly button: string }
  readonly nothingDue: string
  readonly unstarted: { readonly title: string; readonly text: string; readonly add: string }
  readonly since: (moment: string) => string
  readonly clockChange: string
  /** For who hears it: a clock that has just changed. */
  readonly news: (name: string, state: string) => string
  readonly papers: string
  readonly all: string
  readonly record: {
    readonly lead: string
    readonly running: string
    readonly still: string
    readonly calendar: string
  }
  readonly processors: {
    readonly title: string
    readonly text: string
    readonly none: string
    readonly told: (moment: string) => string
    readonly unknown: string
    readonly write: string
    readonly nameless: string
    readonly awareBefore: (moment: string) => string
  }
}

export const clocksMessages: Bilingual<ClocksMessages> = {
  fr: {
    title: 'Échéances',
    lead: 'Tout ce que la loi attend, pour tous vos dossiers, le plus pressant d’abord. Les heures sont celles de Paris.',
    urgencies: {
      late: 'En retard',
      'due-soon': 'Bientôt échu',
      running: 'En cours',
      open: 'Dans les meilleurs délais, sans heure fixée',
      done: 'Fait depuis moins de 30 jours',
    },
    none: {
      title: 'Aucun dossier pour l’instant',
      text: 'Dès qu’un dossier dit quand l’organisme a pris connaissance d’une violation, ses délais légaux s’affichent ici : CNIL, personnes concernées, NIS 2, plainte.',
      button: 'Ouvrir un dossier',
    },
    nothingDue: 'Rien n’est à faire en ce moment.',
    unstarted: {
      title: 'Délais à mettre en route',
      text: 'Ces dossiers ne disent pas quand l’organisme a pris connaissance de la violation. Les délais courent pourtant déjà.',
      add: 'Indiquer le moment',
    },
    since: moment => `Court depuis le ${moment}.`,
    clockChange: 'Les horloges changent entre-temps : ce sont des heures réelles, l’heure affichée se décale.',
    news: (name, state) => `${name} : ${state}`,
    papers: 'Préparer le document',
    all: 'Toutes les échéances',
    record: {
      lead: 'Les sept délais qu’une violation peut faire courir, et pourquoi chacun court ou non.',
      running: 'Délais en cours ou réglés',
      still: 'Délais qui ne courent pas',
      calendar: 'Mettre ces échéances dans mon agenda (.ics)',
    },
    processors: {
      title: 'Prestataires : quand vous ont-ils prévenu ?',
      text: 'Un sous-traitant prévient le responsable du traitement dans les meilleurs délais après avoir connu la violation (RGPD, article 33(2)). La loi ne fixe pas d’heure, le contrat peut en fixer une. Dès qu’il vous a prévenu, vous avez connaissance de la violation (CEPD, lignes directrices 9/2022).',
      none: 'Aucun autre organisme n’est inscrit au registre. Si un prestataire est concerné, ajoutez-le avec la date à laquelle il vous a prévenu.',
      told: moment => `Vous a prévenu le ${moment}.`,
      unknown: 'On ne sait pas quand il vous a prévenu.',
      write: 'Compléter au registre',
      nameless: 'Organisme sans nom',
      awareBefore: moment =>
        `La prise de connaissance est notée plus tard, le ${moment}. Or vos délais courent en principe dès que ce prestataire vous a prévenu : vérifiez les deux dates.`,
    },
  },
  en: {
    title: 'Deadlines',
    lead: 'Everything that the law expects, over all your records, the most pressing first. Times are those of Paris.',
    urgencies: {
      late: 'Late',
      'due-soon': 'Due soon',
      running: 'Running',
      open: 'Without undue delay, no hour set',
      done: 'Done in the last 30 days',
    },
    none: {
      title: 'No records so far',
      text: 'As soon as a record says when the organisation became aware of a breach, its legal deadlines stand here: CNIL, people concerned, NIS2, complaint.',
      button: 'Open a record',
    },
    nothingDue: 'There is nothing to do at the moment.',
    unstarted: {
      title: 'Deadlines to be set going',
      text: 'These records do not say when the organisation became aware of the breach. The clocks are running all the same.',
      add: 'Give the moment',
    },
    since: moment => `Running since ${moment}.`,
    clockChange: 'The clocks change in between: these are real hours, the time of day shifts.',
    news: (name, state) => `${name}: ${state}`,
    papers: 'Prepare the paper',
    all: 'All deadlines',
    record: {
      lead: 'The seven clocks that a breach can set going, and why each runs or does not.',
      running: 'Clocks that run or are settled',
      still: 'Clocks that do not run',
      calendar: 'Put these deadlines into my calendar (.ics)',
    },
    processors: {
      title: 'Processors: when did they tell you?',
      text: 'A processor tells the controller without undue delay after becoming aware of a breach (GDPR, article 33(2)). The law sets no hour; the contract may. Once it has told you, you are aware of the breach (EDPB, Guidelines 9/2022).',
      none: 'The register names no other body. If a processor is involved, add it with the date on which it told you.',
      told: moment => `Told you on ${moment}.`,
      unknown: 'It is not known when it told you.',
      write: 'Complete the register',
      nameless: 'Body without a name',
      awareBefore: moment =>
        `Awareness is noted later, on ${moment}. But your clocks run as a rule from when this processor told you: check both dates.`,
    },
  },
}
