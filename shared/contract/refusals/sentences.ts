import { paperSentence } from "../../../generated/words/paper.ts"
import { refusalMessages } from "../../../generated/words/refusal.ts"
import { isLang, type Lang, locales, outcomes, roles } from "../../model/terms.ts"
import type { Texts } from "../../model/texts.ts"
import { formatMessage } from "../../words/message.ts"
import type { Refusal } from "../refusals.ts"

const moment = {
  year: "numeric",
  month: "long",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: "UTC",
} as const

/** The panel's sides, in which the id of a side is looked up. */
interface KnownSides {
  sides: readonly { id: string; title: Texts }[]
}

/**
 * Returns a refusal's sentence in one language, for the server and the command line. A time is told in UTC; roles,
 * outcomes, languages and sides are told by their names. Other parameters are inserted unchanged.
 */
export function sentenceOf({ code, params }: Refusal, lang: Lang, known: KnownSides = { sides: [] }): string {
  const worded = Object.entries(params).map(([key, value]) => [key, wording(key, value, lang, known)] as const)
  return formatMessage(refusalMessages[lang][code], Object.fromEntries(worded), lang)
}

function wording(key: string, value: string | number, lang: Lang, { sides }: KnownSides): string | number {
  if (typeof value === "number")
    return key === "time" ? `${new Intl.DateTimeFormat(locales[lang], moment).format(value)} UTC` : value
  if (key === "language" && isLang(value)) return paperSentence(lang, `lang.name.${value}`)
  const role = key === "role" ? roles.find(one => one === value) : undefined
  if (role) return paperSentence(lang, `role.${role}`)
  const outcome = key === "computed" || key === "wanted" ? outcomes.find(one => one === value) : undefined
  if (outcome) return paperSentence(lang, `outcome.${outcome}`)
  if (key !== "side") return value
  // an empty side means the quorum of the whole panel
  if (value === "") return paperSentence(lang, "quorum.panel")
  const title = sides.find(({ id }) => id === value)?.title ?? {}
  return title[lang] ?? Object.values(title)[0] ?? value
}
