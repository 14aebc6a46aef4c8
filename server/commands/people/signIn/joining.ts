import type { NewEvent } from "../../../../shared/contract/events.ts"
import type { Answered } from "../../../../shared/contract/live.ts"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import type { Invite, State } from "../../../../shared/fold/state.ts"
import { MemberId, type WorkspaceId } from "../../../../shared/model/ids.ts"
import { asNamed, type Named } from "../../../../shared/model/names.ts"
import type { Attribution, Instant, Lang } from "../../../../shared/model/terms.ts"
import { seatConfirmed } from "../../../../shared/rules/people/consent/consent.ts"
import { type LinkState, linkState } from "../../../../shared/rules/people/links.ts"
import type { Directory } from "../../../ports/database/directory.ts"
import type { InviteRow } from "../../../ports/database/store.ts"
import type { Clock } from "../../../ports/host/clock.ts"
import type { Decision, ReadCommand } from "../../command.ts"
import type { Dispatch } from "../../dispatch.ts"
import type { Folds } from "../../log/folds.ts"
import { asksAnew, asksForSeat } from "../changingSeats.ts"
import type { HeldSeat } from "./holders.ts"

export interface JoinPorts {
  directory: Directory
  dispatch: Dispatch
  folds: Folds
  clock: Clock
  sha256: (text: string) => string
}

/** The form that a person fills in to join. */
export interface JoinRequest {
  name: string
  romanised: string
  lang: Lang
  /** "" if none was stated */
  interest: string
  signIn: string
  /** the policy that they read and agreed to; absent if the join page shows none */
  attribution?: Attribution | undefined
}

/** A person consents to the policy that they read: if it has changed, the new one is shown and agreed to first. */
export const otherPolicy = ({ workspace }: State, { attribution }: Pick<JoinRequest, "attribution">) =>
  attribution === undefined || workspace?.attribution === attribution ? null : refuse("attribution-changed")

/** A token's link as the log has it now: a link to a side that the panel gave up no longer works. */
export interface OpenInvite {
  workspace: WorkspaceId
  row: Invite
  state: State
  /** the directory's row: entries of earlier versions lack its time and its uses */
  kept: InviteRow
}

const asKept = (logged: Invite, { expiresAt, revoked, usesLeft }: InviteRow): Invite => ({
  ...logged,
  expiresAt,
  revoked: logged.revoked || revoked,
  used: Math.max(logged.used, logged.uses - usesLeft),
})

/** The refusal for a link that admits nobody. */
const refusalOf: Record<Exclude<LinkState, "works">, Refusal["code"]> = {
  revoked: "invite-revoked",
  used: "invite-used",
  expired: "invite-expired",
  changed: "invite-ended",
}

/** The link behind a token, if it still admits anybody. */
export async function inviteOf(ports: JoinPorts, token: string): Promise<OpenInvite | { refuse: Refusal }> {
  const link = await linkOf(ports, token)
  return "refuse" in link ? link : (closedTo(link, ports.clock.now()) ?? link)
}

/** The link behind a token, whether it admits anybody or not. */
export async function linkOf(ports: JoinPorts, token: string): Promise<OpenInvite | { refuse: Refusal }> {
  const kept = await ports.directory.invite(ports.sha256(token))
  if (!kept) return refuse("invite-unknown")
  const { state } = await ports.folds.current(kept.workspace)
  const logged = state.invites[kept.id]
  if (!logged || state.workspace?.removed) return refuse("invite-ended")
  return { workspace: kept.workspace, row: asKept(logged, kept), state, kept }
}

/** Null while the link admits people. */
export function closedTo({ state, row }: Pick<OpenInvite, "state" | "row">, now: Instant): { refuse: Refusal } | null {
  const is = linkState(state, row, now)
  return is === "works" ? null : refuse(refusalOf[is])
}

/**
 * Whether the link leads to this seat, or its owner took it by this link: then the owner has opened their own link
 * again.
 */
export const cameBy = ({ row }: Pick<OpenInvite, "row">, held: HeldSeat): boolean =>
  held !== null && (row.member === null ? held.invite === row.id : held.member === row.member)

/**
 * Exchanges one use of a link for a seat of this sign-in: the link's member if it names one, else a new member. The
 * use, the seat and the entries are one commit.
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
          { kind: "invite-used", id: invite },
          { kind: "seat", signIn, workspace, member, invite },
        ],
        made: { member },
      }
    },
  }
  return dispatch.perform(workspace, host, command, null)
}

/**
 * Others first confirm a panelist who joins by a chair's or the secretary's link, unless they have confirmed this
 * person by name.
 */
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
  // others have consented to a person by name: another name needs another consent
  if (seatConfirmed(state, member, said)) return []
  const isAsked = held.unconfirmed !== undefined && state.proposals[held.unconfirmed]?.state === "open"
  return isAsked && held.name === said ? [] : asksAnew(state, id, held, asker)
}

/** An unchanged name keeps its short form, and its romanisation unless another is given. */
function namedAnew(said: { name: string; romanised: string }, held: Named | undefined): Named {
  const now = asNamed(said)
  if (held?.name !== now.name) return now
  return { ...now, romanised: now.romanised || held.romanised, short: now.short || held.short }
}
