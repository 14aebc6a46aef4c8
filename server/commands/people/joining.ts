import type { NewEvent } from "../../../shared/contract/events.ts"
import type { Answered } from "../../../shared/contract/live.ts"
import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import type { State } from "../../../shared/fold/state.ts"
import { MemberId, type SideId } from "../../../shared/model/ids.ts"
import { asNamed, type Named } from "../../../shared/model/names.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { seatConfirmed } from "../../../shared/rules/people/consent.ts"
import { opensSeat } from "../../../shared/rules/people/links.ts"
import type { Clock } from "../../ports/clock.ts"
import type { Directory } from "../../ports/directory.ts"
import type { InviteRow } from "../../ports/store.ts"
import type { Decision, ReadCommand } from "../deed.ts"
import type { Dispatch } from "../dispatch.ts"
import type { Folds } from "../log/folds.ts"
import { asksForSeat } from "./changingSeats.ts"

export interface JoinPorts {
  directory: Directory
  dispatch: Dispatch
  folds: Folds
  clock: Clock
  sha256: (text: string) => string
}

/** What somebody says of themselves at the door. */
export interface Arriving {
  name: string
  romanised: string
  lang: Lang
  /** "" where nothing was stated */
  interest: string
  signIn: string
}

export interface OpenInvite {
  row: InviteRow
  state: State
}

/** The link behind a token, while it works. */
export async function inviteOf(ports: JoinPorts, token: string): Promise<OpenInvite | { refuse: Refusal }> {
  const row = await ports.directory.invite(ports.sha256(token))
  if (!row || row.revoked || row.usesLeft < 1 || row.expiresAt <= ports.clock.now()) return refuse("invite-ended")
  const { states } = await ports.folds.current(row.workspace)
  if (states.room.workspace?.removed || !opens(states.room, row)) return refuse("invite-ended")
  return { row: { ...row, side: sideOf(states.room, row) }, state: states.room }
}

const opens = (state: State, row: InviteRow): boolean => opensSeat(state, { ...row, side: sideOf(state, row) })

/** As the log has it now: a side that the panel gave up is no link's any more. */
const sideOf = ({ invites }: State, { id, side }: InviteRow): SideId | null => {
  const invite = invites[id]
  return invite ? invite.side : side
}

/**
 * Exchanges one use of a link for a seat of this sign-in: the member's whose link it is, else a new one. The use, the
 * seat and the entries are one commit.
 */
export function takeSeat(
  { dispatch }: JoinPorts,
  { row }: OpenInvite,
  { lang, interest, signIn, ...said }: Arriving,
): Promise<Answered> {
  const host = { member: null, name: "", role: "admin" as const, side: null, host: true }
  const command: ReadCommand = {
    action: "invite guests",
    host: true,
    reads: null,
    passage: null,
    own: () => true,
    // what was found at the door may have changed on the way in
    decide: ({ id, state }): Decision => {
      if (!opens(state, row)) return refuse("invite-ended")
      const member = row.member ?? MemberId.parse(id())
      const personal = namedAnew(said, state.members[member])
      const admitted = {
        kind: "member-admitted" as const,
        body: { member, role: row.role, side: sideOf(state, row), field: null, lang, invite: row.id, personal },
      }
      const bound = row.member === null ? {} : { invite: row.id }
      const taken = { kind: "seat-taken" as const, body: { member, lang, ...bound, personal } }
      const stated = { member, personal: { interest: { lang, text: interest } } }
      return {
        events: [
          ...(row.member === null ? [admitted] : []),
          taken,
          ...seatAsked(state, id, row, member),
          ...(interest === "" ? [] : [{ kind: "interest-stated" as const, body: stated }]),
        ],
        directory: [
          { change: "invite-used", id: row.id },
          { change: "seat", signIn, workspace: row.workspace, member, invite: row.id },
        ],
        made: { member },
      }
    },
  }
  return dispatch.perform(row.workspace, host, command, null)
}

/** A panelist who comes by a chair's or the secretary's link is confirmed by others first, unless they were by name. */
function seatAsked(state: State, id: () => string, row: InviteRow, member: MemberId): NewEvent[] {
  const held = state.members[member]
  if (row.role !== "panelist" || held?.unconfirmed !== undefined || seatConfirmed(state, member)) return []
  return asksForSeat(state, id, member, state.invites[row.id]?.by ?? null)
}

/** Who leaves the name as it was keeps its short form, and its reading unless another is given. */
function namedAnew(said: { name: string; romanised: string }, held: Named | undefined): Named {
  const now = asNamed(said)
  if (held?.name !== now.name) return now
  return { ...now, romanised: now.romanised || held.romanised, short: now.short || held.short }
}
