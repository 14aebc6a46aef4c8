import type { Entry } from "../../shared/contract/events.ts"
import type { WebhookEvent } from "../../shared/contract/queries/webhooks.ts"
import type { State } from "../../shared/fold/state.ts"
import { findRecord } from "../../shared/rules/readings/rows.ts"

/** A message of a webhook: the kind of event, its time, and ids and addresses, but no words of the panel (DOMAIN WH2). */
export interface WebhookContent {
  type: WebhookEvent | "webhook.test"
  timestamp: string
  data: Record<string, string | number>
}

/** The message about an entry as the gallery reads it; null if no webhook sends such an entry. */
export function messageOf(entry: Entry, state: State, home: string): WebhookContent | null {
  const found = eventOf(entry, state, home)
  if (!found) return null
  const { type, ...data } = found
  const workspace = state.workspace?.slug ?? ""
  return { type, timestamp: new Date(entry.at).toISOString(), data: { workspace, entry: entry.seq, ...data } }
}

type Found = { type: WebhookEvent; id: string; url: string; number?: number; by?: string; topic?: string }

function eventOf(entry: Entry, state: State, home: string): Found | null {
  const record = (type: WebhookEvent, id: string): Found | null => {
    const number = findRecord(state, id)?.number
    return number === undefined ? null : { type, id, number, url: `${home}/r/${number}` }
  }
  const session = (type: WebhookEvent, id: string, page = ""): Found => ({ type, id, url: `${home}/s/${id}${page}` })
  const round = (type: WebhookEvent, { round, topic }: { round: string; topic: string }): Found => ({
    type,
    id: round,
    topic,
    url: `${home}/t/${topic}`,
  })
  switch (entry.kind) {
    case "record-declared":
    case "record-confirmed":
      return entry.body.inForce ? record("record.declared", entry.body.record) : null
    case "record-superseded": {
      const found = record("record.superseded", entry.body.record)
      return found && { ...found, by: entry.body.by }
    }
    case "record-withdrawn":
      return record("record.withdrawn", entry.body.record)
    case "session-started":
      return session("session.started", entry.body.session)
    case "session-closed":
      return session("session.closed", entry.body.session)
    case "minutes-sent":
      return session("minutes.sent", entry.body.session, "/minutes")
    case "minutes-published":
      return session("minutes.published", entry.body.session, "/minutes")
    case "round-opened":
      return round("round.opened", entry.body)
    case "round-revealed":
      return round("round.shown", entry.body)
    default:
      return null
  }
}
