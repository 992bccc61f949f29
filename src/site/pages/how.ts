import { howEn } from '../texts/how-en.ts'
import { howFr } from '../texts/how-fr.ts'
import { textPage } from '../texts/text.ts'

export const howPage = textPage({ fr: howFr, en: howEn })
