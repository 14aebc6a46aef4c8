import type { Statement } from "../../fold/consensusState.ts"
import type { Member } from "../../fold/peopleState.ts"
import type { State } from "../../fold/state.ts"
import type { Lang } from "../../model/terms.ts"
import { isRecused } from "../people/isRecused.ts"
import { findTopic } from "../readings/rows.ts"
import { textState, unconfirmed } from "../readings/statements.ts"
import { endedFor } from "./noteMode.ts"
import { reviewerOf } from "./reviewer.ts"

interface Wanted {
  want: "check-text" | "write-text" | "follow-text"
  statement: Statement
  lang: Lang
}

type Reader = Pick<Member, "id" | "name" | "side" | "lang" | "alternateOf" | "alternate">

/**
 * The texts that wait for one panelist (DOMAIN T4): missing languages of a draft, texts that are out of date, texts
 * of a proposed statement that nobody has confirmed, and those of a draft whose confirmation somebody asked for. The
 * language of the panelist's side comes first, then their own. Nothing is asked about a statement from which the panelist
 * is recused.
 */
export const textsWanted = (state: State, reader: Reader): Wanted[] =>
  Object.values(state.statements)
    .filter(statement => !isRecused(statement, reader))
    .flatMap(statement =>
      unconfirmed(state, statement).flatMap(({ lang, side }) => {
        const want = wantOf(statement, lang) ?? (isAskedInDraft(state, statement, lang, reader) ? "check-text" : null)
        // Panelists may confirm texts in topics of a closed session, but not write them.
        const may = want === "check-text" || endedFor("panelist", findTopic(state, statement.topic)) === null
        const asked = side === null ? isTheirs(state, statement, lang, want, reader) : side === reader.side
        return want && may && asked ? [{ want, statement, lang, side }] : []
      }),
    )
    .toSorted(nearestFirst(reader))
    .map(({ want, statement, lang }) => ({ want, statement, lang }))

/**
 * Sorts texts for one reader: the language of the reader's side, the reader's own language, the other texts. Texts of
 * the same rank keep their order.
 */
export const nearestFirst =
  ({ side, lang }: { side: string | null; lang?: Lang | undefined }) =>
  (a: { lang: Lang; side: string | null }, b: { lang: Lang; side: string | null }): number => {
    const rank = (text: typeof a) =>
      text.side !== null && text.side === side ? 0 : text.lang === lang ? 1 : text.side === null ? 2 : 3
    return rank(a) - rank(b)
  }

/**
 * Whether a text without a side waits for this panelist. It is written by panelists who work in its language. It is
 * checked by the named reviewer, otherwise by those whom a chair asked: a whole panel is not asked for one press.
 */
function isTheirs(state: State, statement: Statement, lang: Lang, want: Wanted["want"] | null, reader: Reader) {
  const named = reviewerOf(state, statement, lang)
  if (named) return named.id === reader.id
  if (want !== "check-text") return reader.lang === lang
  return namesAsked(state, statement, lang).some(name => name === "" || name === reader.name)
}

/**
 * The names of those whom unresolved threads ask to check the current wording of a text. A request to the whole panel
 * has the name "".
 */
export function namesAsked({ threads }: Pick<State, "threads">, statement: Statement, lang: Lang): string[] {
  const since = statement.texts.find(text => text.lang === lang)?.at ?? 0
  return Object.values(threads)
    .filter(thread => thread.statement === statement.id && thread.resolved === null)
    .flatMap(({ entries }) => entries)
    .flatMap(({ phrase, at }) =>
      phrase?.is === "check-text" && phrase.lang === lang && at >= since ? [phrase.name ?? ""] : [],
    )
}

/** Whether an unresolved thread asks this panelist, or all who may, to check a written text of a draft. */
const isAskedInDraft = (state: State, statement: Statement, lang: Lang, { name }: Reader): boolean =>
  statement.state === "draft" &&
  textState(statement, lang) === "draft" &&
  namesAsked(state, statement, lang).some(asked => asked === "" || asked === name)

function wantOf(statement: Statement, lang: Lang): Wanted["want"] | null {
  const now = textState(statement, lang)
  if (statement.state === "proposed") return now === "missing" ? "write-text" : "check-text"
  if (statement.state !== "draft") return null
  if (now === "out_of_date") return "follow-text"
  return now === "missing" && statement.texts.some(({ text }) => text !== "") ? "write-text" : null
}
