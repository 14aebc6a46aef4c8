import { type Lang, locales } from "../../../shared/model/terms.ts"
import type { Texts } from "../../../shared/model/texts.ts"
import { offsetAt, offsetIfTwice } from "../../../shared/model/wallTime.ts"
import { plain } from "../texts.ts"

interface Silence {
  label: string
  texts: Texts
  endsAt: number
  cities: readonly { name: Texts; zone: string }[]
  /** the address of the page on which to answer */
  address: string
}

type Said = Pick<Silence, "label" | "address"> & { wording: string; until: string }

/** In every language, not only the page's own: the notice goes to readers of the others. */
const words: Record<Lang, (said: Said) => string> = {
  en: ({ label, wording, until, address }) =>
    `Silence procedure on ${label}: “${wording}” If you say nothing by ${until}, you agree. To object or to reserve, open the session: ${address}`,
  zh: ({ label, wording, until, address }) =>
    `${label}的默许程序：“${wording}”您若在${until}前未表示意见，即视为同意。如要提出异议或保留意见，请打开会议页面：${address}`,
  ja: ({ label, wording, until, address }) =>
    `${label}の沈黙手続：「${wording}」${until}までにご意見がない場合は、賛成とみなします。異議や留保は、会議のページで提出してください：${address}`,
}

/** The notice of a silence procedure, once in each of these languages. */
export const silenceNotice = (silence: Silence, langs: readonly Lang[]): string =>
  langs
    .map(lang => words[lang]({ ...silence, wording: plain(silence.texts, lang), until: untilIn(silence, lang) }))
    .join("\n\n")

function untilIn({ endsAt, cities }: Silence, lang: Lang): string {
  const locale = locales[lang]
  const at = (timeZone?: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23", timeZone }).format(
      endsAt,
    )
  if (cities.length === 0) return `${at()} ${offsetAt(endsAt)}`
  const each = cities.map(({ name, zone }) => `${plain(name, lang)} ${at(zone)}${offsetIfTwice(endsAt, zone)}`)
  return new Intl.ListFormat(locale, { style: "long", type: "conjunction" }).format(each)
}
