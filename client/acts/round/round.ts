import type { Refusal } from "../../../shared/contract/refusals.ts"
import type { Round, Statement } from "../../../shared/fold/consensusState.ts"
import { list } from "../../i18n/formats.ts"
import { currentLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { type ActModules, always } from "../module.ts"
import { openingStopped } from "./openingStopped.ts"

/**
 * The number of members who have answered a call, and the number that its quorum needs. `side` is null if the figures
 * concern the whole electorate.
 */
interface BelowQuorum {
  side: string | null
  answered: number
  needed: number
}

/** `below`: the figures that the server sent when it refused to close the call without a confirmation (DOMAIN Q3) */
export type ClosingAct =
  | { kind: "close-and-show"; round: Round; below?: BelowQuorum }
  | { kind: "close-round"; round: Round; below?: BelowQuorum }

export type RoundAct =
  | { kind: "start-rating"; statement: Statement }
  /** `again`: the previous call closed without a quorum */
  | { kind: "call"; statement: Statement; again?: true }
  | ClosingAct
  | { kind: "one-more-minute"; round: Round }
  /** reminds members in the discussion of a round's statement or of a record */
  | { kind: "remind"; topic: string; statement: string; label: string; names: string[] }
  | { kind: "reveal-round"; round: Round }
  | { kind: "void-round"; round: Round }
  | { kind: "hear-reasons"; round: Round }

export const toStartRating = (statement: Statement): RoundAct => ({ kind: "start-rating", statement })
export const toCall = (statement: Statement, again?: true): RoundAct => ({
  kind: "call",
  statement,
  ...(again && { again }),
})

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

/**
 * Returns the closing act with the server's figures, if the server found the call below its quorum. This act has a
 * form, which asks the chair again.
 */
function askBelowQuorum<A extends ClosingAct>(act: A, { code, params }: Refusal): A | null {
  if (code !== "below-quorum") return null
  const { side = "", answered, needed } = params
  const below = { side: side === "" ? null : String(side), answered: Number(answered), needed: Number(needed) }
  return { ...act, below }
}
