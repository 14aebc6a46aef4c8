import type { ProposedSeatAct } from "../../contract/events/proposal.ts"
import type { Entry } from "../../contract/events.ts"
import { isOffice } from "../../fold/changes/office.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { Proposal, State } from "../../fold/state.ts"
import type { MemberId, SideId } from "../../model/ids.ts"
import type { Instant, SeatRole } from "../../model/terms.ts"
import { nameAt, type Renaming, renamingsOf } from "../../rules/people/namesOfTheDay.ts"
import { proposalKey, seatKey } from "../../rules/said/inThreads.ts"
import type { Reason } from "../../rules/said/said.ts"
import { isToldIn } from "./whereTold.ts"

/** A change of an electorate or of a seat's holder, done or only proposed. */
export interface PeopleChange {
  /** `done`: an administrator or one chair made the change alone, or the last consent was given */
  step:
    | "admitted"
    | "asked"
    | "done"
    | "appointed"
    | "appointment-ended"
    | "refused"
    | "taken-back"
    | "suspended"
    | "lifted"
    | "left"
    | "disowned"
    | "address-set"
    | "address-cleared"
    | "alternate-named"
    | "alternate-withdrawn"
    | "alternate-seated"
    | "delegate-seated"
  act: ProposedSeatAct["act"] | null
  member: MemberId
  /** the delegate, if the change is about the seat that `member` shares as an alternate */
  delegate?: MemberId
  role: SeatRole | null
  /** the side of the changed seat; null if the seat has no side, or if neither role nor side changes */
  side: SideId | null
  by: MemberId | null
  at: Instant
  /** the members who consented, if a consent was needed; null is an administrator */
  consents: (MemberId | null)[]
  reason: string
  /** the key and the language of the reason; absent if there is none */
  said?: Pick<Reason, "key" | "lang">
}

const steps = {
  "proposal-made": "asked",
  "proposal-carried": "done",
  "proposal-refused": "refused",
  "proposal-taken-back": "taken-back",
} as const

/** Whether a proposal was carried in the commit that made it. The minutes print such a proposal once, as done. */
const isAtOnce = ({ ended, state, at, confirmations }: Proposal): boolean =>
  state === "carried" && confirmations.length === 0 && ended?.at === at

/** Returns the entries from the previous session's close, or from the beginning, to this session's close. */
export function sinceTheLast(entries: readonly Entry[], { id, state: at }: Session): readonly Entry[] {
  const start = entries.findIndex(({ kind, body }) => kind === "session-started" && body.session === id)
  if (start < 0) return []
  const before = entries.slice(0, start).findLastIndex(({ kind }) => kind === "session-closed")
  const closed = entries.findLastIndex(({ kind, body }) => kind === "session-closed" && body.session === id)
  const end = at === "closed" && closed > start ? closed + 1 : entries.length
  return entries.slice(before + 1, end)
}

/**
 * Kinds of entries that minutes leave out before the first session starts, because the panel is still being put
 * together.
 */
const isPreparing: ReadonlySet<Entry["kind"]> = new Set(["member-admitted", "address-set"] as const)

/**
 * Returns the changes of seats that the minutes print, if the reader may read the member's name. Seats from before the
 * first session are left out, because that session's attendance lists them.
 */
export function peopleChangesOf(state: State, entries: readonly Entry[], session: Session): PeopleChange[] {
  const begun = entries.find(({ kind }) => kind === "session-started")?.seq ?? Infinity
  const before = rolesBefore(entries)
  // the line about the withdrawal of an alternate says that the seat that the delegate gave them ended, too
  const isSaid = ({ kind, body, by }: Entry) =>
    kind === "member-removed" && by !== null && before.delegates.get(body.member) === by
  return sinceTheLast(entries, session)
    .flatMap(entry =>
      (isPreparing.has(entry.kind) && entry.seq < begun) || isSaid(entry)
        ? []
        : (peopleChange(state, entry, before) ?? []),
    )
    .filter(({ member, at }) => nameAt(state, member, at)?.name)
}

/** Returns the changes of members' names by other people, without the changes that the reader may not read. */
export function renamingsToldBy(state: State, entries: readonly Entry[], session: Session): Renaming[] {
  const shown = new Set(
    sinceTheLast(entries, session).flatMap(({ kind, seq }) => (kind === "member-described" ? [seq] : [])),
  )
  const all = Object.values(state.members).flatMap(renamingsOf)
  return all.filter(({ was }) => shown.has(was.seq)).toSorted((a, b) => a.was.seq - b.was.seq)
}

interface RolesBefore {
  /** the former role for each entry that changed a role, by the entry's number */
  roles: ReadonlyMap<number, SeatRole>
  /** the delegate of each member who was named as an alternate */
  delegates: ReadonlyMap<MemberId, MemberId>
}

function rolesBefore(entries: readonly Entry[]): RolesBefore {
  const roles = new Map<MemberId, SeatRole>()
  const before = new Map<number, SeatRole>()
  for (const { kind, body, seq } of entries) {
    if (kind !== "member-admitted" && kind !== "member-changed") continue
    const was = roles.get(body.member)
    if (was !== undefined && was !== body.role) before.set(seq, was)
    roles.set(body.member, body.role)
  }
  const named = entries.flatMap(({ kind, body }) =>
    kind === "alternate-named" ? [[body.alternate, body.member] as const] : [],
  )
  return { roles: before, delegates: new Map(named) }
}

/** Describes an office that a member gave or took back. Null for every other change of a seat. */
function officeChange({ by, seq, body }: Direct, { roles }: RolesBefore) {
  const was = roles.get(seq)
  if (by === null || was === undefined || !("role" in body)) return null
  if (isOffice(body.role)) return { step: "appointed" as const, member: body.member, role: body.role }
  return isOffice(was) ? { step: "appointment-ended" as const, member: body.member, role: was } : null
}

/**
 * Describes the change that an entry made or proposed. Null if the entry changes neither a seat nor an electorate, or
 * if another line prints the change.
 */
function peopleChange(state: State, entry: Entry, before: RolesBefore): PeopleChange | null {
  const bare = { act: null, role: null, side: null, consents: [], reason: "", by: entry.by, at: entry.at }
  switch (entry.kind) {
    case "proposal-made":
    case "proposal-carried":
    case "proposal-refused":
    case "proposal-taken-back": {
      const proposal = state.proposals[entry.body.proposal]
      if (!proposal || (entry.kind === "proposal-made" && isAtOnce(proposal))) return null
      const { about, asker, confirmations } = proposal
      if (!isToldIn("seats", about)) return null
      const refused = entry.kind === "proposal-refused"
      const appointed = entry.kind === "proposal-carried" && about.act === "change" && asker && isOffice(about.role)
      return {
        step: appointed ? "appointed" : steps[entry.kind],
        act: about.act,
        member: about.member,
        role: about.act === "change" ? about.role : null,
        side: about.act === "change" ? about.side : null,
        by: refused ? entry.by : asker,
        at: entry.at,
        consents: entry.kind === "proposal-carried" ? confirmations.map(({ by }) => by) : [],
        ...(refused
          ? {
              reason: entry.body.reason,
              said: { key: proposalKey(proposal.id, "refused"), lang: entry.body.reasonLang },
            }
          : entry.kind === "proposal-made" || isAtOnce(proposal)
            ? { reason: proposal.reason, said: { key: proposalKey(proposal.id, "reason"), lang: proposal.reasonLang } }
            : { reason: "" }),
      }
    }
    // if others have to confirm the seat, the line of the proposal prints the admission
    case "member-admitted": {
      const { member, role, invite } = entry.body
      const asked = Object.values(state.proposals).some(({ about }) => about.act === "seat" && about.member === member)
      const by = (invite && state.invites[invite]?.by) ?? entry.by
      return role === "panelist" && !asked ? { ...bare, step: "admitted", member, by } : null
    }
    case "member-suspended":
      return { ...bare, step: "suspended", member: entry.body.member, ...seatReason("suspended", entry) }
    case "address-set":
      return { ...bare, step: entry.body.cleared ? "address-cleared" : "address-set", member: entry.body.member }
    case "suspension-lifted":
      return { ...bare, step: "lifted", member: entry.body.member }
    case "member-left":
      return { ...bare, step: "left", member: entry.body.member }
    case "seat-disowned":
      return { ...bare, step: "disowned", member: entry.body.member }
    case "alternate-named":
    case "alternate-withdrawn":
    case "alternate-seated":
    case "delegate-seated":
      return { ...bare, step: entry.kind, member: entry.body.alternate, delegate: entry.body.member }
    // prints only changes without a proposal, because the line of a proposal prints its change
    case "member-changed":
    case "member-removed":
    case "seat-reissued":
      return isCarried(state, entry) ? null : { ...bare, ...(officeChange(entry, before) ?? administrators(entry)) }
    default:
      return null
  }
}

type Direct = Entry & { kind: "member-changed" | "member-removed" | "seat-reissued" }

const actOf = { "member-changed": "change", "member-removed": "remove", "seat-reissued": "reissue" } as const

const administrators = (entry: Direct) => ({
  step: "done" as const,
  act: actOf[entry.kind],
  member: entry.body.member,
  role: entry.kind === "member-changed" ? entry.body.role : null,
  side: entry.kind === "member-changed" ? entry.body.side : null,
  ...(entry.kind === "seat-reissued" ? seatReason("reissued", entry) : { reason: "" }),
})

const seatReason = (
  what: "suspended" | "reissued",
  { body, at }: Entry & { kind: "member-suspended" | "seat-reissued" },
): Pick<PeopleChange, "reason" | "said"> => ({
  reason: body.reason,
  said: { key: seatKey(body.member, what, at), lang: body.reasonLang },
})

const isCarried = ({ proposals }: State, { kind, at, body }: Direct): boolean =>
  Object.values(proposals).some(
    ({ about, state, ended }) =>
      state === "carried" &&
      ended?.at === at &&
      about.act === actOf[kind] &&
      "member" in about &&
      about.member === body.member,
  )
