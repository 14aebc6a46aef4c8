import type { NewEvent } from "../../../shared/contract/events.ts"
import type { Answered } from "../../../shared/contract/live.ts"
import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import type { Invite, State } from "../../../shared/fold/state.ts"
import { MemberId, type WorkspaceId } from "../../../shared/model/ids.ts"
import { asNamed, type Named } from "../../../shared/model/names.ts"
import type { Attribution, Instant, Lang } from "../../../shared/model/terms.ts"
import { seatConfirmed } from "../../../shared/rules/people/consent/consent.ts"
import { type LinkState, linkState } from "../../../shared/rules/people/links.ts"
import type { Clock } from "../../ports/clock.ts"
import type { Directory } from "../../ports/directory.ts"
import type { InviteRow } from "../../ports/store.ts"
import type { Decision, ReadCommand } from "../command.ts"
import type { Dispatch } from "../dispatch.ts"
import type { Folds } from "../log/folds.ts"
import { asksAnew, asksForSeat } from "./changingSeats.ts"
import type { HeldSeat } from "./holders.ts"

export interface JoinPorts {
  directory: Directory
  dispatch: Dispatch
  folds: Folds
  clock: Clock
  sha256: (text: string) => string
}

/** What a person says of themselves when they join. */
export interface JoinRequest {
  name: string
  romanised: string
  lang: Lang
  /** "" where nothing was stated */
  interest: string
  signIn: string
  /** the policy that they read and agreed to; absent where the join page shows none */
  attribution?: Attribution | undefined
}

/** Consent is to the policy that was read: another one is shown and agreed to first. */
export const otherPolicy = ({ workspace }: State, { attribution }: Pick<JoinRequest, "attribution">) =>
  attribution === undefined || workspace?.attribution === attribution ? null : refuse("attribution-changed")

/** A link behind a token, as the log has it now: a side that the panel gave up is no link's any more. */
export interface OpenInvite {
  workspace: WorkspaceId
  row: Invite
  state: State
  /** as the directory keeps it: entries of earlier versions say neither its time nor each use */
  kept: InviteRow
}

const asKept = (logged: Invite, { expiresAt, revoked, usesLeft }: InviteRow): Invite => ({
  ...logged,
  expiresAt,
  revoked: logged.revoked || revoked,
  used: Math.max(logged.used, logged.uses - usesLeft),
})

/** What is said of a link that lets nobody in. */
const refusalOf: Record<Exclude<LinkState, "works">, Refusal["code"]> = {
  revoked: "invite-revoked",
  used: "invite-used",
  expired: "invite-expired",
  changed: "invite-ended",
}

/** The link behind a token, while it lets somebody in. */
export async function inviteOf(ports: JoinPorts, token: string): Promise<OpenInvite | { refuse: Refusal }> {
  const link = await linkOf(ports, token)
  return "refuse" in link ? link : (closedTo(link, ports.clock.now()) ?? link)
}

/** The link behind a token, whether it lets anybody in or not. */
export async function linkOf(ports: JoinPorts, token: string): Promise<OpenInvite | { refuse: Refusal }> {
  const kept = await ports.directory.invite(ports.sha256(token))
  if (!kept) return refuse("invite-unknown")
  const { state } = await ports.folds.current(kept.workspace)
  const logged = state.invites[kept.id]
  if (!logged || state.workspace?.removed) return refuse("invite-ended")
  return { workspace: kept.workspace, row: asKept(logged, kept), state, kept }
}

/** Null while the link lets somebody in. */
export function closedTo({ state, row }: Pick<OpenInvite, "state" | "row">, now: Instant): { refuse: Refusal } | null {
  const is = linkState(state, row, now)
  return is === "works" ? null : refuse(refusalOf[is])
}

/** Whether a seat is the one that the link is for, or came by it: its owner opens their own link once more. */
export const cameBy = ({ row }: Pick<OpenInvite, "row">, held: HeldSeat): boolean =>
  held !== null && (row.member === null ? held.invite === row.id : held.member === row.member)

/**
 * Exchanges one use of a link for a seat of this sign-in: the member's whose link it is, else a new one. The use, the
 * seat and the entries are one commit.
 */
export function takeSeat(
  { dispatch }: JoinPorts,
  { workspace, kept }: OpenInvite,
  { lang, interest, signIn, attribution, ...said }: JoinRequest,
): Promise<Answered> {
  const invite = kept.id
  const host = { member: null, name: "", role: "admin" as const, side: null, host: true }
  const command: ReadCommand = {
    action: "invite guests",
    host: true,
    reads: null,
    passage: null,
    own: () => true,
    // the invitation may have changed since it was previewed
    decide: ({ id, state, now }): Decision => {
      const logged = state.invites[invite]
      if (!logged) return refuse("invite-ended")
      const row = asKept(logged, kept)
      const closed = closedTo({ state, row }, now)
      if (closed) return closed
      const other = otherPolicy(state, { attribution })
      if (other) return other
      const member = row.member ?? MemberId.parse(id())
      const personal = namedAnew(said, state.members[member])
      const admitted = {
        kind: "member-admitted" as const,
        body: { member, role: row.role, side: row.side, field: null, lang, invite, personal },
      }
      const bound = row.member === null ? {} : { invite }
      const taken = { kind: "seat-taken" as const, body: { member, lang, ...bound, personal } }
      const stated = { member, personal: { interest: { lang, text: interest } } }
      return {
        events: [
          ...(row.member === null ? [admitted] : []),
          taken,
          ...seatAsked(state, id, row, { member, said: personal.name }),
          ...(interest === "" ? [] : [{ kind: "interest-stated" as const, body: stated }]),
        ],
        directory: [
          { change: "invite-used", id: invite },
          { change: "seat", signIn, workspace, member, invite },
        ],
        made: { member },
      }
    },
  }
  return dispatch.perform(workspace, host, command, null)
}

/** A panelist who comes by a chair's or the secretary's link is confirmed by others first, unless they were by name. */
function seatAsked(
  state: State,
  id: () => string,
  row: Invite,
  { member, said }: { member: MemberId; said: string },
): NewEvent[] {
  const held = state.members[member]
  const asker = row.by ?? null
  if (row.role !== "panelist") return []
  if (held === undefined) return asksForSeat(state, id, member, asker)
  // others consented to a person by name: somebody of another name is asked for anew
  if (seatConfirmed(state, member, said)) return []
  const isAsked = held.unconfirmed !== undefined && state.proposals[held.unconfirmed]?.state === "open"
  return isAsked && held.name === said ? [] : asksAnew(state, id, held, asker)
}

/** Who leaves the name as it was keeps its short form, and its reading unless another is given. */
function namedAnew(said: { name: string; romanised: string }, held: Named | undefined): Named {
  const now = asNamed(said)
  if (held?.name !== now.name) return now
  return { ...now, romanised: now.romanised || held.romanised, short: now.short || held.short }
}
