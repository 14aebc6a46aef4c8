import type { Entry } from "../../contract/events.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import type { RecordId, TopicId } from "../../model/ids.ts"
import type { NoteMode } from "../../model/terms.ts"
import { reviewKey } from "../../rules/said/inRecords.ts"
import { noteModeKey } from "../../rules/said/inThreads.ts"
import { momentMs, tellsObjections } from "../changes/seatsTogether.ts"
import { timeToldBy } from "../time/sideTimesTold.ts"
import type { Happened, LivingEntry } from "./happened.ts"

/** Returns the mode that a note had before an entry changed it, by the number of that entry. */
export function modesBefore(entries: readonly Entry[]): Map<number, NoteMode> {
  const [now, before] = [new Map<TopicId, NoteMode>(), new Map<number, NoteMode>()]
  for (const { kind, body, seq } of entries) {
    if (kind !== "topic-opened" && kind !== "note-mode-set") continue
    before.set(seq, now.get(body.topic) ?? "open")
    now.set(body.topic, body.mode)
  }
  return before
}

/**
 * Describes a fact that the minutes print in addition to decisions, such as a recusal or a break. Null for other
 * entries.
 */
export function besideDecisions(
  state: State,
  session: Session,
  entry: Entry,
  before: ReadonlyMap<number, NoteMode>,
): Happened | null {
  switch (entry.kind) {
    case "note-mode-set": {
      const { topic, mode: to, reason: text, reasonLang: lang } = entry.body
      const reason = { key: noteModeKey(topic, entry.at), lang, text }
      return { kind: "mode", by: entry.by, from: before.get(entry.seq) ?? "open", to, reason }
    }
    case "note-restored":
      return { kind: "restored", by: entry.by, of: entry.body.at }
    case "member-recused":
      return { kind: "recused", by: entry.body.member, label: state.statements[entry.body.statement]?.label ?? "" }
    case "position-changed": {
      const { round, member: by, from, position: to, why, statement } = entry.body
      return { kind: "changed", round, by, label: state.statements[statement]?.label ?? "", from, to, why }
    }
    case "review-date-set":
    case "review-concluded":
    case "progress-members-named":
    case "progress-noted": {
      const record = state.records[entry.body.record]
      return record ? { kind: "living", record, entry: livingEntry(record.id, entry) } : null
    }
    case "chair-taken":
      return { kind: "chair", by: entry.by, to: null }
    case "chair-handed":
      return { kind: "chair", by: entry.by, to: entry.body.member }
    case "session-paused": {
      const to = session.breaks?.find(({ from }) => from === entry.at)?.to ?? session.closedAt
      const isMoment = to !== null && to - entry.at < momentMs && tellsObjections(session)
      return to === null || isMoment ? null : { kind: "break", to }
    }
    default:
      return timeToldBy(session, entry)
  }
}

type Living = Entry & {
  kind: "review-date-set" | "review-concluded" | "progress-members-named" | "progress-noted"
}

function livingEntry(record: RecordId, { kind, body, by, seq }: Living): LivingEntry {
  switch (kind) {
    case "review-date-set":
      return { kind: "date", by, on: body.on }
    case "review-concluded":
      return {
        kind: "concluded",
        by,
        outcome: body.outcome,
        next: body.next,
        reason: { key: reviewKey(record, seq), lang: body.reasonLang, text: body.reason },
      }
    case "progress-members-named":
      return { kind: "named", by, members: body.members }
    case "progress-noted":
      return { kind: "noted", note: body.note, by: body.member, state: body.state, text: body.personal }
  }
}
