import type { EventBody } from "../../contract/events.ts"
import type { State } from "../../fold/state.ts"
import type { SessionId } from "../../model/ids.ts"
import { minutesOf } from "./minutesOf.ts"

/**
 * The events for records that nobody has confirmed when the minutes are adopted. Such a record lapses, and its
 * statement is proposed again (DOMAIN P7).
 */
export const lapsingWith = (
  state: State,
  session: SessionId,
): { kind: "record-lapsed"; body: EventBody<"record-lapsed"> }[] =>
  Object.values(state.records)
    .filter(record => record.state === "declared" && minutesOf(state, record)?.id === session)
    .map(({ id, body: { statement, topic } }) => ({ kind: "record-lapsed", body: { record: id, statement, topic } }))
