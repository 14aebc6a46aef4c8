import type { Round, Statement } from "../../shared/fold/consensusState.ts"
import type { Erratum, RecordRow } from "../../shared/fold/recordState.ts"
import type { Proposal } from "../../shared/fold/state.ts"
import type { Instant } from "../../shared/model/terms.ts"
import { isAwaited } from "../../shared/rules/people/consent/consent.ts"
import { isOwn } from "../../shared/rules/people/seats/holder.ts"
import { nameInProposal } from "../../shared/rules/readings/proposals.ts"
import { findStatement } from "../../shared/rules/readings/rows.ts"
import { isEnded } from "../../shared/rules/readings/statements.ts"
import { recordInForce } from "../../shared/rules/record/afterwards/amending.ts"
import { lastVoid } from "../../shared/rules/round/electorate/unheard.ts"
import { isWatched } from "../../shared/rules/text/drift.ts"
import { newsMs, type View, type ViewWith } from "../scene/scene.ts"
import { noticesWanted, type PersonAsked } from "./asked.ts"
import type { NextAction } from "./bar.ts"
import { mayNow } from "./offers/mayNow.ts"

/** An event about a text or a record that the pages announce to everybody at the same moment. */
export type Happening = { at: Instant } & (
  | { kind: "shown" | "void" | "silence"; round: Round; statement: Statement }
  /** `ended`: a statement ended without a record; `amending`: a new wording is drafted for a recorded statement */
  | { kind: "ended"; statement: Statement }
  | { kind: "amending"; statement: Statement; record: RecordRow }
  | { kind: "declared" | "in-force" | "returned" | "taken-back" | "lapsed" | "withdrawn"; record: RecordRow }
  /** `differs`: the note differs from the record; `marked`: the difference was marked as editorial */
  | { kind: "differs" | "marked"; record: RecordRow }
  /** `own`: this reader made the proposal and waits for the others */
  | { kind: "proposed"; proposal: Proposal; name: string; own: boolean }
  | { kind: "refused" | "recalled"; proposal: Proposal; name: string }
  /** `may`: this reader may object to the erratum */
  | { kind: "erratum"; record: RecordRow; erratum: Erratum; may: boolean }
  | { kind: "erratum-in-force" | "erratum-objected"; record: RecordRow; erratum: Erratum }
)

/**
 * Returns the event to announce: the newest event, or else a pending declaration or proposal. Null if there is no such
 * event, or if the bar already shows the event.
 */
export function happenedNow(
  scene: ViewWith<"now">,
  action: NextAction | null,
  ask: PersonAsked | null,
): Happening | null {
  const all = [...rounds(scene), ...texts(scene), ...records(scene), ...proposals(scene)].toSorted(
    (a, b) => b.at - a.at,
  )
  const told = all.find(({ at }) => scene.now - at < newsMs) ?? all.find(isPending)
  return !told || isSaid(told, action) || (ask && isAsked(told, ask)) ? null : told
}

const isPending = ({ kind: told }: Happening): boolean => told === "declared" || told === "proposed"

function rounds(scene: View): Happening[] {
  const { state } = scene
  // Leaves out the start of a silence procedure if the reader sees the warning about its unsent notice. Both together
  // would fill a third of a phone's screen.
  const warned = new Set(noticesWanted(scene).map(({ round }) => round.id))
  return Object.values(state.rounds).flatMap((round): Happening[] => {
    const statement = findStatement(state, round.statement)
    if (!statement) return []
    if (round.state === "open" && round.silence)
      return warned.has(round.id) ? [] : [{ kind: "silence", at: round.openedAt, round, statement }]
    // If the statement was settled after the round, the outcome is announced instead of the round.
    if (round.state === "revealed" && statement.state === "proposed")
      return [{ kind: "shown", at: round.revealedAt ?? 0, round, statement }]
    return lastVoid(state, statement)?.id === round.id ? [{ kind: "void", at: round.turned.at, round, statement }] : []
  })
}

function texts({ state }: View): Happening[] {
  return Object.values(state.statements).flatMap((statement): Happening[] => {
    if (statement.ended && isEnded(statement)) return [{ kind: "ended", at: statement.ended.at, statement }]
    const record = recordInForce(state, statement)
    const at = Math.max(...statement.texts.map(text => text.at))
    return statement.state === "draft" && record ? [{ kind: "amending", at, statement, record }] : []
  })
}

function records(scene: View): Happening[] {
  const may = mayNow(scene, "object to an erratum")
  return Object.values(scene.state.records).flatMap((record): Happening[] => [
    ...standing(record),
    ...record.errata.flatMap(erratum => ofErratum(record, erratum, may)),
    ...record.editorial.map(({ at }): Happening => ({ kind: "marked", at, record })),
    ...differing(record),
  ])
}

const settledAt = ({ confirmations, declaredAt }: RecordRow): Instant => confirmations.at(-1)?.at ?? declaredAt

/**
 * Returns the difference between a note and a record as news. When a record comes into force, the note may not have the
 * record's wording yet. Only the record is then announced, not the difference.
 */
function differing(record: RecordRow): Happening[] {
  const since = record.drift?.since
  return since !== undefined && isWatched(record) && since - settledAt(record) > newsMs
    ? [{ kind: "differs", at: since, record }]
    : []
}

function standing(record: RecordRow): Happening[] {
  const ended = record.endedAt ?? 0
  switch (record.state) {
    case "declared":
      return [{ kind: "declared", at: settledAt(record), record }]
    case "in_force":
      return [{ kind: "in-force", at: settledAt(record), record }]
    case "returned":
    case "lapsed":
    case "withdrawn":
      return [{ kind: record.state, at: ended, record }]
    case "taken_back":
      return [{ kind: "taken-back", at: ended, record }]
    // The newer record is announced instead of this record.
    case "superseded":
      return []
  }
}

/**
 * Returns the newest event of an erratum. An erratum comes into force at `endsAt` without any act, so that event has
 * the time `endsAt`.
 */
function ofErratum(record: RecordRow, erratum: Erratum, may: boolean): Happening[] {
  const { at, endsAt, objection } = erratum
  if (erratum.state === "in_force") return [{ kind: "erratum-in-force", at: endsAt, record, erratum }]
  if (objection) return [{ kind: "erratum-objected", at: objection.at, record, erratum }]
  return record.state === "in_force" ? [{ kind: "erratum", at, record, erratum, may }] : []
}

/** Returns the news about proposals on records and minutes. The panel's page announces proposals about seats. */
function proposals({ state, me }: View): Happening[] {
  return Object.values(state.proposals).flatMap((proposal): Happening[] => {
    const { about, asker, at, ended } = proposal
    if ("member" in about) return []
    const name = nameInProposal(state, proposal)
    if (proposal.state === "refused") return [{ kind: "refused", at: ended?.at ?? at, proposal, name }]
    if (proposal.state === "taken_back") return [{ kind: "recalled", at: ended?.at ?? at, proposal, name }]
    const own = asker !== null && isOwn(state, { by: asker, at }, me.member)
    return isAwaited(state, proposal) ? [{ kind: "proposed", at, proposal, name, own }] : []
  })
}

/**
 * Whether the chair's own next action already concerns this event. The bar of a moderator who is not in the chair does not
 * say why an act is next, so that reader is told as everybody is.
 */
function isSaid(told: Happening, action: NextAction | null): boolean {
  const act = action?.chair ? undefined : action?.act
  switch (told.kind) {
    case "declared":
      return act?.kind === "confirm-record" || act?.kind === "wait-for-confirmation"
        ? act.record === told.record
        : false
    case "returned":
      return act !== undefined && "returned" in act && act.returned === told.record
    case "proposed":
      return act !== undefined && ("proposal" in act || act.kind === "wait-for-consent")
    case "void":
      return act !== undefined && "unheard" in act && act.statement === told.statement
    case "differs":
      return act?.kind === "decide-drift" && act.record === told.record
    default:
      return false
  }
}

/** Whether the bar already asks this reader, who is not the chair, about the event, so that no news need repeat it. */
function isAsked(told: Happening, ask: PersonAsked): boolean {
  switch (told.kind) {
    case "declared":
    case "in-force":
      return (ask.kind === "record" || ask.kind === "confirm") && ask.record === told.record
    case "proposed":
      return ask.kind === "proposed" || ask.kind === "consent"
    case "erratum":
      return ask.kind === "erratum"
    case "void":
      return ask.kind === "void"
    case "silence":
      return ask.kind === "position" && ask.round === told.round
    default:
      return false
  }
}
