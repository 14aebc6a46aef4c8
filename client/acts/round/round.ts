import type { Refusal, RefusalCode } from "../../../shared/contract/refusals.ts"
import type { Round, Statement } from "../../../shared/fold/consensusState.ts"
import { list } from "../../i18n/formats.ts"
import { currentLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { type ActModules, always } from "../module.ts"
import { openingStopped } from "./openingStopped.ts"

/** `below`: the server's refusal to close the round without a confirmation (DOMAIN Q3) */
export type ClosingAct =
  | { kind: "close-and-show"; round: Round; below?: Refusal }
  | { kind: "close-round"; round: Round; below?: Refusal }

export type RoundAct =
  | { kind: "start-rating"; statement: Statement }
  /** `again`: the previous call closed without a quorum */
  | { kind: "call"; statement: Statement; again?: true }
  | ClosingAct
  | { kind: "one-more-minute"; round: Round }
  /** reminds members in the discussion of a round's statement or of a record */
  | { kind: "remind"; topic: string; statement: string; label: string; names: string[] }
  | { kind: "reveal-round"; round: Round }
  /** opens a closed round again, which is possible for ten seconds */
  | { kind: "reopen-round"; round: Round }
  | { kind: "void-round"; round: Round }
  | { kind: "hear-reasons"; round: Round }

export const toStartRating = (statement: Statement): RoundAct => ({ kind: "start-rating", statement })
export const toCall = (statement: Statement, again?: true): RoundAct => ({
  kind: "call",
  statement,
  ...(again && { again }),
})

/** The codes by which the server asks before it closes a round (DOMAIN Q3). */
const asking: ReadonlySet<string> = new Set<RefusalCode>(["below-connected", "below-quorum", "answers-missing"])

/** Returns the closing act with what the server asks. This act has a form, which asks the chair again. */
function askBelowQuorum<A extends ClosingAct>(act: A, below: Refusal): A | null {
  return asking.has(below.code) ? { ...act, below } : null
}

const closeWords = {
  rating: () => msg("round.closeShow"),
  call: () => msg("act.closeShowPositions"),
  review: () => msg("act.closeShowReview"),
} satisfies Record<Round["kind"], () => string>

export const roundModules: ActModules<RoundAct> = {
  "start-rating": {
    label: () => msg("rating.start"),
    stopped: ({ statement }, scene) => openingStopped(scene, statement, "rating"),
    asks: always,
  },
  call: {
    label: ({ again }) => (again ? msg("call.again") : msg("call.start")),
    stopped: ({ statement }, scene) => openingStopped(scene, statement, "call"),
    asks: always,
  },
  "close-and-show": {
    label: ({ round: { kind } }) => closeWords[kind](),
    asks: ({ below }) => below !== undefined,
    perform: ({ round }, stage) => stage.send("close-and-show", { round: round.id }),
    leads: "to the result",
    asksAfter: askBelowQuorum,
  },
  "close-round": {
    label: () => msg("act.closeOnly"),
    asks: ({ below }) => below !== undefined,
    perform: ({ round }, stage) => stage.send("close-round", { round: round.id }),
    asksAfter: askBelowQuorum,
  },
  "one-more-minute": {
    label: () => msg("act.oneMoreMinute"),
    perform: ({ round }, stage) => stage.send("extend-round", { round: round.id }),
  },
  remind: {
    right: "comment",
    label(act) {
      const names = list(act.names)
      return msg("act.remind", { names })
    },
    /** Posts the reminder in the discussion, where everybody can see it. */
    perform({ topic, statement, label, names }, stage) {
      const people = list(names)
      const text = msg("ask.remind", { people, label })
      const phrase = { is: "reminder" as const, label, names }
      const entry = { lang: currentLang(), text }
      return stage.send("open-thread", { topic, statement, kind: "question", entry, phrase })
    },
  },
  "reveal-round": {
    label: () => msg("act.show"),
    perform: ({ round }, stage) => stage.send("reveal-round", { round: round.id }),
    leads: "to the result",
  },
  "reopen-round": {
    label: () => msg("round.again"),
    perform: ({ round }, stage) => stage.send("reopen-round", { round: round.id }),
  },
  "void-round": { label: () => msg("act.void"), asks: always },
  "hear-reasons": {
    label: () => msg("act.hear"),
    perform({ round }, stage) {
      stage.say(round.id)
      stage.show("results")
      return null
    },
  },
}
