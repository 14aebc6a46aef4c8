import type { TerminalParameters } from "../../../../generated/words/parameters.ts"
import { terminalSentence } from "../../../../generated/words/terminal.ts"
import { type OriginTold, originTold } from "../../../model/said.ts"
import { type Lang, languages } from "../../../model/terms.ts"
import type { Fault, Proven, TranslationTold, Verdict } from "../verdict.ts"
import { endIn, judgementIn, languageIn, progressStateIn, stateIn, voiceIn } from "./termsTold.ts"

/** The one who stands for a translation, by its state. A verifier does not know whether a member is its author. */
export const standersByState = {
  proposed: { stands: "nobody" },
  let_stand: { stands: "nobody" },
  author: { stands: "author" },
  accepted: { stands: "named" },
  corrected: { stands: "named", corrected: true },
  declined: { stands: "declined" },
} as const satisfies Record<TranslationTold["state"], Partial<OriginTold>>

type Say = <Id extends keyof TerminalParameters>(id: Id, ...values: TerminalParameters[Id]) => string

function faultLines({ part, entry, why }: Fault, say: Say): string[] {
  const line = part === "entry" ? say("verdict.entry", { n: entry ?? 0 }) : say(`verdict.${part}`)
  return why === "not-anchored" ? [line] : [line, say(`verdict.why.${why}`)]
}

const recordList = (list: Proven["countersigned"]): string =>
  list.map(({ number, times }) => `CR-${String(number)} (${times})`).join(", ")

/** Says of each record what stands beside it: translations, reviews and progress. */
const besideLines = ({ records }: Proven, lang: Lang, say: Say): string[] =>
  records.flatMap(({ number: n, state, translations, reviews, progress }) => {
    const last = progress.at(-1)
    const list = [
      ...translationParts(translations, lang, say),
      ...(reviews.length > 0
        ? [say("verdict.reviews", { list: reviews.map(one => judgementIn(lang, one)).join(say("verdict.comma")) })]
        : []),
      ...(last ? [say("verdict.progress", { state: progressStateIn(lang, last), n: progress.length })] : []),
    ]
    return list.length === 0
      ? []
      : [say("verdict.beside", { n, state: stateIn(lang, state), list: list.join(say("verdict.comma")) })]
  })

/** Puts other people's words on one line, without characters that move a terminal's cursor or turn the writing. */
const onOneLine = (text: string): string => text.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069\s]+/gu, " ").trim()

/** Says what was said against each record, with how an objection was answered and how it ended. */
const voiceLines = ({ records }: Proven, lang: Lang, say: Say): string[] =>
  records.flatMap(({ number: n, voices }) =>
    voices.map(({ what, text, by, ends }) => {
      const about = [voiceIn(lang, what), ...(by === null ? [] : [onOneLine(by)]), ...ends.map(end => endIn(lang, end))]
      return say("verdict.voice", { n, about: about.join(" · "), text: onOneLine(text) })
    }),
  )

/** Says how many translations of each kind there are, who made them and who stands for them. */
function translationParts(translations: readonly TranslationTold[], reader: Lang, say: Say): string[] {
  const counts = new Map<string, number>()
  for (const { lang, made, state, by } of translations) {
    const written = languages.find(one => one === lang)
    const origin = originTold(reader, { made, ...standersByState[state], name: by ?? say("verdict.somebody") })
    const sentence = say("verdict.translation", {
      lang: written ? languageIn(reader, written) : lang,
      origin,
      n: "{n}",
    })
    counts.set(sentence, (counts.get(sentence) ?? 0) + 1)
  }
  return [...counts].map(([sentence, n]) => sentence.replace("{n}", String(n)))
}

/** Lists the parts of a bundle that could be changed without changing the hash that the reader got from elsewhere. */
function notBound({ anchored, entries, extracts, withheld, personal }: Proven, say: Say): string {
  const later = entries - (anchored ?? 0)
  return [
    say("verdict.first-line"),
    say("verdict.signatures"),
    say("verdict.verifiers"),
    later > 0 ? say("verdict.later", { n: later }) : "",
    extracts > 0 ? say("verdict.in-part", { n: extracts }) : "",
    withheld > 0 ? say("verdict.places", { n: withheld }) : "",
    personal > 0 ? say("verdict.personal", { n: personal }) : "",
  ]
    .filter(part => part !== "")
    .join(say("verdict.comma"))
}

function provenLines(proven: Proven, lang: Lang, say: Say): string[] {
  const { is, head, publicKey, anchored, extracts, withheld, successors } = proven
  const records = recordList(proven.countersigned)
  return [
    is === "anchored"
      ? say("verdict.anchored", { n: anchored ?? 0, list: notBound(proven, say) })
      : say(`verdict.${is}`),
    is === "consistent" ? say("verdict.advice") : "",
    is === "anchored" ? say("verdict.ask-key") : "",
    is === "complete" && anchored !== null ? say("verdict.found", { n: anchored }) : "",
    is === "complete" && successors > 0 ? say("verdict.replaced") : "",
    say("verdict.head", { n: head.seq, hash: head.hash }),
    say("verdict.signed-by", { key: publicKey }),
    records === "" ? "" : say("verdict.countersigned", { records }),
    ...voiceLines(proven, lang, say),
    ...besideLines(proven, lang, say),
    is === "anchored" || extracts === 0 ? "" : say("verdict.extracts", { n: extracts }),
    is === "anchored" || withheld === 0 ? "" : say("verdict.withheld", { n: withheld }),
  ]
}

/** Renders a verdict as sentences. The first sentence sums it up. */
export function verdictLines(verdict: Verdict, lang: Lang): string[] {
  const say: Say = (id, ...values) => terminalSentence(lang, id, ...values)
  return (verdict.ok ? provenLines(verdict, lang, say) : faultLines(verdict, say)).filter(line => line !== "")
}
