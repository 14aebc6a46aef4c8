import type { Lang } from "../../model/terms.ts"
import { refusalMessages } from "../../words/compiled/refusal.ts"
import { formatMessage } from "../../words/message.ts"
import type { Refusal } from "../refusals.ts"

/** A refusal in one language, its values as they are. For the server and the command line. */
export const sentenceOf = ({ code, params }: Refusal, lang: Lang): string =>
  formatMessage(refusalMessages[lang][code], params, lang)
