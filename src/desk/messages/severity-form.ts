/** What the page of the severity score asks, beside the words of the method (desk-severity.ts). */
import type { Bilingual } from '../../site/language.ts'

interface SeverityFormMessages {
  readonly dataQuestion: string
  readonly dataHint: string
  readonly contextQuestion: (category: string) => string
  readonly steps: readonly [string, string, string, string]
  readonly downSteps: readonly [string, string, string, string]
  readonly base: (score: string) => string
  readonly persons: string
  readonly unintelligible: string
  readonly malicious: string
  readonly maliciousHint: string
  readonly flagsTitle: string
  readonly flagsHint: string
  readonly score: string
  readonly none: string
  readonly bands: string
  readonly from: (bound: string) => string
  readonly below: (bound: string) => string
  readonly apply: (gravity: string) => string
  readonly applied: (gravity: string) => string
  readonly applyHint: string
}

export const severityFormMessages: Bilingual<SeverityFormMessages> = {
  fr: {
    dataQuestion: 'Quelles données ?',
    dataHint: 'Cochez chaque catégorie touchée ; la plus élevée compte, une fois son contexte pris en compte.',
    contextQuestion: category => `Le contexte : ${category}`,
    steps: ['sans effet', '+1', '+2', '+3'],
    downSteps: ['sans effet', '−1', '−2', '−3'],
    base: score => `score de base ${score}`,
    persons: 'Nombre de personnes',
    unintelligible: 'Les données sont illisibles pour qui les a : chiffrées, et la clé est sûre',
    malicious: 'C’était voulu',
    maliciousHint: 'Vol, attaque, revente : ajoute 0,5.',
    flagsTitle: 'À signaler à part',
    flagsHint: 'Ni l’un ni l’autre ne change le score.',
    score: 'Le score',
    none: 'Répondez aux questions : le score se calcule au fur et à mesure.',
    bands: 'Échelle',
    from: bound => `à partir de ${bound}`,
    below: bound => `moins de ${bound}`,
    apply: gravity => `Reporter dans le registre : gravité « ${gravity} »`,
    applied: gravity => `Le registre dit : gravité « ${gravity} ».`,
    applyHint: 'Une suggestion : la méthode de la CNIL a aussi quatre niveaux, et l’évaluation reste la vôtre.',
  },
  en: {
    dataQuestion: 'Which data?',
    dataHint: 'Tick each category affected; the highest counts, once its context is taken into account.',
    contextQuestion: category => `The context: ${category}`,
    steps: ['no effect', '+1', '+2', '+3'],
    downSteps: ['no effect', '−1', '−2', '−3'],
    base: score => `base score ${score}`,
    persons: 'Number of people',
    unintelligible: 'The data is unreadable to whoever has it: encrypted, and the key is safe',
    malicious: 'It was meant',
    maliciousHint: 'Theft, attack, sale: adds 0.5.',
    flagsTitle: 'Reported apart',
    flagsHint: 'Neither changes the score.',
    score: 'The score',
    none: 'Answer the questions: the score is computed as you go.',
    bands: 'Scale',
    from: bound => `from ${bound}`,
    below: bound => `below ${bound}`,
    apply: gravity => `Put into the register: gravity “${gravity}”`,
    applied: gravity => `The register says: gravity “${gravity}”.`,
    applyHint: 'A suggestion: the CNIL’s method has four levels too, and the assessment stays yours.',
  },
}
