import type { Entry } from "../../contract/events.ts"
import type { InviteId, MemberId } from "../../model/ids.ts"
import type { Attribution } from "../../model/terms.ts"
import { patch } from "../changes/change.ts"
import type { Invite, Member } from "../peopleState.ts"
import type { State, Workspace } from "../state.ts"
import { withMissingLanguages } from "./consensus/statement.ts"

const facts = (state: State, change: Partial<Workspace>): State =>
  state.workspace ? { ...state, workspace: { ...state.workspace, ...change } } : state

/** Folds the settings of the panel. */
export function foldSettings(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "attribution-set":
      return agreed(facts(state, entry.body), entry.by, entry.body.attribution)
    case "attribution-accepted":
      return agreed(state, entry.body.member, entry.body.attribution)
    case "title-set":
    case "description-set":
    case "access-set":
    case "rule-set":
    case "reasons-set":
    case "stopping-set":
      return facts(state, entry.body)
    case "accounts-set":
      return facts(state, { accountsSince: entry.body.required ? (entry.body.from ?? entry.at) : undefined })
    case "translation-days-set":
      return facts(state, { translationDays: entry.body.days })
    case "engine-set":
      return facts(state, { engine: entry.body.host ?? undefined })
    case "opening-planned": {
      const { opening: id, ...planned } = entry.body
      const row = { id, ...planned, by: entry.by, since: entry.at }
      return facts(state, { openings: { ...state.workspace?.openings, [id]: row } })
    }
    case "opening-ended": {
      const { [entry.body.opening]: planned, ...openings } = state.workspace?.openings ?? {}
      const off = entry.body.off && planned && { ...state.workspace?.openingsOff, [planned.id]: planned }
      const left = {
        openings: Object.keys(openings).length > 0 ? openings : undefined,
        ...(off && { openingsOff: off }),
      }
      if (entry.body.calledOff) {
        const calledOff = { by: entry.by, at: entry.at }
        return facts({ ...state, proposals: patch(state.proposals, entry.body.opening, { calledOff }) }, left)
      }
      if (!entry.body.opened) return facts(state, left)
      const records = Object.values(state.records).flatMap(({ id, state: at }) => (at === "in_force" ? [id] : []))
      const { publish } = planned ?? {}
      const row = { id: entry.body.opening, at: entry.at, records, ...(publish && { session: publish.session }) }
      return facts(state, { ...left, opened: [...(state.workspace?.opened ?? []), row] })
    }
    case "changes-seen":
      return { ...state, members: patch(state.members, entry.body.member, { changesSeen: entry.body.upTo }) }
    case "languages-set":
      return facts(withMissingLanguages(state, entry.body.languages), entry.body)
    case "sides-set":
      return withSides(state, entry.body.sides)
    default:
      return state
  }
}

/**
 * Sets the policy that a member has agreed to. A member who sets a policy agrees to it. The agreement for a free seat
 * is set when somebody takes the seat.
 */
function agreed(state: State, member: MemberId | null, attribution: Attribution): State {
  if (member === null || state.members[member]?.agreed === undefined) return state
  return { ...state, members: patch(state.members, member, { agreed: attribution }) }
}

/** Sets the sides. Members, links, deputies and authentic languages lose a side that no longer exists. */
function withSides(state: State, sides: State["sides"]): State {
  const kept = <S extends Member["side"]>(side: S) => (sides.some(({ id }) => id === side) ? side : null)
  const members: Record<MemberId, Member> = { ...state.members }
  for (const one of Object.values(state.members)) members[one.id] = { ...one, side: kept(one.side) }
  const invites: Record<InviteId, Invite> = { ...state.invites }
  for (const one of Object.values(state.invites)) invites[one.id] = { ...one, side: kept(one.side) }
  const deputies = { ...state.deputies }
  const deputiesNamedBy = { ...state.deputiesNamedBy }
  for (const side of state.sides.filter(({ id }) => kept(id) === null)) {
    delete deputies[side.id]
    delete deputiesNamedBy[side.id]
  }
  const authentic = state.workspace?.authentic.map(({ lang, side }) => ({ lang, side: kept(side) })) ?? []
  return facts({ ...state, sides, members, invites, deputies, deputiesNamedBy }, { authentic })
}
