import { msg, str } from "@lit/localize"
import type * as terms from "../../../shared/model/terms.ts"
import { day } from "../formats.ts"

/** Names of what a panel decides with; the rest of the closed lists is in terms.ts. */

export const positionName = (position: terms.PositionValue): string =>
  ({
    agree: () => msg("Agree", { id: "position.agree" }),
    reserve: () => msg("Agree with a reservation", { id: "position.reserve" }),
    disagree: () => msg("Disagree", { id: "position.disagree" }),
    block: () => msg("Cannot accept", { id: "position.block" }),
    abstain: () => msg("Abstain", { id: "position.abstain" }),
  })[position]()

/** A position as it is printed: a reservation may have to be confirmed at home first. */
export function heldWords({
  position,
  confirmBy,
}: {
  position: terms.PositionValue
  confirmBy: string | null
}): string {
  const name = positionName(position)
  if (confirmBy === null) return name
  const date = day(Date.parse(confirmBy))
  return msg(str`${name}, to be confirmed by ${date}`, { id: "position.toConfirm" })
}

/** The colour of a level, the same in every list: what some hold against is agreed with less. */
export const levelTone = (level: terms.Level): "good" | "warn" => (level === "rough" ? "warn" : "good")

export const outcomeName = (outcome: terms.Outcome): string =>
  ({
    unanimity: () => msg("Unanimity", { id: "outcome.unanimity" }),
    consensus: () => msg("Consensus", { id: "outcome.consensus" }),
    rough: () => msg("Rough consensus (dissent recorded)", { id: "outcome.rough" }),
    no_consensus: () => msg("No consensus", { id: "outcome.no_consensus" }),
    blocked: () => msg("An objection awaits an answer", { id: "outcome.blocked" }),
    no_quorum: () => msg("No quorum", { id: "outcome.no_quorum" }),
  })[outcome]()

export const dispositionName = (disposition: terms.Disposition): string =>
  ({
    accommodated: () => msg("Accommodated", { id: "disposition.accommodated" }),
    partly: () => msg("Partly accommodated", { id: "disposition.partly" }),
    answered: () => msg("Answered, not adopted", { id: "disposition.answered" }),
  })[disposition]()

export const replyName = (reply: "maintained" | "withdrawn"): string =>
  reply === "maintained"
    ? msg("Maintained", { id: "objection.maintained" })
    : msg("Withdrawn", { id: "objection.withdrawn" })

export const recordStateName = (state: terms.RecordState): string =>
  ({
    declared: () => msg("Declared, to be confirmed", { id: "record.declared" }),
    in_force: () => msg("In force", { id: "record.in_force" }),
    superseded: () => msg("Superseded", { id: "record.supersededState" }),
    withdrawn: () => msg("Withdrawn", { id: "record.withdrawnState" }),
    returned: () => msg("Returned", { id: "record.returned" }),
    taken_back: () => msg("Taken back", { id: "record.taken_back" }),
    lapsed: () => msg("Lapsed", { id: "record.lapsed" }),
  })[state]()

export const anonymityName = (anonymity: terms.Anonymity): string =>
  ({
    named: () => msg("Named", { id: "anonymity.named" }),
    pseudonymous: () => msg("Names hidden", { id: "anonymity.pseudonymous" }),
    secret: () => msg("Secret", { id: "anonymity.secret" }),
  })[anonymity]()

export const attributionName = (attribution: terms.Attribution): string =>
  ({
    named: () => msg("Named", { id: "anonymity.named" }),
    chatham: () => msg("Chatham House Rule", { id: "attribution.chatham" }),
    unattributed: () => msg("Unattributed", { id: "attribution.unattributed" }),
  })[attribution]()

/** Of an objection to which nobody is left who could reply. */
/** In the place of what its author withdrew. `time`: as the page writes times. */
export const additionWithdrawn = (time: string): string =>
  msg(str`withdrawn, ${time}`, { id: "record.additionWithdrawn" })

export const asGivenWords = (): string =>
  msg("No longer on the panel; the objection stands as given.", { id: "objection.asGiven" })
export const unrepliedWords = (): string =>
  msg("Its owner has not replied to the answer; the objection stands.", { id: "objection.unreplied" })
