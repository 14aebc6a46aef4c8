import type { Lang } from "../../model/terms.ts"
import type { Refusal } from "../refusals.ts"
import { en } from "./en.ts"
import { ja } from "./ja.ts"
import type { RefusalCode } from "./statuses.ts"
import { zh } from "./zh.ts"

/**
 * Every refusal as a sentence, placeholders in braces; nothing else words one. For the server and the command line: a
 * page loads the file of its own language alone.
 */
export const sentences: Readonly<Record<Lang, Readonly<Record<RefusalCode, string>>>> = { en, zh, ja }

/** A refusal in one language, its values as they are. */
export const sentenceOf = ({ code, params }: Refusal, lang: Lang): string =>
  sentences[lang][code].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ""))
