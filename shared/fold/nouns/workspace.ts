import type { Entry } from "../../contract/events.ts"
import type { InviteId, MemberId, SideId } from "../../model/ids.ts"
import { asNamed } from "../../model/names.ts"
import type { SeatRole } from "../../model/terms.ts"
import { drop, patch, putRow } from "../changes/change.ts"
import { isOffice } from "../changes/office.ts"
import { reasonOf } from "../changes/reasonOf.ts"
import { renamed } from "../changes/renamed.ts"
import { reseated } from "../changes/reseated.ts"
import type { Member } from "../peopleState.ts"
import type { State } from "../state.ts"

/** The member who gave an office; absent if an administrator or the command line gave it. */
const appointedBy = (role: SeatRole, by: MemberId | null | undefined) =>
  by && isOffice(role) ? { appointedBy: by } : {}

/**
 * The member who gave an office. If others had to confirm the appointment, this is the member who proposed the
 * appointment, not the member who confirmed it last.
 */
function giverIn({ proposals }: State, { by, at, body }: Entry & { kind: "member-changed" }): MemberId | null {
  const carried = Object.values(proposals).find(
    ({ about, state, ended }) =>
      about.act === "change" && about.member === body.member && state === "carried" && ended?.at === at,
  )
  return carried ? carried.asker : by
}

/** The title and the affiliation that an entry sets. */
const standingOf = ({ title, affiliation }: Pick<Member, "title" | "affiliation">) => ({
  ...(title !== undefined && { title }),
  ...(affiliation !== undefined && { affiliation }),
})

/** The field of expertise that an entry sets. Entries of earlier versions hold it beside the personal part. */
const fieldOf = (body: Extract<Entry, { kind: "member-admitted" | "member-described" }>["body"]): Member["field"] =>
  body.personal.field === undefined ? body.field : body.personal.field

const isAtTable = (role: SeatRole): boolean => role === "moderator" || role === "panelist"

export function foldWorkspace(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "workspace-opened": {
      const { workspace, sides, replay = "readers", ...facts } = entry.body
      return { ...state, sides, workspace: { id: workspace, ...facts, replay, removed: false } }
    }
    case "workspace-removed":
      return state.workspace ? { ...state, workspace: { ...state.workspace, removed: true } } : state
    case "member-admitted": {
      const { member, role, side, lang, invite, personal } = entry.body
      const field = fieldOf(entry.body)
      const seat = { id: member, ...asNamed(personal), ...standingOf(personal), role, side, field, lang }
      const seatedAt = isAtTable(role) ? entry.at : null
      const by = entry.by ?? (invite && state.invites[invite]?.by)
      const office = appointedBy(role, by)
      const row = {
        ...seat,
        ...office,
        ...(by && role === "panelist" && { broughtBy: by }),
        seatedAt,
        interest: null,
        taken: false,
        ...(invite && { cameBy: invite }),
        removed: false,
      }
      return used({ ...state, members: putRow(state.members, member, row) }, invite)
    }
    case "seat-taken": {
      const { member, lang, invite, letter = false, personal } = entry.body
      const named = asNamed(personal)
      // The new holder acts under the name that they joined with.
      const members = patch(state.members, member, row => ({
        taken: true,
        ...(invite && { cameBy: invite }),
        sat: { at: entry.at, by: (invite ? state.invites[invite]?.by : row.broughtBy) ?? null, letter },
        lang,
        agreed: state.workspace?.attribution,
        ...renamed(row, named, { until: entry.at - 1, seq: entry.seq }),
      }))
      return used({ ...state, members, invites: spentBy(state.invites, member) }, invite)
    }
    case "member-changed": {
      const { member, role, side } = entry.body
      const seatedAt = isAtTable(role) ? (state.members[member]?.seatedAt ?? entry.at) : null
      const before = state.members[member]?.role
      // An office that is given again has a new giver. An officer who only moves to another side keeps their giver.
      const members =
        before === role ? state.members : drop(drop(state.members, member, "appointedBy"), member, "appointedFrom")
      const office = appointedBy(role, giverIn(state, entry))
      const from = "appointedBy" in office && before !== undefined && before !== role ? { appointedFrom: before } : {}
      const seat = { seatedAt, ...office, ...from }
      return {
        ...state,
        members: patch(members, member, row => ({ ...seat, ...reseated(row, { role, side }, entry) })),
      }
    }
    case "member-described": {
      const { member, personal } = entry.body
      const field = fieldOf(entry.body)
      const named = asNamed(personal)
      const members = patch(state.members, member, row => {
        const told = row.taken && entry.by !== member ? { by: entry.by } : {}
        return { field, ...standingOf(personal), ...renamed(row, named, { until: entry.at, seq: entry.seq, ...told }) }
      })
      return { ...state, members }
    }
    case "interest-stated": {
      const { member, personal } = entry.body
      const interest = personal.interest && { text: personal.interest, by: entry.by, at: entry.at }
      return { ...state, members: patch(state.members, member, { interest, proposedInterest: null }) }
    }
    case "interest-proposed": {
      const { member, personal } = entry.body
      const { by, at, seq } = entry
      const proposedInterest = personal.interest && { text: personal.interest, by, at, seq }
      return { ...state, members: patch(state.members, member, { proposedInterest }) }
    }
    case "interest-refused":
      return { ...state, members: patch(state.members, entry.body.member, { proposedInterest: null }) }
    case "renaming-seen":
      return { ...state, members: patch(state.members, entry.body.member, { renamingSeen: entry.body.upTo }) }
    case "address-set": {
      const { member, cleared } = entry.body
      // The seat has no owner yet who could be notified.
      if (!state.members[member]?.taken) return state
      const addressSet = { by: entry.by, at: entry.at, seq: entry.seq, cleared }
      return { ...state, members: patch(state.members, member, { addressSet }) }
    }
    case "address-seen": {
      const { member, upTo } = entry.body
      const set = state.members[member]?.addressSet
      return set && set.seq <= upTo ? { ...state, members: drop(state.members, member, "addressSet") } : state
    }
    case "deputy-named": {
      const { side, member } = entry.body
      const others = withoutDeputy(state, side)
      if (member === null) return { ...state, ...others }
      const { deputies, deputiesNamedBy } = others
      return {
        ...state,
        deputies: { ...deputies, [side]: member },
        deputiesNamedBy: entry.by === null ? deputiesNamedBy : { ...deputiesNamedBy, [side]: entry.by },
      }
    }
    case "member-removed":
    case "member-left": {
      const ended = { left: entry.kind === "member-left", by: entry.by, at: entry.at }
      return { ...state, members: patch(state.members, entry.body.member, { removed: true, ended }) }
    }
    case "member-suspended": {
      const suspended = { by: entry.by, at: entry.at, ...reasonOf(entry.body) }
      return { ...state, members: patch(state.members, entry.body.member, { suspended }) }
    }
    case "suspension-lifted":
      return { ...state, members: drop(state.members, entry.body.member, "suspended") }
    case "seat-reissued":
      return freed(state, entry, { by: entry.by, at: entry.at, ...reasonOf(entry.body) })
    case "seat-disowned": {
      const { member, invite } = entry.body
      const next = freed(state, entry, { by: null, at: entry.at, reason: "", disowned: true })
      const members = patch(next.members, member, { interest: null })
      if (invite === null) return { ...next, members }
      // the letter's link opens the seat once more, whoever used it
      const invites = patch(next.invites, invite, ({ uses }) => ({ spent: false, used: uses - 1 }))
      return { ...next, members, invites }
    }
    case "invite-made": {
      const { invite, ...row } = entry.body
      const made = { id: invite, ...row, by: entry.by, used: 0, revoked: false, spent: false }
      return { ...state, invites: putRow(state.invites, invite, made) }
    }
    case "invite-revoked":
      return { ...state, invites: patch(state.invites, entry.body.invite, revokedBy(entry.body)) }
    default:
      return state
  }
}

/** Frees a seat for its next holder. */
function freed(
  state: State,
  { at, body: { member } }: Entry & { kind: "seat-reissued" | "seat-disowned" },
  reissued: Member["reissued"],
): State {
  const members = patch(withoutHolder(state.members, member), member, ({ seatedAt }) => ({
    taken: false,
    proposedInterest: null,
    reissued,
    seatedAt: seatedAt === null ? null : at,
  }))
  // The side named the person, not the seat, as its deputy. The next holder of the seat is therefore not the deputy.
  const side = state.sides.find(({ id }) => state.deputies[id] === member)
  return { ...state, ...(side && withoutDeputy(state, side.id)), members }
}

/**
 * Removes from a reissued seat what its former holder alone was told, consented to, asked for and is called: none of it
 * holds for the next holder (DOMAIN S5).
 */
function withoutHolder(members: State["members"], member: MemberId): State["members"] {
  let next = members
  for (const field of ["addressSet", "cameBy", "consents", "erasure", "sat", "title", "affiliation"] as const)
    next = drop(next, member, field)
  return next
}

function withoutDeputy(state: State, side: SideId): Required<Pick<State, "deputies" | "deputiesNamedBy">> {
  const { [side]: _, ...deputies } = state.deputies
  const { [side]: __, ...deputiesNamedBy } = state.deputiesNamedBy ?? {}
  return { deputies, deputiesNamedBy }
}

const revokedBy = ({ seatsStay }: { seatsStay?: true | undefined }) => ({
  revoked: true,
  ...(seatsStay && { seatsStay }),
})

/** Ends every link to a seat that was taken, because the seat now belongs to one person. */
const spentBy = (invites: State["invites"], member: MemberId): State["invites"] =>
  Object.values(invites)
    .filter(invite => invite.member === member && !invite.spent)
    .reduce((all, { id }) => patch(all, id, { spent: true }), invites)

const used = (state: State, by: InviteId | null | undefined): State =>
  by ? { ...state, invites: patch(state.invites, by, ({ used: n }) => ({ used: n + 1 })) } : state
