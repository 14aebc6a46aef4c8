import type { Lang } from "../../model/terms.ts"
import { minutesSentence } from "../../words/compiled/minutes.ts"

/** The template of a privacy notice, in one language (DOMAIN PN1). */
export const noticeTemplate = (lang: Lang): string => minutesSentence(lang, "privacy.template")
