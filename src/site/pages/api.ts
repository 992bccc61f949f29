import { apiEn } from '../texts/api-en.ts'
import { apiFr } from '../texts/api-fr.ts'
import { textPage } from '../texts/text.ts'

export const apiPage = textPage({ fr: apiFr, en: apiEn })
