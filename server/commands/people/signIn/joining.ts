import type { NewEvent } from "../../../../shared/contract/events.ts"
import type { Answered } from "../../../../shared/contract/live.ts"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import type { Invite } from "../../../../shared/fold/peopleState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { CommandId, MemberId, type WorkspaceId } from "../../../../shared/model/ids.ts"
import { asNamed, type Named } from "../../../../shared/model/names.ts"
import type { Attribution, Instant, Lang, Role } from "../../../../shared/model/terms.ts"
import { closedByArchive } from "../../../../shared/rules/law/archive.ts"
import { consentAmiss, type JoinConsent } from "../../../../shared/rules/law/consents.ts"
import { seatConfirmed } from "../../../../shared/rules/people/consent/consent.ts"
import { guestsAreNamed, isForSeveral } from "../../../../shared/rules/people/guests.ts"
import { type LinkState, linkState } from "../../../../shared/rules/people/links.ts"
import { requiresAccount } from "../../../../shared/rules/people/seats/accounts.ts"
import type { Decision, ReadCommand } from "../../../core/command.ts"
import type { Dispatch } from "../../../core/dispatch.ts"
import type { Folds } from "../../../log/folds.ts"
import type { Directory } from "../../../ports/database/directory.ts"
import type { InviteRow } from "../../../ports/database/store.ts"
import type { Clock } from "../../../ports/host/clock.ts"
import { asksAnew, asksForSeat } from "../changingSeats.ts"
import type { HeldSeat } from "./holders.ts"

export interface JoinPorts {
  directory: Directory
  dispatch: Dispatch
  folds: Folds
  clock: Clock
  sha256: (text: string) => string
}

/** The form that a person fills in to join a panel. */
export interface JoinRequest {
  name: string
  romanised: string
  lang: Lang
  /** the interest that the person states; "" if none */
  interest: string
  signIn: string
  /** names the page's attempt to enter, of which the seat is taken once; absent or null from a page of before */
  entered?: string | null
  /** whether the link is that of the letter which was mailed to the person */
  letter?: boolean
  /** the account in which the person has said that the seat is to be kept; absent or null if in none */
  account?: string | null | undefined
  /** their consent; absent if the join page shows no privacy notice */
  consent?: JoinConsent | undefined
  /** the attribution policy that the person read and agreed to; absent if the join page shows none */
  attribution?: Attribution | undefined
}

/**
 * Refuses to admit a person who has not yet done what the panel asks of those who join: read the attribution policy of
 * now, consented to the privacy notice of now (DOMAIN PN2), or signed in to an account (SI11).
 */
export function notYet(
  state: State,
  role: Role,
  { attribution, consent, account }: Pick<JoinRequest, "attribution" | "consent" | "account">,
): { refuse: Refusal } | null {
  if (requiresAccount(state, role) && !account) return refuse("account-required")
  if (attribution !== undefined && state.workspace?.attribution !== attribution) return refuse("attribution-changed")
  const amiss = consentAmiss(state, consent)
  return amiss && refuse(amiss)
}

/** The entries of the consents that a person gave as they joined. */
function consents({ workspace }: State, member: MemberId, consent: JoinConsent | undefined): NewEvent[] {
  const privacy = workspace?.privacy
  if (!privacy || !consent) return []
  const { hash, version } = privacy
  const { lang, region } = consent
  const subjects = region === privacy.region ? (["notice"] as const) : (["notice", "transfer"] as const)
  return subjects.map(of => ({ kind: "consent-given", body: { member, of, hash, version, lang, region } }))
}

/** The invitation that a link's token belongs to, as the log and the directory have it now. */
export interface OpenInvite {
  workspace: WorkspaceId
  row: Invite
  state: State
  /**
   * the invitation's row in the directory, because log entries of earlier versions of Plenary lack its expiry and its
   * uses
   */
  kept: InviteRow
}

const asKept = (logged: Invite, { expiresAt, revoked, usesLeft }: InviteRow): Invite => ({
  ...logged,
  expiresAt,
  revoked: logged.revoked || revoked,
  used: Math.max(logged.used, logged.uses - usesLeft),
})

/** The refusal code for each state in which an invitation admits nobody. */
const refusalOf: Record<Exclude<LinkState, "works">, Refusal["code"]> = {
  revoked: "invite-revoked",
  used: "invite-used",
  expired: "invite-expired",
  changed: "invite-ended",
}

/** The invitation that a token belongs to; a refusal if the invitation admits nobody. */
export async function inviteOf(ports: JoinPorts, token: string): Promise<OpenInvite | { refuse: Refusal }> {
  const link = await linkOf(ports, token)
  return "refuse" in link ? link : (closedTo(link, ports.clock.now()) ?? link)
}

/** The invitation that a token belongs to, even if the invitation admits nobody any more. */
export async function linkOf(ports: JoinPorts, token: string): Promise<OpenInvite | { refuse: Refusal }> {
  const kept = await ports.directory.invite(ports.sha256(token))
  if (!kept) return refuse("invite-unknown")
  const { state } = await ports.folds.current(kept.workspace)
  const logged = state.invites[kept.id]
  if (!logged || state.workspace?.removed) return refuse("invite-ended")
  return { workspace: kept.workspace, row: asKept(logged, kept), state, kept }
}

/** The refusal for an invitation that admits nobody; null while it admits people. */
export function closedTo({ state, row }: Pick<OpenInvite, "state" | "row">, now: Instant): { refuse: Refusal } | null {
  if (closedByArchive(state, "invite guests")) return refuse("panel-archived")
  const is = linkState(state, row, now)
  if (is !== "works") return refuse(refusalOf[is])
  return isForSeveral(row) && guestsAreNamed(state, now) ? refuse("guests-closed") : null
}

/**
 * Whether the owner of a seat has opened their own link again: the link names this seat, or the owner took the seat by
 * this link.
 */
export const cameBy = ({ row }: Pick<OpenInvite, "row">, held: HeldSeat): boolean =>
  held !== null && (row.member === null ? held.invite === row.id : held.member === row.member)

/**
 * Uses an invitation once and gives this sign-in a seat: the seat that the invitation names, else a new one. The use,
 * the seat and the entries are one commit.
 */
export function takeSeat(
  { dispatch }: JoinPorts,
  { workspace, kept }: OpenInvite,
  { lang, interest, signIn, entered, letter, attribution, consent, account, ...said }: JoinRequest,
): Promise<Answered> {
  const invite = kept.id
  const host = { member: null, name: "", role: "admin" as const, side: null, host: true }
  const command: ReadCommand = {
    action: "invite guests",
    host: true,
    own: () => true,
    // the invitation may have changed since the person opened the join page
    decide: ({ id, state, now }): Decision => {
      const logged = state.invites[invite]
      if (!logged) return refuse("invite-ended")
      const row = asKept(logged, kept)
      const closed = closedTo({ state, row }, now)
      if (closed) return closed
      const missing = notYet(state, row.role, { attribution, consent, account })
      if (missing) return missing
      const member = row.member ?? MemberId.parse(id())
      const personal = namedAnew(said, state.members[member])
      const admitted = {
        kind: "member-admitted" as const,
        body: { member, role: row.role, side: row.side, field: null, lang, invite, personal },
      }
      const bound = row.member === null ? {} : { invite, ...(letter && { letter: true as const }) }
      const taken = { kind: "seat-taken" as const, body: { member, lang, ...bound, personal } }
      const stated = { member, personal: { interest: { lang, text: interest } } }
      return {
        events: [
          ...(row.member === null ? [admitted] : []),
          taken,
          ...consents(state, member, consent),
          ...seatAsked(state, id, row, { member, said: personal.name }),
          ...(interest === "" ? [] : [{ kind: "interest-stated" as const, body: stated }]),
        ],
        directory: [
          { kind: "invite-used", id: invite },
          { kind: "seat", signIn, workspace, member, invite, keep: account ?? null },
        ],
        made: { member },
      }
    },
  }
  return dispatch.perform(workspace, host, command, entered ? CommandId.parse(entered) : null)
}

/**
 * Asks for consent to a panelist who joins by a link of a chair or the secretary. If others have already confirmed this
 * person by name, nobody is asked.
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
  // others consent to a person by name, so another name needs another consent
  if (seatConfirmed(state, member, said)) return []
  const isAsked = held.unconfirmed !== undefined && state.proposals[held.unconfirmed]?.state === "open"
  return isAsked && held.name === said ? [] : asksAnew(state, id, held, asker)
}

/**
 * The name that a person enters when they take a seat. If the seat already has that name, its short form stays. Its
 * romanisation stays, too, unless the person enters another.
 */
function namedAnew(said: { name: string; romanised: string }, held: Named | undefined): Named {
  const now = asNamed(said)
  if (held?.name !== now.name) return now
  return { ...now, romanised: now.romanised || held.romanised, short: now.short || held.short }
}
