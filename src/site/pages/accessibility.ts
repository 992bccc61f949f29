import { accessibilityEn } from '../texts/accessibility-en.ts'
import { accessibilityFr } from '../texts/accessibility-fr.ts'
import { textPage } from '../texts/text.ts'

export const accessibilityPage = textPage({ fr: accessibilityFr, en: accessibilityEn })
