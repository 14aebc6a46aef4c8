import type { Failure } from "../../../connections/http.ts"
import { tellingOf } from "../../../scene/stage.ts"
import { SessionConnection } from "../../live.ts"

/** Milliseconds to wait before the page reports that no answer arrived. A reconnection takes less time. */
const giveUpAfterMs = 15_000
const unanswered: Failure = { status: 0, code: "unreachable", params: {}, id: "" }

/**
 * Ends the reader's own seat in a workspace. Returns null once the seat has ended, otherwise the failure. The server
 * closes the connection when the seat ends, perhaps before the receipt arrives. If a reader with a seat loses access,
 * the seat therefore counts as ended.
 */
export async function leavePanel(slug: string, live = new SessionConnection({ slug })): Promise<Failure | null> {
  await live.open()
  const room = live.room.peek()
  if (room.state === "failed") return ended(live, room.failure)
  const seated = live.me.peek()?.member ?? null
  const answered = await Promise.race([
    live.send("leave-panel", {}),
    new Promise<null>(resolve => void setTimeout(resolve, giveUpAfterMs, null)),
  ])
  // the page now says that the seat has not ended, so nothing may send this later
  if (!answered) for (const { id, kind } of live.outbox.list.peek()) if (kind === "leave-panel") live.outbox.dismiss(id)
  // the reader reads the refusal as the failure that is returned
  if (answered) tellingOf(answered)?.done()
  if (answered?.ok || (seated !== null && live.connection.peek().state === "revoked")) return ended(live, null)
  return ended(live, answered ? { status: 409, id: "", ...answered.refusal } : unanswered)
}

function ended(live: SessionConnection, failure: Failure | null): Failure | null {
  live.close()
  return failure
}
