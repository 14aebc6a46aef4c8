import type { Round } from "../../fold/consensusState.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { RevealedAnswer } from "../../model/consensus/answer.ts"
import type { MemberId } from "../../model/ids.ts"
import { lacksQuorum } from "../../rules/round/outcome/standing.ts"
import type { PeopleChange } from "./peopleChanges.ts"

/**
 * Returns whether the minutes are worded as this version words them. Minutes that an earlier version sent or adopted keep
 * the wording of then, so that their hashes stay what they were (docs/EVIDENCE.md, 6).
 */
export const wordedAnew = ({ minutes }: Pick<Session, "minutes">): boolean =>
  minutes.state === "draft" || minutes.wording !== undefined

/**
 * Returns whether the minutes tell who made the words of a translation and who stands for them, and translate reasons
 * inside their sentences. Minutes that were sent before keep what they said of translations.
 */
export const tellsOrigins = ({ minutes }: Pick<Session, "minutes">): boolean =>
  minutes.state === "draft" || (minutes.wording ?? 0) >= 3

/**
 * Returns whether the minutes tell what was proposed about the settings of the panel, what was proposed about records between
 * the sessions, and who agreed to the terms. Minutes that were sent before do not.
 */
export const tellsSettings = ({ minutes }: Pick<Session, "minutes">): boolean =>
  minutes.state === "draft" || (minutes.wording ?? 0) >= 4

/**
 * Returns whether the minutes tell the objections that were raised between the sessions with the remedy of each, list
 * everybody whom a round of the session asked with those who vote, say of a call that it had no quorum and of a round that
 * it is closed and not shown, print the reason with which their adoption was proposed, and leave out what took less than a
 * minute. Minutes that were sent before do not.
 */
export const tellsObjections = ({ minutes }: Pick<Session, "minutes">): boolean =>
  minutes.state === "draft" || (minutes.wording ?? 0) >= 5

/** Returns whether the minutes say of a round that it was a call without a quorum when its result was shown. */
export const tellsNoQuorum = (
  session: Pick<Session, "minutes">,
  { round, answered, answers }: { round: Round; answered: number; answers: readonly RevealedAnswer[] | null },
): boolean => round.kind === "call" && tellsObjections(session) && lacksQuorum(round, answered, answers)

/** A visit or a break of fewer milliseconds is not told, as it would begin and end at one time. */
export const momentMs = 60_000

/** The seats of several panelists that joined the electorate. One sentence tells them. */
export interface SeatsTogether {
  step: "seated"
  seated: PeopleChange[]
}

const isSeated = ({ act, step, reason }: PeopleChange): boolean => act === "seat" && step === "done" && reason === ""

/**
 * Puts all seats that joined the electorate together, in place of the first. The people who were asked for such a seat are left
 * out, because that sentence names proposers and confirmers. A change with a reason keeps a sentence of its own.
 */
export function seatsTogether(changes: readonly PeopleChange[]): (PeopleChange | SeatsTogether)[] {
  const seated = changes.filter(isSeated)
  if (seated.length < 2) return [...changes]
  const members = new Set<MemberId>(seated.map(({ member }) => member))
  const isAsked = ({ act, step, member, reason }: PeopleChange) =>
    act === "seat" && step === "asked" && reason === "" && members.has(member)
  const [first] = seated
  return changes.flatMap((change): (PeopleChange | SeatsTogether)[] => {
    if (change === first) return [{ step: "seated", seated }]
    return isSeated(change) || isAsked(change) ? [] : [change]
  })
}
