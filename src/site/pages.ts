/** Which function renders which page. */

import type { PageRenderer } from './page.ts'
import { aboutPage } from './pages/about.ts'
import { accessibilityPage } from './pages/accessibility.ts'
import { apiPage } from './pages/api.ts'
import { communePage } from './pages/commune.ts'
import { concernedPage } from './pages/concerned.ts'
import { figuresPage } from './pages/figures.ts'
import { homePage } from './pages/home.ts'
import { howPage } from './pages/how.ts'
import { incidentPage } from './pages/incident.ts'
import { incidentsPage } from './pages/incidents.ts'
import { legalPage } from './pages/legal.ts'
import { planPage } from './pages/plan.ts'
import { watchPage } from './pages/watch.ts'
import type { PageKey } from './paths.ts'

export const RENDERERS: Readonly<Record<PageKey, PageRenderer>> = {
  about: aboutPage,
  accessibility: accessibilityPage,
  api: apiPage,
  commune: communePage,
  concerned: concernedPage,
  figures: figuresPage,
  home: homePage,
  how: howPage,
  incident: incidentPage,
  incidents: incidentsPage,
  legal: legalPage,
  plan: planPage,
  watch: watchPage,
}
