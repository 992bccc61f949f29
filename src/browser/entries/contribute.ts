/** Filling a list, at the desk. */
import { mountContribution } from '../contribute/mount.ts'
import { byId } from '../dom.ts'
import { pageLanguage } from '../page-language.ts'

mountContribution(byId('contribute'), pageLanguage())
document.documentElement.dataset.ready = 'true'
