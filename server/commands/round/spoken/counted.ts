import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { MemberId } from "../../../../shared/model/ids.ts"
import type { SealedAnswer } from "../../../ports/database/store.ts"

/**
 * Whether the answer counts. A position that the secretary entered counts once its owner says that it is theirs, or a
 * second officer has pressed the same one (DOMAIN SP1).
 */
export const isCounted = ({ spoken, aloud }: SealedAnswer): boolean => !spoken || aloud?.is === "confirmed"

/** Whether the owner gave the answer, so that it counts towards a quorum, too (DOMAIN SP3). */
export const isFromOwner = ({ aloud }: SealedAnswer): boolean => aloud === null || aloud.officer === null

const lastOfEach = (answers: readonly SealedAnswer[]) => new Map(answers.map(answer => [answer.member, answer]))

/** Each panelist's last revision, in the order of the electorate, whether or not it counts. */
function latest(round: Round, answers: readonly SealedAnswer[]): SealedAnswer[] {
  const last = lastOfEach(answers)
  return round.electorate.flatMap(({ member }) => last.get(member) ?? [])
}

/** Each panelist's answer that counts, in the order of the electorate. */
export const counted = (round: Round, answers: readonly SealedAnswer[]): SealedAnswer[] =>
  latest(round, answers).filter(isCounted)

/** The members for whom a position was entered that does not count. */
export const unconfirmedIn = (round: Round, answers: readonly SealedAnswer[]): MemberId[] =>
  latest(round, answers).flatMap(one => (isCounted(one) ? [] : [one.member]))

/** The members who have answered a round. A position that waits for its confirmation is no answer. */
export const whoAnswered = (answers: readonly SealedAnswer[]): Set<MemberId> =>
  new Set([...lastOfEach(answers).values()].flatMap(one => (isCounted(one) ? [one.member] : [])))

/**
 * The positions that the secretary entered in a round, by member: who entered them, and what became of them. The
 * positions themselves are left out.
 */
export const positionsEntered = (answers: readonly SealedAnswer[]) =>
  [...lastOfEach(answers).values()].flatMap(({ member, revision, aloud }) =>
    aloud ? [{ member, revision, by: aloud.by, is: aloud.is, officer: aloud.officer }] : [],
  )
