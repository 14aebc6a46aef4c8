import type * as terms from "../../../shared/model/terms.ts"
import { day } from "../formats.ts"
import { msg } from "../msg.ts"

/** Terms for a panel's decisions. The other closed lists are in terms.ts. */

export const positionName = (position: terms.PositionValue): string =>
  ({
    agree: () => msg("position.agree"),
    reserve: () => msg("position.reserve"),
    disagree: () => msg("position.disagree"),
    block: () => msg("position.block"),
    abstain: () => msg("position.abstain"),
  })[position]()

/**
 * Names a position for print. If the position depends on a later confirmation, the text includes the date by which the
 * confirmation is due.
 */
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
  return msg("position.toConfirm", { name, date })
}

/**
 * Returns the colour of a level, the same in every list. Rough consensus has a warning colour, because it is a weaker
 * agreement.
 */
export const levelTone = (level: terms.Level): "good" | "warn" => (level === "rough" ? "warn" : "good")

export const outcomeName = (outcome: terms.Outcome): string =>
  ({
    unanimity: () => msg("outcome.unanimity"),
    consensus: () => msg("outcome.consensus"),
    rough: () => msg("outcome.rough"),
    no_consensus: () => msg("outcome.no_consensus"),
    blocked: () => msg("outcome.blocked"),
    no_quorum: () => msg("outcome.no_quorum"),
  })[outcome]()

export const dispositionName = (disposition: terms.Disposition): string =>
  ({
    accommodated: () => msg("disposition.accommodated"),
    partly: () => msg("disposition.partly"),
    answered: () => msg("disposition.answered"),
  })[disposition]()

export const replyName = (reply: "maintained" | "withdrawn"): string =>
  reply === "maintained" ? msg("objection.maintained") : msg("objection.withdrawn")

export const recordStateName = (state: terms.RecordState): string =>
  ({
    declared: () => msg("record.declared"),
    in_force: () => msg("record.in_force"),
    superseded: () => msg("record.supersededState"),
    withdrawn: () => msg("record.withdrawnState"),
    returned: () => msg("record.returned"),
    taken_back: () => msg("record.taken_back"),
    lapsed: () => msg("record.lapsed"),
  })[state]()

export const anonymityName = (anonymity: terms.Anonymity): string =>
  ({
    named: () => msg("anonymity.named"),
    pseudonymous: () => msg("anonymity.pseudonymous"),
    secret: () => msg("anonymity.secret"),
  })[anonymity]()

export const attributionName = (attribution: terms.Attribution): string =>
  ({
    named: () => msg("anonymity.named"),
    chatham: () => msg("attribution.chatham"),
    unattributed: () => msg("attribution.unattributed"),
  })[attribution]()

/**
 * The text that is printed in place of an addition that its author withdrew. `time`: the time in the page's own format.
 */
export const additionWithdrawn = (time: string): string => msg("record.additionWithdrawn", { time })

export const asGivenWords = (): string => msg("objection.asGiven")
export const unrepliedWords = (): string => msg("objection.unreplied")
