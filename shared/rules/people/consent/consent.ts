import { isOffice } from "../../../fold/changes/office.ts"
import type { Proposal, State } from "../../../fold/state.ts"
import type { MemberId, SideId } from "../../../model/ids.ts"
import { endsSooner, opensWider, publicationPlanned } from "../../gate/opening.ts"
import { changesTerms } from "../../gate/terms.ts"
import { isSettledPanelist } from "../../readings/members.ts"
import { findMember } from "../../readings/rows.ts"
import { nameAt } from "../namesOfTheDay.ts"
import { hasSettledSeat } from "../seats/alternates.ts"
import { seatKeeps } from "../seats/seatKeeps.ts"
import { askersSide, isIndependent, lineageOf, sidesAwaited, voicesOf } from "./voices.ts"

/**
 * The consent that an act still needs. `sides`: one co-moderator of each side, or the deputy whom the side named.
 * `anyOf`: any one of these members. `none`: an administrator asked, every consent was given, or only the asker could
 * give it.
 */
export type Consent = { kind: "sides"; sides: SideId[] } | { kind: "anyOf"; members: MemberId[] } | { kind: "none" }

/** The part of a proposal that decides whose consent it needs. */
export type ConsentAsked = Pick<Proposal, "about" | "asker" | "askedFor" | "confirmations">

const none: Consent = { kind: "none" }

/**
 * Whether an act waits for a side that has no co-moderator now. An act about a record or minutes waits. An act about a
 * seat does not wait, because otherwise no panel could begin. As a safeguard, everybody can read the electorate by
 * name.
 */
const waitsForVacantSide: Record<Proposal["about"]["act"], boolean> = {
  seat: false,
  change: false,
  remove: false,
  reissue: false,
  withdraw: true,
  erratum: true,
  editorial: true,
  adopt: true,
  accounts: true,
  access: true,
  embargo: true,
  terms: true,
  publish: true,
}

/**
 * Returns whether an administrator may confirm the act. Acts that are printed bind the sides, so an administrator may
 * not confirm them in place of a side (DOMAIN C3).
 */
export const administratorMayConfirm = ({ act }: Proposal["about"]): boolean => !waitsForVacantSide[act]

/**
 * The members who may confirm in a panel without sides: the secretary or another moderator. An asking moderator does
 * not wait for an officer whose seat is not taken yet. An asking secretary waits for such an officer, because the
 * secretary may not act alone.
 */
function officers(state: State, asker: MemberId | null): MemberId[] {
  const waits = asker !== null && state.members[asker]?.role !== "moderator"
  const others = Object.values(state.members).filter(
    member => isOffice(member.role) && seatKeeps.consent(member) && (waits || member.taken) && member.id !== asker,
  )
  const independent = others.filter(member => isIndependent(state, member, asker))
  if (asker === null) return independent.filter(({ role }) => role === "moderator").map(({ id }) => id)
  // The members who gave the asker the office confirm if no independent officer exists, so that somebody learns of the
  // act.
  const givers = lineageOf(state, asker)
  const asked = independent.length > 0 ? independent : others.filter(({ id }) => givers.has(id))
  return asked.map(({ id }) => id)
}

/**
 * The members who may confirm the reissue of a seat: the chairs of other sides. If there are no such chairs, the
 * officers may confirm, as in a panel without sides.
 */
function reissuers(state: State, asker: MemberId, asking: ConsentAsked): MemberId[] {
  const chairs = sidesAwaited(state, asking)
    .flatMap(side => voicesOf(state, side, asking))
    .filter(({ role, taken }) => role === "moderator" && taken)
  return chairs.length > 0 ? chairs.map(({ id }) => id) : officers(state, asker)
}

/**
 * The consent of any one of these members. If the list is empty, a moderator acts alone, and the secretary waits for an
 * administrator.
 */
const oneOf = (state: State, asker: MemberId | null, members: MemberId[]): Consent =>
  members.length > 0 || asker === null || state.members[asker]?.role !== "moderator" ? { kind: "anyOf", members } : none

/** The consent that an act still needs (DOMAIN C1–C4). */
export function consentNeeded(state: State, asking: ConsentAsked): Consent {
  const { asker, confirmations } = asking
  // an administrator decides alone about seats, and never about the terms
  if ((asker === null && asking.about.act !== "terms") || confirmations.some(({ by }) => by === null)) return none
  if (asking.about.act === "reissue" && asker !== null)
    return confirmations.length > 0 ? none : oneOf(state, asker, reissuers(state, asker, asking))
  if (state.sides.length > 0) {
    const isAsked = (side: SideId) =>
      side !== askersSide(state, asking) &&
      (waitsForVacantSide[asking.about.act] || voicesOf(state, side, asking).length > 0)
    if (state.sides.some(({ id }) => isAsked(id))) {
      const sides = sidesAwaited(state, asking).filter(isAsked)
      return sides.length > 0 ? { kind: "sides", sides } : none
    }
  }
  return confirmations.length > 0 ? none : oneOf(state, asker, officers(state, asker))
}

/**
 * Returns whether a proposal still waits for consent. Even an open proposal does not wait once its subject has ended.
 */
export function isAwaited(state: State, { id, state: at, about }: Proposal): boolean {
  if (at !== "open") return false
  switch (about.act) {
    case "withdraw":
    case "erratum":
      return state.records[about.record]?.state === "in_force"
    case "editorial":
      return state.records[about.record]?.drift?.now === about.now
    case "adopt":
      return state.sessions[about.session]?.minutes.state === "under_review"
    case "accounts":
      return (state.workspace?.accountsSince !== undefined) !== about.required
    case "access":
      return opensWider(state.workspace, about)
    case "embargo":
      return endsSooner(state.sessions[about.session], about.until)
    case "terms":
      return changesTerms(state, about.change)
    case "publish":
      return state.sessions[about.session]?.minutes.state === "adopted" && !publicationPlanned(state, about.session)
    case "seat":
      return state.members[about.member]?.removed === false && state.members[about.member]?.unconfirmed === id
    case "change": {
      const member = state.members[about.member]
      return member !== undefined && isSettledPanelist(member)
    }
    case "remove": {
      const member = state.members[about.member]
      return member !== undefined && hasSettledSeat(state, member)
    }
    case "reissue":
      return state.members[about.member]?.removed === false && state.members[about.member]?.taken === true
  }
}

/** The members whose consent a proposal waits for, without administrators; empty if it no longer waits. */
export function askedToConsent(state: State, proposal: Proposal): MemberId[] {
  if (!isAwaited(state, proposal)) return []
  const consent = consentNeeded(state, proposal)
  switch (consent.kind) {
    case "sides":
      return consent.sides.flatMap(side => voicesOf(state, side, proposal)).map(({ id }) => id)
    case "anyOf":
      return consent.members
    case "none":
      return []
  }
}

/**
 * The sides that a proposal waits for and in which nobody can consent. An administrator has to appoint a chair there.
 */
export function vacantSides(state: State, proposal: Proposal): SideId[] {
  const consent = isAwaited(state, proposal) ? consentNeeded(state, proposal) : none
  if (consent.kind !== "sides") return []
  return consent.sides.filter(side => voicesOf(state, side, proposal).length === 0)
}

/**
 * Returns whether others have confirmed this person in this seat, under this name, since the seat was last reissued.
 */
export const seatConfirmed = (state: State, member: MemberId, name: string): boolean =>
  Object.values(state.proposals).some(
    ({ about, state: at, at: asked, ended }) =>
      about.act === "seat" &&
      about.member === member &&
      at === "carried" &&
      asked > (state.members[member]?.reissued?.at ?? -1) &&
      nameAt(state, member, ended?.at ?? asked)?.name === name,
  )

/** Whether both are one act with the same fields of `a`. */
export const sameAct = (a: object, b: object): boolean => {
  const other = new Map(Object.entries(b))
  return Object.entries(a).every(([key, value]) => JSON.stringify(other.get(key)) === JSON.stringify(value))
}

/**
 * The open proposal of the same act; null if there is none. The caller uses it so that a second press makes no second
 * proposal.
 */
export const openProposal = (state: State, about: Proposal["about"]): Proposal | null =>
  Object.values(state.proposals).find(one => isAwaited(state, one) && sameAct(about, one.about)) ?? null

/**
 * Returns whether only the asker could consent. The asker then acts alone and gives a reason, which is printed (DOMAIN
 * C4).
 */
export function actsAlone(state: State, about: Proposal["about"], asker: string | null): boolean {
  const member = findMember(state, asker)
  return member !== undefined && consentNeeded(state, { about, asker: member.id, confirmations: [] }).kind === "none"
}
