import { msg, str } from "@lit/localize"
import type { Refusal } from "../../../shared/contract/refusals.ts"
import type { Round, Statement } from "../../../shared/fold/consensusState.ts"
import { list } from "../../i18n/formats.ts"
import { currentLang } from "../../i18n/language.ts"
import { type ActModules, always } from "../module.ts"
import { openingStopped } from "./openingStopped.ts"

/** How many positions a call has and how many its quorum needs: of one side, or of the whole electorate (null). */
interface BelowQuorum {
  side: string | null
  answered: number
  needed: number
}

/** `below`: the server's figures, where it has refused to close the call unasked (DOMAIN Q3) */
export type ClosingAct =
  | { do: "close-and-show"; round: Round; below?: BelowQuorum }
  | { do: "close-round"; round: Round; below?: BelowQuorum }

export type RoundAct =
  | { do: "start-rating"; statement: Statement }
  /** `again`: the one before closed without a quorum */
  | { do: "call"; statement: Statement; again?: true }
  | ClosingAct
  | { do: "one-more-minute"; round: Round }
  /** said in the discussion: of a round's text, or of a record */
  | { do: "remind"; topic: string; statement: string; label: string; names: string[] }
  | { do: "reveal-round"; round: Round }
  | { do: "void-round"; round: Round }
  | { do: "hear-reasons"; round: Round }

/** On a text's card, and never the moderator's next action. */
export type AnswerAct = { do: "change-position"; round: Round }

export const toStartRating = (statement: Statement): RoundAct => ({ do: "start-rating", statement })
export const toCall = (statement: Statement, again?: true): RoundAct => ({
  do: "call",
  statement,
  ...(again && { again }),
})

export const roundModules: ActModules<RoundAct | AnswerAct> = {
  "start-rating": {
    label: () => msg("Start a rating", { id: "rating.start" }),
    stopped: ({ statement }, scene) => openingStopped(scene, statement, "rating"),
    asks: always,
  },
  call: {
    label: ({ again }) =>
      again ? msg("Call again", { id: "call.again" }) : msg("Call for consensus", { id: "call.start" }),
    stopped: ({ statement }, scene) => openingStopped(scene, statement, "call"),
    asks: always,
  },
  "close-and-show": {
    label: ({ round }) =>
      round.kind === "rating"
        ? msg("Close and show the result", { id: "round.closeShow" })
        : msg("Close and show positions", { id: "act.closeShowPositions" }),
    asks: ({ below }) => below !== undefined,
    perform: ({ round }, stage) => stage.send("close-and-show", { round: round.id }),
    leads: "to the result",
    asksAfter: askBelowQuorum,
  },
  "close-round": {
    label: () => msg("Close only", { id: "act.closeOnly" }),
    asks: ({ below }) => below !== undefined,
    perform: ({ round }, stage) => stage.send("close-round", { round: round.id }),
    asksAfter: askBelowQuorum,
  },
  "one-more-minute": {
    label: () => msg("One more minute", { id: "act.oneMoreMinute" }),
    perform: ({ round }, stage) => stage.send("extend-round", { round: round.id }),
  },
  remind: {
    right: "comment",
    label(act) {
      const names = list(act.names)
      return msg(str`Remind ${names}`, { id: "act.remind" })
    },
    /** Said in the discussion, where everyone sees that it was said. */
    perform({ topic, statement, label, names }, stage) {
      const people = list(names)
      const text = msg(str`${people}: ${label} waits for you.`, { id: "ask.remind" })
      const phrase = { is: "reminder" as const, label, names }
      const entry = { lang: currentLang(), text }
      return stage.send("open-thread", { topic, statement, kind: "question", entry, phrase })
    },
  },
  "reveal-round": {
    label: () => msg("Show the result", { id: "act.show" }),
    perform: ({ round }, stage) => stage.send("reveal-round", { round: round.id }),
    leads: "to the result",
  },
  "void-round": { label: () => msg("Void with a reason", { id: "act.void" }), asks: always },
  "hear-reasons": {
    label: () => msg("Hear the reasons", { id: "act.hear" }),
    perform({ round }, stage) {
      stage.say(round.id)
      stage.show("results")
      return null
    },
  },
  "change-position": { label: () => msg("Change my position", { id: "act.changePosition" }), asks: always },
}

/** A call that the server finds below its quorum is asked about, with the server's figures. */
function askBelowQuorum<A extends ClosingAct>(act: A, { code, params }: Refusal): A | null {
  if (code !== "below-quorum") return null
  const { side = "", answered, needed } = params
  const below = { side: side === "" ? null : String(side), answered: Number(answered), needed: Number(needed) }
  return { ...act, below }
}
