import type { Wanted } from "../../../acts/act.ts"

const asking: ReadonlySet<Wanted["do"]> = new Set<Wanted["do"]>([
  "start-rating",
  "call",
  "declare",
  "declare-lower",
  "return-record",
  "take-back-record",
  "confirm-proposal",
  "refuse-proposal",
  "take-back-proposal",
  "void-round",
  "withdraw",
  "carry-over",
  "record-no-consensus",
  "close-session",
  "answer-objection",
  "draft",
  "object",
  "change-position",
  "add-reservation",
  "add-dissent",
  "state-change",
  "withdraw-addition",
  "countersign-record",
  "withdraw-record",
  "mark-editorial",
  "unmark-editorial",
  "propose-erratum",
  "object-erratum",
  "name-reviewer",
  "consent-one-text",
  "recuse",
  "open-silence",
  "extend-silence",
  "suggest",
  "decline-suggestion",
  "set-note-mode",
  "reopen-topic",
  "correct-comment",
  "withdraw-comment",
])

/**
 * Whether an act has to ask something before it can be a command. Apart from the forms, which come when one does. What
 * adopts minutes leads to their page instead: it is done beside the words that it adopts.
 */
export const asksFirst = (act: Wanted): boolean =>
  (asking.has(act.do) || (act.do === "start-session" && act.early === true) || ("below" in act && !!act.below)) &&
  !(act.do === "confirm-proposal" && act.proposal.about.act === "adopt")
