import type { Lang } from "../../model/terms.ts"
import type { TerminalParameters } from "../../words/compiled/parameters.ts"
import { terminalSentence } from "../../words/compiled/terminal.ts"
import type { Fault, Proven, Verdict } from "./verdict.ts"

type Say = <Id extends keyof TerminalParameters>(id: Id, ...values: TerminalParameters[Id]) => string

function faultLines({ part, entry, why }: Fault, say: Say): string[] {
  const line = part === "entry" ? say("verdict.entry", { n: entry ?? 0 }) : say(`verdict.${part}`)
  return why === "not-anchored" ? [line] : [line, say(`verdict.why.${why}`)]
}

const recordList = (list: Proven["countersigned"]): string =>
  list.map(({ number, times }) => `CR-${String(number)} (${times})`).join(", ")

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

function provenLines(proven: Proven, say: Say): string[] {
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
    is === "anchored" || extracts === 0 ? "" : say("verdict.extracts", { n: extracts }),
    is === "anchored" || withheld === 0 ? "" : say("verdict.withheld", { n: withheld }),
  ]
}

/** Renders a verdict as sentences. The first sentence sums it up. */
export function verdictLines(verdict: Verdict, lang: Lang): string[] {
  const say: Say = (id, ...values) => terminalSentence(lang, id, ...values)
  return (verdict.ok ? provenLines(verdict, say) : faultLines(verdict, say)).filter(line => line !== "")
}
