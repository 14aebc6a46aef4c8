import type { Statement } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import type { Lang } from "../../model/terms.ts"
import { findTopic } from "../readings/rows.ts"
import { textState, unconfirmed } from "../readings/statements.ts"
import { endedFor } from "./noteMode.ts"

interface Wanted {
  want: "check-text" | "write-text" | "follow-text"
  statement: Statement
  lang: Lang
}

/**
 * The tasks of a side's panelists: write the missing languages of a draft (DOMAIN T4), update texts that are out of
 * date, and confirm each text once it is proposed.
 */
export const textsWanted = (state: State, mine: string | null): Wanted[] =>
  Object.values(state.statements).flatMap(statement =>
    unconfirmed(state, statement)
      .filter(({ side }) => side === null || side === mine)
      .flatMap(({ lang }) => {
        const want = wantOf(statement, lang)
        // Panelists may confirm texts in topics of a closed session, but not write them.
        const may = want === "check-text" || endedFor("panelist", findTopic(state, statement.topic)) === null
        return want && may ? [{ want, statement, lang }] : []
      }),
  )

function wantOf(statement: Statement, lang: Lang): Wanted["want"] | null {
  const now = textState(statement, lang)
  if (statement.state === "proposed") return now === "missing" ? "write-text" : "check-text"
  if (statement.state !== "draft") return null
  if (now === "out_of_date") return "follow-text"
  return now === "missing" && statement.texts.some(({ text }) => text !== "") ? "write-text" : null
}
