import type { PolicyAct, ProposedAct } from "../../contract/events/proposal.ts"
import type { Member } from "../../fold/peopleState.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { PlannedOpening, Proposal, SettingChanged, State, Workspace } from "../../fold/state.ts"
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

/** Whether a kind of proposed act binds or exposes others by a setting, so that every other chair is told once it is carried. */
const isPolicy: Readonly<Record<ProposedAct["act"], boolean>> = {
  seat: false,
  change: false,
  remove: false,
  reissue: false,
  withdraw: false,
  erratum: false,
  editorial: false,
  adopt: false,
  accounts: true,
  access: true,
  embargo: true,
  publish: true,
  terms: true,
}

/** A change that a chair reads under _Changed by …_. `by` is null for an administrator or the command line. */
export interface ChangeTold {
  what: PolicyAct["act"] | SettingChanged["what"]
  by: MemberId | null
  at: Instant
  reason: string
}

/**
 * The changes by others that this chair has not seen yet, oldest first: what was carried of what binds or exposes, and what was
 * changed at once since the chair sat down (DOMAIN C8).
 */
export function changesUnseen(
  { proposals, workspace }: State,
  { id, role, sat, changesSeen = 0 }: Member,
): ChangeTold[] {
  if (role !== "moderator") return []
  const carried = Object.values(proposals).flatMap(({ about, state, asker: by, ended, reason }): ChangeTold[] =>
    state === "carried" && ended && isPolicyAct(about) ? [{ what: about.act, by, at: ended.at, reason }] : [],
  )
  const atOnce = (workspace?.changed ?? []).flatMap((one): ChangeTold[] =>
    one.at > (sat?.at ?? 0) ? [{ ...one, reason: "" }] : [],
  )
  return [...carried, ...atOnce].filter(({ by, at }) => by !== id && at > changesSeen).toSorted((a, b) => a.at - b.at)
}

const isPolicyAct = (about: ProposedAct): about is PolicyAct => isPolicy[about.act]

/** The openings that other chairs called off, and that this chair has not seen yet, oldest first (DOMAIN C8). */
export const callOffsUnseen = (state: State, { id, role, changesSeen = 0 }: Member): Proposal[] =>
  role !== "moderator"
    ? []
    : Object.values(state.proposals).filter(
        ({ calledOff }) => calledOff !== undefined && calledOff.by !== id && calledOff.at > changesSeen,
      )

/** The openings that wait for their time, the earliest first. */
export const openingsOf = ({ workspace }: Pick<State, "workspace">): PlannedOpening[] =>
  Object.values(workspace?.openings ?? {}).toSorted((a, b) => a.at - b.at)

/** The publication of a session's minutes that waits for its time; undefined if there is none. */
export const publicationPlanned = (state: Pick<State, "workspace">, session: string): PlannedOpening | undefined =>
  openingsOf(state).find(({ publish }) => publish?.session === session)
