import type { ProposedAct } from "../../contract/events/proposal.ts"
import type { Member } from "../../fold/peopleState.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { PlannedOpening, SettingChanged, State, Workspace } from "../../fold/state.ts"
import type { MemberId } from "../../model/ids.ts"
import { type Instant, type ReplayPolicy, replayPolicies } from "../../model/terms.ts"

/** Rules about opening a panel to people without a seat after somebody contributed (DOMAIN C8). */

/** How long everybody who contributed has notice before a panel opens wider, in milliseconds. */
export const openingMs = 7 * 86_400_000

/** How long everybody has notice before the seats that vote need an account, in milliseconds. */
export const accountsMs = 86_400_000

type Access = { public: boolean; replay: ReplayPolicy }

/** Returns whether people would read what they cannot read now. The first replay policy is the widest. */
export const opensWider = (now: Workspace | null, next: Access): boolean =>
  now !== null &&
  ((next.public && !now.public) || replayPolicies.indexOf(next.replay) < replayPolicies.indexOf(now.replay))

/** Returns whether an embargo would end before its present end. */
export const endsSooner = (session: Session | undefined, until: Instant | null): boolean =>
  session?.embargoCloses === true && session.embargo != null && (until === null || until < session.embargo)

/** Returns whether anybody contributed: a comment, a text, a question, an answer, an interest, a correction or a reason. */
export const anybodyContributed = (state: State): boolean =>
  [state.threads, state.statements, state.questions, state.actions, state.rounds].some(
    rows => Object.keys(rows).length > 0,
  ) ||
  Object.values(state.members).some(({ interest, proposedInterest }) => interest !== null || proposedInterest) ||
  Object.values(state.sessions).some(
    ({ summary, minutes }) => Object.keys(summary).length > 0 || minutes.corrections.length > 0,
  )

/** A change that a chair reads under _Changed by …_. `by` is null for an administrator or the command line. */
export interface ChangeTold {
  what: ProposedAct["act"] | SettingChanged["what"]
  by: MemberId | null
  at: Instant
  reason: string
  /** whether it was called off before its time, after it had been carried */
  calledOff: boolean
}

/**
 * The changes by others that this chair has not seen yet, oldest first: those carried without their consent, called off,
 * or made at once (DOMAIN C8). A setting from before the chair sat down is no change to them.
 */
export function changesUnseen(
  { proposals, workspace }: State,
  { id, role, sat, changesSeen = 0 }: Member,
): ChangeTold[] {
  if (role !== "moderator") return []
  const isNew = ({ by, at }: ChangeTold): boolean => by !== id && at > changesSeen && at >= (sat?.at ?? 0)
  const told = Object.values(proposals).flatMap(
    ({ about, state, asker, ended, reason, confirmations, calledOff }): ChangeTold[] => [
      ...(state === "carried" && ended && !confirmations.some(one => one.by === id)
        ? [{ what: about.act, by: asker, at: ended.at, reason, calledOff: false }]
        : []),
      ...(calledOff ? [{ what: about.act, ...calledOff, reason: "", calledOff: true }] : []),
    ],
  )
  const atOnce = (workspace?.changed ?? []).map(one => ({ ...one, reason: "", calledOff: false }))
  return [...told, ...atOnce].filter(isNew).toSorted((a, b) => a.at - b.at)
}

/** The openings that wait for their time, the earliest first. */
export const openingsOf = ({ workspace }: Pick<State, "workspace">): PlannedOpening[] =>
  Object.values(workspace?.openings ?? {}).toSorted((a, b) => a.at - b.at)

/** The publication of a session's minutes that waits for its time; undefined if there is none. */
export const publicationPlanned = (state: Pick<State, "workspace">, session: string): PlannedOpening | undefined =>
  openingsOf(state).find(({ publish }) => publish?.session === session)
