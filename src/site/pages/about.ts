import { aboutEn } from '../texts/about-en.ts'
import { aboutFr } from '../texts/about-fr.ts'
import { textPage } from '../texts/text.ts'

export const aboutPage = textPage({ fr: aboutFr, en: aboutEn })
