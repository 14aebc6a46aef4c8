import type { AgendaItem } from "../../shared/contract/events/session.ts"
import type { Objection, Round, Statement } from "../../shared/fold/consensusState.ts"
import type { Erratum, RecordRow } from "../../shared/fold/recordState.ts"
import type { Proposal } from "../../shared/fold/state.ts"
import type { Instant, Lang } from "../../shared/model/terms.ts"
import { commentsUntil } from "../../shared/rules/floor/ending/commentsUntil.ts"
import { askedToConsent, isAwaited } from "../../shared/rules/people/consent/consent.ts"
import { hasAttended } from "../../shared/rules/people/seats/holder.ts"
import { mayWriteNote, right } from "../../shared/rules/policy.ts"
import { currentItem, topicShown } from "../../shared/rules/readings/agenda.ts"
import { nameInProposal } from "../../shared/rules/readings/proposals.ts"
import { roundsIn } from "../../shared/rules/readings/rounds.ts"
import { findMember, findStatement, findTopic } from "../../shared/rules/readings/rows.ts"
import { objectorsTurn } from "../../shared/rules/record/objectors.ts"
import { answersIn } from "../../shared/rules/round/electorate/electorate.ts"
import { electorsReached, lastVoid, runsUnheard } from "../../shared/rules/round/electorate/unheard.ts"
import { noteModeNow } from "../../shared/rules/text/noteMode.ts"
import { textsWanted } from "../../shared/rules/text/wanted.ts"
import { newsMs, type Scene, type View, type ViewWith } from "../scene/scene.ts"
import { mayNow } from "./offers/mayNow.ts"
import { mayReserve } from "./offers/record/adding.ts"
import { isAskedToConfirm, proposalsFor } from "./offers/record/confirming.ts"

/** The act that the bar at the foot of a session's page asks of a reader who is not a moderator. */
export type PersonAsked =
  /** `may`: the acts besides commenting that are open to the reader while nothing is asked */
  | { kind: "nothing"; item: AgendaItem | null; may: { write: boolean; speak: boolean } }
  | { kind: "rate"; round: Round; statement: Statement }
  /** `cut`: the reader's silence does not agree, because they were not connected throughout the silence procedure */
  | { kind: "position"; round: Round; statement: Statement; cut?: boolean }
  /** the secretary entered what the reader said, and it does not count yet */
  | { kind: "said-so"; round: Round; by: string }
  | { kind: "review"; round: Round; statement: Statement }
  /** a batch with `n` rounds that the reader has not answered */
  | { kind: "batch"; batch: string; n: number }
  /** the reader's answer to the round is still on its way */
  | { kind: "sending"; round: Round }
  | { kind: "wait"; round: Round; others: number }
  | { kind: "reply" | "block-kept"; objection: Objection }
  | { kind: "check-text" | "write-text" | "follow-text"; statement: Statement; lang: Lang }
  /** a declared record that waits for this reader's confirmation */
  | { kind: "confirm"; record: RecordRow }
  /** a proposal that waits for this reader's consent */
  | { kind: "consent"; proposal: Proposal; name: string }
  /** the reader is a panelist who is in no electorate until other members confirm the seat */
  | { kind: "unconfirmed"; names: string[] }
  /** a proposal about a record or minutes, announced to everybody while its confirmation is pending */
  | { kind: "proposed"; proposal: Proposal; name: string }
  /** an erratum to which the reader may object */
  | { kind: "erratum"; record: RecordRow; erratum: Erratum }
  /** `may`: this reader may add a reservation or a dissent */
  | { kind: "record"; record: RecordRow; may: boolean }
  /** the minutes of this session are under review; `may`: this reader may propose corrections */
  | { kind: "minutes"; until: Instant; may: boolean }
  /** a void silence procedure: its answers do not count, and the chair may start it again */
  | { kind: "void"; round: Round; statement: Statement }
  /** asks the chair to mark the notice of this silence procedure as sent */
  | { kind: "notice"; round: Round; statement: Statement }
  | { kind: "observe"; round: Round }

type Row = (scene: Scene) => PersonAsked | null

/** Whether the reader may only watch, such as an observer or an administrator without a seat. */
export const watches = ({ me }: Pick<View, "me">): boolean => right(me.role, "comment") === "no"

const observe: Row = scene => {
  if (!watches(scene)) return null
  const round = roundsIn(scene, "open")[0]
  return round ? { kind: "observe", round } : nothing(scene)
}

/** Whether the reader has given an answer, of which the server may not know yet. */
const isGiven = ({ mine, sending }: Scene, round: string): boolean => mine.has(round) || sending?.has(round) === true

const asking = { rating: "rate", call: "position", review: "review" } as const

const answer: Row = scene => {
  const round = openToMe(scene).find(({ id }) => !isGiven(scene, id))
  const statement = round && findStatement(scene.state, round.statement)
  if (!statement) return null
  const { member } = scene.me
  const cut = round.reach === "connection" && !electorsReached(scene.state, round).some(reached => reached === member)
  return { kind: asking[round.kind], round, statement, ...(cut && { cut }) }
}

/** Finds a position that the secretary entered for the reader and that waits for them. */
const saidSo: Row = scene => {
  for (const round of allToMe(scene)) {
    const spoken = scene.answers[round.id]?.spoken?.find(({ member }) => member === scene.me.member)
    const waits = spoken && spoken.is !== "confirmed" && !isGiven(scene, round.id)
    if (waits) return { kind: "said-so", round, by: findMember(scene.state, spoken.by)?.name ?? "" }
  }
  return null
}

const batch: Row = scene => {
  const open = ofBatches(scene).filter(({ id }) => !isGiven(scene, id))
  const [first] = open
  const n = open.filter(round => round.batch === first?.batch).length
  return first?.batch === undefined ? null : { kind: "batch", batch: first.batch, n }
}

const objected: Row = ({ state, me }) => {
  const [turn] = objectorsTurn(state, me.member)
  return turn ? { kind: turn.want, objection: turn.objection } : null
}

const answered: Row = scene => {
  const round = openToMe(scene).find(({ id }) => isGiven(scene, id))
  if (!round) return null
  if (scene.sending?.has(round.id)) return { kind: "sending", round }
  // The reader's own answer counts at once, because the server's count may not include it yet.
  const others = round.electorate.length - Math.max(scene.answers[round.id]?.answered ?? 0, 1)
  return { kind: "wait", round, others }
}

const textWanted: Row = ({ state, me }) => {
  const member = me.role === "panelist" ? findMember(state, me.member) : null
  const [text] = member ? textsWanted(state, member) : []
  return text ? { kind: text.want, statement: text.statement, lang: text.lang } : null
}

/**
 * Finds a record that waits for this reader's confirmation. A deputy is asked only while the side's co-moderator is
 * away.
 */
const confirm: Row = scene => {
  const record = Object.values(scene.state.records).find(card => isAskedToConfirm(scene, card))
  return record ? { kind: "confirm", record } : null
}

const consent: Row = scene => {
  const [proposal] = proposalsFor(scene)
  return proposal ? { kind: "consent", proposal, name: nameInProposal(scene.state, proposal) } : null
}

const unconfirmed: Row = ({ state, me }) => {
  const member = findMember(state, me.member)
  if (member?.role !== "panelist" || member.unconfirmed === undefined) return null
  const proposal = state.proposals[member.unconfirmed]
  const asked = proposal ? askedToConsent(state, proposal) : []
  return { kind: "unconfirmed", names: asked.map(id => state.members[id]?.name ?? "") }
}

const recordDeclared: Row = scene => {
  const { state, now } = scene
  const record = Object.values(state.records)
    .filter(card => card.state === "declared" || (card.state === "in_force" && now - card.declaredAt < newsMs))
    .sort((a, b) => b.number - a.number)[0]
  if (!record) return null
  return { kind: "record", record, may: mayReserve(scene, record) }
}

/**
 * Returns the running silence procedures that will be void at their end, because nobody has marked their notice as
 * sent.
 */
export function noticesWanted({ state, me }: View): Extract<PersonAsked, { kind: "notice" }>[] {
  if (right(me.role, "send a notice") !== "yes") return []
  return Object.values(state.rounds).flatMap(round => {
    const statement = findStatement(state, round.statement)
    return statement && runsUnheard(state, round) ? [{ kind: "notice" as const, round, statement }] : []
  })
}

/**
 * Finds a void silence procedure. The page of its topic shows the void procedure until a later round. The pages of
 * other topics show it only while it is news.
 */
const voided: Row = scene => {
  const shown = topicShown(scene)
  for (const statement of Object.values(scene.state.statements)) {
    const round = lastVoid(scene.state, statement)
    if (round && (round.topic === shown || scene.now - round.turned.at < newsMs))
      return { kind: "void", round, statement }
  }
  return null
}

const erratumOpen: Row = scene => {
  const { state, now } = scene
  if (!mayNow(scene, "object to an erratum")) return null
  for (const record of Object.values(state.records)) {
    const erratum = record.errata.find(one => one.state === "proposed" && one.endsAt > now)
    if (erratum && record.state === "in_force") return { kind: "erratum", record, erratum }
  }
  return null
}

const proposed: Row = ({ state }) => {
  const proposal = Object.values(state.proposals).find(one => !("member" in one.about) && isAwaited(state, one))
  return proposal ? { kind: "proposed", proposal, name: nameInProposal(state, proposal) } : null
}

/** The minutes of this session while they are out for comments, whatever else is asked of the reader (DOMAIN M9). */
export const minutesOut = (scene: ViewWith<"now">): Extract<PersonAsked, { kind: "minutes" }> | null => {
  const { session, state, me, now } = scene
  const until = commentsUntil(session, now)
  if (until === null) return null
  return { kind: "minutes", until, may: mayNow(scene, "correct the minutes", hasAttended(state, session, me.member)) }
}

/**
 * The rules for the reader's next act, called rows. The first row that applies decides. Rows that ask the reader to act
 * come before rows that only inform.
 */
const rows: readonly Row[] = [
  observe,
  saidSo,
  answer,
  batch,
  objected,
  confirm,
  consent,
  textWanted,
  answered,
  unconfirmed,
  proposed,
  erratumOpen,
  minutesOut,
  recordDeclared,
  voided,
]

export function asked(scene: Scene): PersonAsked {
  for (const row of rows) {
    const ask = row(scene)
    if (ask) return ask
  }
  return nothing(scene)
}

function nothing(scene: View): PersonAsked {
  const { session, state, me } = scene
  const { speaking, requests } = session.floor
  const shown = topicShown(scene)
  const topic = findTopic(state, shown)
  const write = !topic || (topic.state === "open" && mayWriteNote(me.role, noteModeNow(topic)))
  const speak = speaking?.member !== me.member && requests.every(({ member }) => member !== me.member)
  return { kind: "nothing", item: currentItem(scene), may: { write, speak } }
}

/**
 * Returns the statement and the topic that the page shows when the reader presses the bar's button. If no statement is
 * returned, the page shows the card of the open round.
 */
export function placeAsked(asked: PersonAsked): { statement?: string; topic?: string } {
  switch (asked.kind) {
    case "reply":
    case "block-kept":
      return asked.objection
    case "check-text":
    case "write-text":
    case "follow-text":
    case "void":
      return { statement: asked.statement.id, topic: asked.statement.topic }
    case "notice":
      return { topic: asked.round.topic }
    default:
      return {}
  }
}

/** The open rounds that ask the reader by themselves. A batch asks for all its rounds at once, on its own page. */
const openToMe = (scene: View) => allToMe(scene).filter(({ batch: of }) => of === undefined)
const ofBatches = (scene: View) => allToMe(scene).filter(({ batch: of }) => of !== undefined)
const allToMe = (scene: View) => roundsIn(scene, "open").filter(round => answersIn(scene.state, round, scene.me.member))
