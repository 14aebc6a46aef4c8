import type { City } from "../../contract/events/session.ts"
import type { State } from "../../fold/state.ts"
import { textIn } from "../../minutes/proceedings/lookup.ts"
import { secondIn } from "../../minutes/prose/quoted/secondTexts.ts"
import { momentIn } from "../../minutes/time/clocks.ts"
import { minutesWords } from "../../minutes/words/words.ts"
import type { SaidKey } from "../../model/ids.ts"
import { makerTold, type Origin, standerTold } from "../../model/said.ts"
import { type Instant, type Lang, locales } from "../../model/terms.ts"
import type { Spoken, Texts } from "../../model/texts.ts"
import { citiesOf } from "../../rules/floor/cities.ts"
import { type NameThen, namesOfTheDay } from "../../rules/people/namesOfTheDay.ts"
import { originNamed } from "../../rules/said/standing.ts"
import type { PaperBlock } from "../paper.ts"
import { muted, quotation, translation } from "./blocks.ts"
import { type PaperSay, paperSay, termsIn } from "./words.ts"

/** A text that somebody said, as a paper quotes it. */
export interface Quoted {
  key: SaidKey
  /** the language of the text; null if nobody stated it */
  lang: Lang | null
  text: string
}

export type PaperWriter = ReturnType<typeof paperWriter>

/**
 * Makes what a builder needs to write one paper from a state, as its reader may read the state. A former name gets the
 * present name once in each paper.
 */
export function paperWriter(state: State, lang: Lang, own: readonly City[] = []) {
  const say: PaperSay = paperSay(lang)
  const words = minutesWords(lang)
  const name: NameThen = namesOfTheDay(state, lang, {
    nobody: words.nobody,
    erasedName: words.erasedName,
    now: words.now,
    program: words.program,
  })
  const cities = citiesOf(state, own)
  const list = (items: readonly string[]): string =>
    new Intl.ListFormat(locales[lang], { style: "long", type: "conjunction" }).format(items)
  const inCity = ({ name: city, zone }: City, at: Instant) => `${textIn(city, lang).text} ${momentIn(lang, at, zone)}`
  return {
    state,
    lang,
    say,
    name,
    terms: termsIn(say),
    list,
    text: (texts: Texts): string => textIn(texts, lang).text,
    /** renders an instant in the times of the panel's cities; in UTC for a panel without cities */
    time: (at: Instant): string =>
      cities.length === 0 ? `${momentIn(lang, at, "UTC")} UTC` : list(cities.map(city => inCity(city, at))),
    number: (n: number): string => new Intl.NumberFormat(locales[lang]).format(n),
    erased: words.erased,
    quoted: (said: Quoted, by = ""): PaperBlock[] => quotedWith({ state, lang, name }, said, by),
    /** the translation of a text, with who made it and who stands for it; null where papers do not say what is original */
    translated: (key: SaidKey): { text: string; made: string; stands: string } | null => {
      const second = state.workspace?.attribution === "named" ? secondIn(state, key, lang) : null
      if (!second) return null
      const { reader, ...origin } = second.origin
      const stands = standerTold(lang, { ...origin, ...(reader && { name: name(reader, Infinity) }) })
      return { text: second.text, made: makerTold(lang, origin), stands }
    },
    /** introduces a translation by where it comes from */
    introduced: (origin: Origin): string => introducedBy({ lang, name }, origin),
  }
}

const introducedBy = ({ lang, name }: { lang: Lang; name: NameThen }, origin: Origin): string =>
  minutesWords(lang).introduced(originNamed(lang, origin, member => name(member, Infinity)))

/**
 * Quotes a text in its own language, with its translation below or the line that there is none yet (DOMAIN V7). Where
 * names stay in the room, the reader is not told which of the two texts is the original.
 */
function quotedWith(
  { state, lang, name }: { state: State; lang: Lang; name: NameThen },
  { key, lang: own, text }: Quoted,
  by: string,
): PaperBlock[] {
  const words = minutesWords(lang)
  if (text === "") return [quotation(words.erased, lang, by)]
  const original = quotation(text, own ?? undefined, by)
  const second = own === lang ? null : secondIn(state, key, lang)
  if (!second) {
    const isForeign = own !== null && own !== lang && Object.keys(state.translations).length > 0
    return isForeign ? [original, muted(words.second("missing"))] : [original]
  }
  if (state.workspace?.attribution !== "named")
    return [quotation(second.text, lang, by), muted(words.second("other")), quotation(text, own ?? undefined)]
  return [original, muted(introducedBy({ lang, name }, second.origin)), translation(second.text, lang, second.origin)]
}

/** Returns what somebody said, with the key by which its translation is found. */
export const said = (key: SaidKey, { lang, text }: Spoken): Quoted => ({ key, lang, text })
