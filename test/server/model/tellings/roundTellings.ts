import type { CommandInput } from "../../../../shared/contract/commands.ts"
import { countBrackets } from "../../../../shared/document/brackets.ts"
import {
  electorateOf,
  fewAnswered,
  fewAreHere,
  leavesASideOut,
  quorumMissing,
  revealedCalls,
  someWait,
} from "../level.ts"
import { type Answer, lastVersion, type Model, type Round, type Statement, type Tellings } from "../panelModel.ts"
import { statementIn } from "./statementTellings.ts"

const roundIn = (model: Model, id: string): Round => {
  const found = model.rounds.get(id)
  if (!found) throw new Error(`the model knows no round ${id}`)
  return found
}

export type Given = CommandInput<"answer-round">["answer"]
function plain(answer: Given): Answer {
  if (answer.kind === "review") throw new Error("the model opens no review")
  return answer.kind === "rating" ? { score: answer.score } : { position: answer.position }
}

/** Authentic texts of the newest version that nobody has confirmed. */
export const unconfirmed = (model: Model, statement: Statement) =>
  model.authentic.filter(({ lang }) => statement.texts.get(lang)?.state !== "in_sync")

/** A draft that goes beyond the newest version is no version yet. */
const draftsBeyond = (statement: Statement) => [...statement.texts.values()].some(text => text.beyond)

/** The code by which hidden names are refused: everybody must be four, and in a call each side. */
function tooSmallToHide(electorate: ReadonlyMap<string, string | null>, call: boolean) {
  if (electorate.size < 4) return "too-few-to-hide"
  const sizes = new Map<string, number>()
  for (const side of electorate.values()) if (side !== null) sizes.set(side, (sizes.get(side) ?? 0) + 1)
  return call && sizes.size > 0 && Math.min(...sizes.values()) < 4 && "side-too-small"
}

function brokenOpening(
  model: Model,
  { statement: id, version, kind, anonymity, leaveOut = [] }: CommandInput<"open-round">,
) {
  const statement = statementIn(model, id)
  const { state, versions, consents } = statement
  const electorate = electorateOf(model, statement.recused)
  const waiting = unconfirmed(model, statement)
  const consented =
    model.sides.length > 0 &&
    waiting.length < model.authentic.length &&
    model.sides.every(side =>
      consents.some(one => one.version === lastVersion(statement) && model.people.get(one.by)?.side === side),
    )
  const wordings = [...(versions.at(-1)?.values() ?? [])]
  const call = kind === "call"
  return [
    state === "in_round" && "round-running",
    state === "recorded" && "record-fixed",
    state === "withdrawn" && "statement-ended",
    (state === "draft" || versions.length === 0) && "not-proposed",
    (state === "carried_over" || state === "no_consensus") && draftsBeyond(statement) && "not-proposed",
    version !== versions.length && "text-changed",
    call && wordings.some(text => countBrackets(text) > 0) && "bracket-open",
    call && waiting.length > 0 && !consented && "text-not-confirmed",
    call &&
      [...statement.texts].some(([lang, { state: is }]) => is === "out_of_date" && !leaveOut.includes(lang)) &&
      "text-behind",
    (electorate.size === 0 || (call && quorumMissing(model, electorate))) && "no-quorum",
    anonymity !== undefined && anonymity !== "named" && tooSmallToHide(electorate, call),
  ]
}

const brokenReasons = (answer: Given) => {
  if (answer.kind !== "call" || answer.position === "agree" || answer.position === "abstain") return []
  return [!answer.reason && "reason-required", answer.position === "block" && !answer.remedy && "remedy-required"]
}

const brokenAnswer = (round: Round, member: string, answer: Given) => [
  round.state !== "open" && "round-closed",
  !round.electorate.has(member) && "not-in-electorate",
  answer.kind !== round.kind && "wrong-answer",
  answer.kind === "call" && answer.position === "block" && !round.named && "wrong-answer",
  ...brokenReasons(answer),
]

/** The revisions of a member's answer, with those that were entered for them. */
export const revisionsOf = (round: Round, member: string): number =>
  (round.answers.get(member)?.length ?? 0) + (round.entered.get(member)?.length ?? 0)

const record = (round: Round, member: string, answer: Given) =>
  round.answers.set(member, [...(round.answers.get(member) ?? []), plain(answer)])

/** A block brings one objection to the version. */
function object(model: Model, { statement, version }: Round, by: string, position: string): void {
  const known = model.objections.some(one => one.by === by && one.statement === statement && one.version === version)
  if (position !== "block" || known) return
  model.objections.push({ id: null, statement, version, by, answered: false, reply: null })
}

function reveal(model: Model, round: Round): void {
  round.state = "revealed"
  statementIn(model, round.statement).state = "proposed"
  for (const [member, answers] of round.answers) {
    const last = answers.at(-1)
    if (last && "position" in last) object(model, round, member, last.position)
  }
}

const closing = (change: (model: Model, round: Round) => void) => ({
  roles: ["moderator"] as const,
  broken: (model: Model, _: unknown, { round }: { round: string }) => [
    roundIn(model, round).state !== "open" && "already-done",
  ],
  changes: (model: Model, _: unknown, { round }: { round: string }) => change(model, roundIn(model, round)),
})

/** Lists what a moderator has to confirm before a round closes (DOMAIN Q3). */
function askedBefore(model: Model, round: Round) {
  const held = model.session.state === "live" || model.session.state === "paused"
  return [
    fewAnswered(round) && "below-quorum",
    held && fewAreHere(model, round.electorate) && "below-connected",
    held && someWait(round, model.present) && "answers-missing",
  ]
}

/** Commands that end the answering of a round. Its result waits while somebody has not answered (DOMAIN Q4). */
const closingAnswers = (shows: boolean) => {
  const { broken, ...rest } = closing((model, round) => {
    const all = round.answers.size === round.electorate.size
    round.again = all ? null : model.now + 10_000
    round.state = "closed"
    if (all && shows) reveal(model, round)
  })
  return {
    ...rest,
    broken: (model: Model, who: unknown, body: { round: string; evenBelowQuorum?: boolean | undefined }) => {
      const round = roundIn(model, body.round)
      const asks = round.state === "open" && body.evenBelowQuorum !== true
      return [...broken(model, who, body), ...(asks ? askedBefore(model, round) : [])]
    },
  }
}

export const roundTellings: Tellings = {
  "open-round": {
    roles: ["moderator"],
    broken: (model, _, body) => brokenOpening(model, body),
    changes: (model, _, { statement: id, version, kind, anonymity }, made) => {
      const statement = statementIn(model, id)
      statement.state = "in_round"
      const round = String(made["round"])
      const electorate = electorateOf(model, statement.recused)
      const preset = kind === "rating" && !tooSmallToHide(electorate, false) ? "pseudonymous" : "named"
      const named = (anonymity ?? preset) === "named"
      const sideLeftOut = leavesASideOut(model, statement.recused)
      const facts = { statement: id, version, kind, named, electorate, sideLeftOut }
      model.rounds.set(round, {
        id: round,
        ...facts,
        state: "open",
        again: null,
        answers: new Map(),
        byOwnHand: new Set(),
        entered: new Map(),
      })
    },
  },

  "answer-round": {
    roles: [],
    ownRoles: ["moderator", "panelist"],
    own: () => true,
    broken: (model, who, { round: id, answer, seen }) => {
      const round = roundIn(model, id)
      const revisions = revisionsOf(round, who.id)
      return [
        round.state === "open" && seen !== revisions && "already-answered",
        ...brokenAnswer(round, who.id, answer),
      ]
    },
    changes: (model, who, { round: id, answer }) => {
      const round = roundIn(model, id)
      record(round, who.id, answer)
      round.byOwnHand.add(who.id)
    },
  },

  "enter-spoken": {
    roles: ["secretary"],
    broken: (model, _, { round: id, member, answer }) => {
      const round = roundIn(model, id)
      return [
        (!round.named || round.kind !== "call") && "wrong-answer",
        round.state === "open" && round.byOwnHand.has(member) && "already-done",
        ...brokenAnswer(round, member, answer),
      ]
    },
    changes: (model, _, { round: id, member, answer }) => {
      const { entered } = roundIn(model, id)
      entered.set(member, [...(entered.get(member) ?? []), plain(answer)])
    },
  },

  "say-so": {
    roles: [],
    ownRoles: ["moderator", "panelist"],
    own: () => true,
    broken: (model, who, { round: id, seen }) => {
      const round = roundIn(model, id)
      const waits = round.entered.has(who.id) && !round.byOwnHand.has(who.id)
      return [
        !waits && "not-found",
        seen !== revisionsOf(round, who.id) && "already-answered",
        round.state !== "open" && "round-closed",
        !round.electorate.has(who.id) && "not-in-electorate",
      ]
    },
    changes: (model, who, { round: id }) => {
      const round = roundIn(model, id)
      const last = round.entered.get(who.id)?.at(-1)
      if (last) round.answers.set(who.id, [...(round.answers.get(who.id) ?? []), last])
      round.byOwnHand.add(who.id)
    },
  },

  "close-round": closingAnswers(false),
  "close-and-show": closingAnswers(true),
  "reopen-round": {
    ...closing((_, round) => {
      round.state = "open"
      round.again = null
    }),
    broken: (model, _, { round: id }) => {
      const { state, again } = roundIn(model, id)
      const late = state !== "closed" || again === null || again <= model.now
      return [state === "open" ? "already-done" : late && "again-over"]
    },
  },
  "reveal-round": {
    ...closing(reveal),
    broken: (model, _, { round: id }) => {
      const { state } = roundIn(model, id)
      return [state === "open" && "round-not-closed", (state === "revealed" || state === "void") && "already-done"]
    },
  },
  "void-round": {
    ...closing((model, round) => {
      round.state = "void"
      statementIn(model, round.statement).state = "proposed"
    }),
    broken: (model, _, { round: id }) => {
      const { state } = roundIn(model, id)
      return [(state === "revealed" || state === "void") && "already-done"]
    },
  },

  "change-position": {
    roles: [],
    ownRoles: ["moderator", "panelist"],
    own: () => true,
    broken: (model, who, { round: id, position }) => {
      const round = roundIn(model, id)
      const statement = statementIn(model, round.statement)
      const last = revealedCalls(model, statement).at(-1)
      return [
        (round.state !== "revealed" || round.kind !== "call" || !round.named) && "not-revealed",
        !round.electorate.has(who.id) && "not-in-electorate",
        (statement.state !== "proposed" || last !== round) && "record-fixed",
        ...brokenReasons(position),
      ]
    },
    changes: (model, who, { round: id, position }) => {
      const round = roundIn(model, id)
      record(round, who.id, position)
      object(model, round, who.id, position.position)
    },
  },

  recuse: {
    roles: [],
    ownRoles: ["moderator", "panelist"],
    own: () => true,
    broken: (model, who, { statement: id }) => {
      const statement = statementIn(model, id)
      const { state, recused } = statement
      const shown = revealedCalls(model, statement).at(-1)?.electorate.has(who.id) ?? false
      return [
        state === "in_round" && "rule-frozen",
        state === "recorded" && "record-fixed",
        state !== "draft" && shown && !recused.has(who.id) && "position-shown",
      ]
    },
    changes: (model, who, { statement }) => {
      statementIn(model, statement).recused.add(who.id)
    },
  },
}
