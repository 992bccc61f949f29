import type { Bilingual } from '../../site/language.ts'

interface ReviewMessages {
  readonly title: string
  readonly lead: string
  readonly stood: {
    readonly submitted: (who: string, when: string) => string
    readonly approved: (who: string, when: string) => string
    readonly published: (who: string, when: string, version: number) => string
    readonly catalogue: string
    readonly withdrawn: (who: string, when: string) => string
    readonly reason: string
  }
  readonly willBe: {
    readonly title: string
    readonly preview: string
    readonly previewEnglish: string
    readonly newTab: string
  }
  readonly missing: {
    readonly title: (count: number) => string
    readonly text: string
    readonly edit: string
    readonly codes: Readonly<Record<'missing' | 'invalid' | 'nir', string>>
    readonly rule: string
    readonly rules: Readonly<Record<string, string>>
  }
  readonly differences: {
    readonly title: string
    readonly firstTime: string
    readonly none: string
    readonly table: string
    readonly columns: readonly [string, string, string]
    readonly nothing: string
  }
  readonly lists: {
    readonly title: string
    readonly none: string
    readonly apart: string
    readonly see: string
  }
  readonly sensitive: { readonly title: string; readonly text: string }
  readonly preview: {
    readonly title: string
    readonly label: string
    readonly text: string
    readonly back: string
    readonly incomplete: string
  }
}

export const reviewMessages: Bilingual<ReviewMessages> = {
  fr: {
    title: 'Relecture',
    lead: 'Ce qui deviendra public, qui en décide et ce que cela fera.',
    stood: {
      submitted: (who, when) => `Soumis par ${who}, ${when}.`,
      approved: (who, when) => `Approuvé par ${who}, ${when}.`,
      published: (who, when, version) => `Version publique : la version ${version}, publiée par ${who}, ${when}.`,
      catalogue: 'La fiche publique vient du catalogue du service.',
      withdrawn: (who, when) => `Retiré par ${who}, ${when}.`,
      reason: 'Motif :',
    },
    willBe: {
      title: 'Ce que tout le monde lira',
      preview: 'Aperçu exact de la page publique',
      previewEnglish: 'En anglais',
      newTab: 'Dans un nouvel onglet.',
    },
    missing: {
      title: count => (count === 1 ? 'Il manque encore une chose' : `Il manque encore ${count} choses`),
      text: 'La fiche ne peut être ni soumise ni publiée avant.',
      edit: 'Compléter la fiche publique',
      codes: {
        missing: 'à remplir',
        invalid: 'à corriger',
        nir: 'contient ce qui ressemble à un numéro de sécurité sociale : à retirer',
      },
      rule: 'Deux champs se contredisent.',
      rules: {
        'a data class is listed once': 'Une catégorie de données figure deux fois.',
        'a change says what changed': 'Un changement ne dit pas ce qui a changé.',
        'a count has a unit and a basis, and no basis stands without a count':
          'Un nombre demande une unité et une origine, et une origine demande un nombre.',
        'a count has a source': 'Un nombre demande une source.',
        'a data class is not both exposed and not exposed':
          'Une catégorie de données est à la fois exposée et non exposée.',
        'an incident that exposed nothing has no exposed data classes':
          'Rien n’a été exposé, et pourtant des catégories de données le sont.',
        'an incident that may have exposed data says whom it concerns':
          'La fiche doit dire qui est concerné, par au moins un critère.',
        'an organisation is listed once': 'Un organisme figure deux fois.',
      },
    },
    differences: {
      title: 'Ce qui change',
      firstTime: 'Rien de ce dossier n’est public aujourd’hui : toute la fiche sera nouvelle.',
      none: 'La fiche publique ne change pas : seul le registre, qui reste privé, a été modifié depuis.',
      table: 'Avant et après, champ par champ',
      columns: ['Champ', 'Public aujourd’hui', 'Après la publication'],
      nothing: 'rien',
    },
    lists: {
      title: 'Listes de personnes concernées',
      none: 'Aucune liste : la fiche se publie sans.',
      apart: 'Une liste se relit, s’approuve et se publie à part, sur sa propre page.',
      see: 'Voir les listes du dossier',
    },
    sensitive: {
      title: 'Données sensibles : pas de liste',
      text: 'Santé, justice, biométrie… (RGPD, articles 9 et 10) : figurer dans une telle liste révélerait déjà quelque chose de la personne. La page peut dire quelle population est concernée ; aucune liste de ce dossier ne peut être approuvée ni publiée, et la base de données s’y oppose.',
    },
    preview: {
      title: 'Aperçu',
      label: 'Aperçu, pas encore public',
      text: 'Voici la page telle qu’elle sera si la version actuelle est publiée. Seules les personnes qui ont accès au dossier la voient.',
      back: 'Retour à la relecture',
      incomplete: 'Il n’y a pas encore d’aperçu',
    },
  },
  en: {
    title: 'Review',
    lead: 'What will become public, who decides about it, and what it will do.',
    stood: {
      submitted: (who, when) => `Submitted by ${who}, ${when}.`,
      approved: (who, when) => `Approved by ${who}, ${when}.`,
      published: (who, when, version) => `Public version: version ${version}, published by ${who}, ${when}.`,
      catalogue: 'The public record comes from the service’s catalogue.',
      withdrawn: (who, when) => `Withdrawn by ${who}, ${when}.`,
      reason: 'Reason:',
    },
    willBe: {
      title: 'What everybody will read',
      preview: 'Exact preview of the public page',
      previewEnglish: 'In French',
      newTab: 'In a new tab.',
    },
    missing: {
      title: count => (count === 1 ? 'One thing is still missing' : `${count} things are still missing`),
      text: 'Until then the record can be neither submitted nor published.',
      edit: 'Complete the public record',
      codes: {
        missing: 'to be filled in',
        invalid: 'to be mended',
        nir: 'holds what looks like a French social security number: take it out',
      },
      rule: 'Two fields contradict each other.',
      rules: {
        'a data class is listed once': 'A category of data is listed twice.',
        'a change says what changed': 'A change does not say what changed.',
        'a count has a unit and a basis, and no basis stands without a count':
          'A count needs a unit and a basis, and a basis needs a count.',
        'a count has a source': 'A count needs a source.',
        'a data class is not both exposed and not exposed': 'A category of data is both exposed and not exposed.',
        'an incident that exposed nothing has no exposed data classes':
          'Nothing was exposed, and yet categories of data are.',
        'an incident that may have exposed data says whom it concerns':
          'The record has to say whom it concerns, by one criterion at least.',
        'an organisation is listed once': 'An organisation is listed twice.',
      },
    },
    differences: {
      title: 'What changes',
      firstTime: 'Nothing of this record is public today: all of it will be new.',
      none: 'The public record does not change: only the register, which stays private, was edited since.',
      table: 'Before and after, field by field',
      columns: ['Field', 'Public today', 'After publication'],
      nothing: 'nothing',
    },
    lists: {
      title: 'Lists of people affected',
      none: 'No list: the record is published without one.',
      apart: 'A list is reviewed, approved and published by itself, on its own page.',
      see: 'See the record’s lists',
    },
    sensitive: {
      title: 'Sensitive data: no list',
      text: 'Health, justice, biometrics … (GDPR, articles 9 and 10): to be in such a list would already say something about a person. The page may say which population is concerned; no list of this record can be approved or published, and the database refuses it.',
    },
    preview: {
      title: 'Preview',
      label: 'Preview, not public yet',
      text: 'This is the page as it will be if the current version is published. Only those with access to the record see it.',
      back: 'Back to the review',
      incomplete: 'There is no preview yet',
    },
  },
}
