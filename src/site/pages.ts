/** Which function renders which page. */
import type { FormHandler, PageRenderer } from './page.ts'
import { communePage } from './pages/commune.ts'
import { concernedPage } from './pages/concerned.ts'
import { figuresPage } from './pages/figures.ts'
import { homePage } from './pages/home.ts'
import { incidentPage } from './pages/incident.ts'
import { incidentsPage } from './pages/incidents.ts'
import { legalPage } from './pages/legal.ts'
import { openDataPage } from './pages/open-data.ts'
import { partnersForm, partnersPage } from './pages/partners.ts'
import { planPage } from './pages/plan.ts'
import { referencePage } from './pages/reference.ts'
import { watchPage } from './pages/watch.ts'
import type { PageKey } from './paths.ts'
import { aboutEn } from './texts/about-en.ts'
import { aboutFr } from './texts/about-fr.ts'
import { accessibilityEn } from './texts/accessibility-en.ts'
import { accessibilityFr } from './texts/accessibility-fr.ts'
import { apiEn } from './texts/api-en.ts'
import { apiFr } from './texts/api-fr.ts'
import { howEn } from './texts/how-en.ts'
import { howFr } from './texts/how-fr.ts'
import { textPage } from './texts/text.ts'

export const RENDERERS: Readonly<Record<PageKey, PageRenderer>> = {
  about: textPage({ fr: aboutFr, en: aboutEn }),
  accessibility: textPage({ fr: accessibilityFr, en: accessibilityEn }),
  api: textPage({ fr: apiFr, en: apiEn }),
  commune: communePage,
  concerned: concernedPage,
  figures: figuresPage,
  home: homePage,
  how: textPage({ fr: howFr, en: howEn }),
  incident: incidentPage,
  incidents: incidentsPage,
  legal: legalPage,
  openData: openDataPage,
  partners: partnersPage,
  plan: planPage,
  reference: referencePage,
  watch: watchPage,
}

/** Pages with a form that is sent to their own address. */
export const FORMS: Readonly<Partial<Record<PageKey, FormHandler>>> = { partners: partnersForm }
