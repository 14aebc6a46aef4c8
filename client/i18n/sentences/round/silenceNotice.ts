import { noticeSentence } from "../../../../generated/words/notice.ts"
import { type Lang, locales } from "../../../../shared/model/terms.ts"
import type { Texts } from "../../../../shared/model/texts.ts"
import { offsetIfTwice } from "../../../../shared/model/wallTime.ts"
import { plain } from "../../texts.ts"

interface Silence {
  label: string
  texts: Texts
  endsAt: number
  cities: readonly { name: Texts; zone: string }[]
  /** the address of the page on which members answer */
  address: string
}

/** Writes the notice of a silence procedure, once in each given language. */
export const silenceNotice = (silence: Silence, langs: readonly Lang[]): string =>
  langs.map(lang => said(silence, lang)).join("\n\n")

function said(silence: Silence, lang: Lang): string {
  const { label, address } = silence
  return noticeSentence(lang, "silence", {
    label,
    wording: plain(silence.texts, lang),
    until: untilIn(silence, lang),
    address,
  })
}

/** The facts of a notice about the deadline of a round, or of the rounds of a batch. */
type Deadline = Pick<Silence, "endsAt" | "cities" | "address"> & { labels: readonly string[] }

/** Writes the notice of a deadline, which also serves as a reminder, once in each given language. */
export const deadlineNotice = (deadline: Deadline, langs: readonly Lang[]): string =>
  langs
    .map(lang => {
      const { labels, address } = deadline
      const label = new Intl.ListFormat(locales[lang], { type: "unit" }).format(labels)
      return noticeSentence(lang, "deadline", { n: labels.length, label, until: untilIn(deadline, lang), address })
    })
    .join("\n\n")

/** Writes the notice that minutes are out for comments, once in each given language. */
export const minutesNotice = (
  minutes: Pick<Silence, "endsAt" | "cities" | "address">,
  langs: readonly Lang[],
): string =>
  langs
    .map(lang => noticeSentence(lang, "minutes", { until: untilIn(minutes, lang), address: minutes.address }))
    .join("\n\n")

/** A deadline by the clocks of the cities; in UTC if there are none, as its readers are not where its sender is (DOMAIN F6). */
function untilIn({ endsAt, cities }: Pick<Silence, "endsAt" | "cities">, lang: Lang): string {
  const locale = locales[lang]
  const at = (timeZone: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23", timeZone }).format(
      endsAt,
    )
  if (cities.length === 0) return `${at("UTC")} UTC`
  const each = cities.map(({ name, zone }) => `${plain(name, lang)} ${at(zone)}${offsetIfTwice(endsAt, zone)}`)
  return new Intl.ListFormat(locale, { style: "long", type: "conjunction" }).format(each)
}
