import type { Statement } from "../../fold/consensusState.ts"
import type { RecordRow } from "../../fold/recordState.ts"
import type { SaidKey } from "../../model/ids.ts"
import { languages } from "../../model/terms.ts"
import { lastRated } from "../../rules/round/outcome/movement.ts"
import { additionKey } from "../../rules/said/inRecords.ts"
import { reasonKey, saidInRound } from "../../rules/said/inRounds.ts"
import { tellsOrigins } from "../changes/seatsTogether.ts"
import { type Second, secondIn } from "../prose/quoted/secondTexts.ts"
import type { Proceedings } from "./proceedings.ts"

/** The second texts of the voices and reasons that the paper prints (DOMAIN V7); nothing if there are none. */
export function secondWords(
  { state, session }: Pick<Proceedings, "state" | "session">,
  records: readonly RecordRow[],
  open: readonly Statement[],
): object {
  const named = state.workspace?.attribution === "named"
  const keys = [
    ...records.flatMap(voiceKeys),
    ...open.flatMap(statement => {
      const rating = lastRated(state, statement)
      return rating ? saidInRound(rating).map(({ key }) => key) : []
    }),
  ]
  const wanted = state.workspace?.languages ?? languages
  const isNew = tellsOrigins(session)
  const worth = ({ kind, origin }: Second) => (isNew ? { origin } : { kind })
  const seconds = keys.flatMap(key =>
    wanted.flatMap(lang => {
      const second = secondIn(state, key, lang)
      return second ? [{ key, lang, text: second.text, ...(named && worth(second)) }] : []
    }),
  )
  return seconds.length > 0 ? { seconds } : {}
}

/** The keys of the reservations and dissents of a record. */
export const voiceKeys = ({ id, body, reservations, dissents }: RecordRow): SaidKey[] => [
  ...body.positions.flatMap(({ member, position: { position, reason } }) =>
    position === "reserve" ? [reasonKey(body.round, member, reason)] : [],
  ),
  ...body.dissents.map(({ by, text }) => reasonKey(body.round, by, text.text)),
  ...[...reservations, ...dissents].map(({ seq }) => additionKey(id, seq)),
]
