import type { Round, Statement } from "../../../fold/consensusState.ts"
import type { State } from "../../../fold/state.ts"
import type { MemberId } from "../../../model/ids.ts"
import type { Instant, Reach } from "../../../model/terms.ts"
import { isHeld } from "../../floor/held.ts"
import { needsAccount } from "../../people/seats/accounts.ts"
import { barredFrom } from "../../people/seats/barred.ts"
import { latestDeadline } from "../../readings/deadlines.ts"
import { isActive } from "../../readings/members.ts"
import { noticesOf, wasHeard } from "../../readings/notices.ts"
import { findMember } from "../../readings/rows.ts"
import { answersIn } from "./electorate.ts"

/** How long a silence procedure lasts at least, in milliseconds: between meetings, and in a live session (DOMAIN L7). */
export const leastSilenceMs: Readonly<Record<Reach, number>> = { notice: 86_400_000, connection: 120_000 }

/** How the shortest silence procedure that may open now reaches the members. */
export const shortestReach = ({ sessions }: Pick<State, "sessions">): Reach =>
  Object.values(sessions).some(({ state }) => state === "live") ? "connection" : "notice"

/**
 * How a silence procedure that opens now and ends at `endsAt` reaches the members; null if it may not end then. A
 * procedure of a day or more is told by its notice, also in a live session.
 */
export function reachFor(state: Pick<State, "sessions">, endsAt: Instant, now: Instant): Reach | null {
  if (endsAt > latestDeadline(now)) return null
  const shortest = shortestReach(state)
  return (["notice", shortest] as const).find(reach => endsAt - now >= leastSilenceMs[reach]) ?? null
}

/**
 * The electors whom an open silence procedure has reached until now, and who could answer throughout, in the order of
 * the electorate. Silence of all others does not agree (DOMAIN L7). `connected`: the members who are connected, where
 * the reader knows it.
 */
export function electorsReached(state: State, round: Round, connected?: ReadonlySet<string>): MemberId[] {
  const told = round.reach === "connection" ? here(state, round, connected) : noticed(state, round)
  return round.electorate.flatMap(({ member }) => (told(member) && couldAnswer(state, round, member) ? [member] : []))
}

/** Whether the seat could answer throughout: nothing has kept its owner from answering since the round opened. */
function couldAnswer(state: State, round: Round, id: MemberId): boolean {
  const member = findMember(state, id)
  const kept = round.unable?.includes(id) === true || !answersIn(state, round, id)
  return member !== undefined && !kept && isActive(member) && barredFrom(state, member, "answer") === null
}

/**
 * Whether the notice of the procedure reached a member: they opened its page from their own seat, or a letter to an
 * address of their own was accepted. Where the seat needs an account, only opening the page shows that it has one.
 */
function noticed(state: State, round: Round): (member: MemberId) => boolean {
  const seen = new Set<string>(round.seen)
  const mailed = new Set<string>(
    noticesOf(state, { of: "silence", round: round.id }).flatMap(({ sent, owned = [] }) =>
      sent === "mail" ? owned : [],
    ),
  )
  return id => seen.has(id) || (mailed.has(id) && !needsAccount(state, state.members[id], "answer", round))
}

/**
 * Whether a member has been connected since the procedure opened, in a session that is still held. A cut that does not
 * count as an absence (DOMAIN F2) is none here, and a tick shows no connection. Where the seat needs an account, its
 * owner must also have opened the page.
 */
function here(state: State, round: Round, connected?: ReadonlySet<string>): (member: MemberId) => boolean {
  const spans = Object.values(state.sessions)
    .filter(isHeld)
    .flatMap(({ attendance }) => attendance)
    .filter(({ from, to, ticked }) => from <= round.openedAt && to === null && !ticked)
  const throughout = new Set<string>(spans.map(({ member }) => member))
  const seen = new Set<string>(round.seen)
  return id =>
    throughout.has(id) &&
    connected?.has(id) !== false &&
    (seen.has(id) || !needsAccount(state, state.members[id], "answer", round))
}

/**
 * Returns whether an open silence procedure will be void at its end, because it has reached nobody. One of an earlier
 * version is void if no notice of it was sent.
 */
export function runsUnheard(state: State, round: Round): boolean {
  if (!round.silence || round.state !== "open") return false
  return round.reach ? electorsReached(state, round).length === 0 : !wasHeard(state, { of: "silence", round: round.id })
}

/**
 * Returns whether a silence procedure became void because it reached nobody. Entries of an earlier version of Plenary
 * do not say why a round is void. An empty reason therefore decides, because moderators must give one.
 */
export const endedUnheard = ({ state, silence, voidReason }: Round): boolean =>
  state === "void" && silence && voidReason === ""

/** The statement's newest round on its current version if that round is void; else null. */
export function lastVoid({ rounds }: Pick<State, "rounds">, { id, versions, state }: Statement): Round | null {
  if (state !== "proposed") return null
  const newest = Object.values(rounds)
    .filter(({ statement, version }) => statement === id && version === versions.at(-1)?.n)
    .toSorted((a, b) => a.openedAt - b.openedAt)
    .at(-1)
  return newest?.state === "void" ? newest : null
}

/** Returns whether the statement's last silence procedure became void unheard, so that it has to be started again. */
export function wentUnheard(state: Pick<State, "rounds">, statement: Statement): boolean {
  const round = lastVoid(state, statement)
  return round !== null && endedUnheard(round)
}
