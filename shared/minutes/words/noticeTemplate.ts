import { minutesSentence } from "../../../generated/words/minutes.ts"
import type { Lang } from "../../model/terms.ts"

/** The template of a privacy notice, in one language (DOMAIN PN1). */
export const noticeTemplate = (lang: Lang): string => minutesSentence(lang, "privacy.template")
