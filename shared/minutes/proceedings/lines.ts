import type { Entry } from "../../contract/events.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import type { Instant } from "../../model/terms.ts"
import type { Phrase } from "../../model/texts.ts"
import { asItStands } from "../../rules/round/objections.ts"
import { sinceTheLast } from "../changes/peopleChanges.ts"
import { tellsObjections, tellsSettings } from "../changes/seatsTogether.ts"
import { besideDecisions } from "./beside.ts"
import { boundBy, erratumEnded } from "./bindings.ts"
import type { Happened } from "./happened.ts"

/**
 * Returns the lines of what happened between the previous session's close and this session's start. Only rounds that
 * need no session are told, and what is entered beside records (DOMAIN B11).
 */
export function betweenSessions(
  state: State,
  session: Session,
  entries: readonly Entry[],
): (Happened & { at: Instant; seq: number })[] {
  const since = sinceTheLast(entries, session)
  const start = since.findIndex(({ kind, body }) => kind === "session-started" && body.session === session.id)
  return since.slice(0, Math.max(0, start)).flatMap(entry => {
    const happened = besideDecisions(state, session, entry, new Map()) ?? lineTold(state, entry)
    return happened && isBetween(state, session, happened) ? [{ ...happened, at: entry.at, seq: entry.seq }] : []
  })
}

/**
 * Whether a line is about something that needed no session: a round with a deadline or a record declared from it, an
 * objection, a review, or a proposal about a record and its end.
 */
function isBetween({ rounds }: State, session: Session, one: Happened): boolean {
  switch (one.kind) {
    case "living":
    case "undecided":
      return true
    case "bound":
    case "ended":
    case "erratum":
      return tellsSettings(session)
    case "objection":
      return tellsObjections(session)
    case "round":
    case "voided":
      return one.round.atDeadline !== undefined || one.round.kind === "review"
    case "resolution":
    case "lapsed":
    case "returned":
    case "taken-back":
      return rounds[one.record.body.round]?.atDeadline !== undefined
    default:
      return false
  }
}

/** Returns the line of a comment with its author's later correction. The text of a withdrawn comment is empty. */
function saidNow(
  state: State,
  entry: Entry & { kind: "thread-opened" | "reply-added" },
  phrase: Phrase | null,
): Happened {
  const { thread, entry: id, personal } = entry.body
  const now = state.threads[thread]?.entries.find(one => one.id === id)
  const withdrawn = now?.withdrawn !== undefined
  return { kind: "said", by: entry.by, text: now?.corrected || withdrawn ? now.text : personal, phrase, withdrawn }
}

/** Describes what the minutes tell of an entry; null if they tell nothing. */
export function lineTold(state: State, entry: Entry): Happened | null {
  switch (entry.kind) {
    case "thread-opened":
      return saidNow(state, entry, entry.body.personal.phrase ?? null)
    case "reply-added":
      return saidNow(state, entry, null)
    case "question-approved": {
      const question = state.questions[entry.body.question]
      return question ? { kind: "question", question } : null
    }
    case "record-declared": {
      const record = state.records[entry.body.record]
      if (!record) return null
      if (record.state === "returned") return { kind: "returned", record }
      if (record.state === "taken_back") return { kind: "taken-back", record }
      return { kind: record.state === "lapsed" ? "lapsed" : "resolution", record }
    }
    case "record-withdrawn": {
      const record = state.records[entry.body.record]
      return record ? { kind: "ended", record } : null
    }
    case "proposal-made":
    case "withdrawal-proposed": {
      const bound = boundBy(state, entry)
      return bound && { kind: "bound", bound }
    }
    case "erratum-objected":
    case "erratum-in-force": {
      const found = erratumEnded(state, entry)
      return found && { kind: "erratum", ...found }
    }
    case "round-closed": {
      const round = state.rounds[entry.body.round]
      const label = state.statements[entry.body.statement]?.label ?? ""
      const waits = round?.state === "closed" && round.atDeadline !== undefined
      return waits ? { kind: "undecided", round, label } : null
    }
    case "round-revealed":
    case "round-voided":
      return roundLine(state, entry)
    case "objection-raised": {
      const objection = state.objections[entry.body.objection]
      const label = state.statements[entry.body.statement]?.label ?? ""
      return objection ? { kind: "objection", objection: asItStands(state, objection), label } : null
    }
    case "statement-carried-over":
    case "no-consensus-recorded": {
      const statement = state.statements[entry.body.statement]
      const carried = entry.kind === "statement-carried-over"
      const against = entry.kind === "no-consensus-recorded" ? entry.body.against : undefined
      const { reason } = entry.body
      return statement ? { kind: "no-consensus", statement, carried, reason, ...(against && { against }) } : null
    }
    case "statement-withdrawn": {
      const statement = state.statements[entry.body.statement]
      return statement ? { kind: "withdrawn", statement, by: entry.by, reason: entry.body.reason } : null
    }
    default:
      return null
  }
}

function roundLine(state: State, { kind, body }: Entry & { kind: "round-revealed" | "round-voided" }): Happened | null {
  const round = state.rounds[body.round]
  const label = state.statements[body.statement]?.label ?? ""
  if (!round) return null
  return kind === "round-voided"
    ? { kind: "voided", round, label, reason: body.reason, answers: round.answers }
    : { kind: "round", round, label, answered: body.answered, answers: body.answers }
}
