import { type Lang, locales } from "../../model/terms.ts"
import { refusalMessages } from "../../words/compiled/refusal.ts"
import { formatMessage } from "../../words/message.ts"
import type { Params, Refusal } from "../refusals.ts"

const moment = {
  year: "numeric",
  month: "long",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: "UTC",
} as const

/**
 * Returns a refusal's sentence in one language, for the server and the command line. Parameters are inserted unchanged,
 * except for a time, which is told in UTC.
 */
export const sentenceOf = ({ code, params }: Refusal, lang: Lang): string =>
  formatMessage(refusalMessages[lang][code], withTime(params, lang), lang)

function withTime(params: Params, lang: Lang): Params {
  const { time } = params
  if (typeof time !== "number") return params
  return { ...params, time: `${new Intl.DateTimeFormat(locales[lang], moment).format(time)} UTC` }
}
