import type { Lang } from "../../model/terms.ts"
import { refusalMessages } from "../../words/compiled/refusal.ts"
import { formatMessage } from "../../words/message.ts"
import type { Refusal } from "../refusals.ts"

/**
 * Returns a refusal's sentence in one language, for the server and the command line. Parameters are inserted unchanged.
 */
export const sentenceOf = ({ code, params }: Refusal, lang: Lang): string =>
  formatMessage(refusalMessages[lang][code], params, lang)
