import type { Floor } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import type { MemberId } from "../../model/ids.ts"
import type { Instant, TurnKind } from "../../model/terms.ts"
import { seatKeeps } from "../people/seats/seatKeeps.ts"
import { isActive, takesPart } from "../readings/members.ts"

type Request = Floor["requests"][number]

/**
 * The list of speakers in the order that the chair has chosen. A point of order always comes first; equal requests keep
 * the order in which they came.
 */
export function speakers(floor: Floor, members: State["members"]): Request[] {
  const requests = floor.requests.filter(({ member }) => isHeard(members[member]))
  const points = requests.filter(one => one.turn === "point_of_order")
  const others = requests.filter(one => one.turn !== "point_of_order")
  switch (floor.order) {
    case "time":
      return [...points, ...others]
    case "least_spoken":
      return [...points, ...others.toSorted((a, b) => spokenBy(floor, a.member) - spokenBy(floor, b.member))]
    case "alternating":
      return [...points, ...alternate(floor, others, members)]
  }
}

/** If names stay in the room, a reader's state lacks the members of requests. */
const isHeard = (member: State["members"][MemberId] | undefined): boolean =>
  member === undefined || seatKeeps.queue(member)

/** Seconds of a turn: a contribution is as long as listeners can follow; the other kinds are shorter. */
const secondsOf: Record<TurnKind, number> = { contribution: 180, question: 60, reply: 120, point_of_order: 60 }

/** With interpreters who repeat each sentence after the speaker, a turn takes twice as long. */
const interpreted = 2

/** 2 if the members of the panel speak more than one language, else 1. */
export function interpretationFactor(members: State["members"]): number {
  const spoken = new Set(
    Object.values(members)
      .filter(takesPart)
      .map(({ lang }) => lang),
  )
  return spoken.size > 1 ? interpreted : 1
}

export const turnSeconds = (turn: TurnKind, members: State["members"]): number =>
  secondsOf[turn] * interpretationFactor(members)

/** Milliseconds that a member has spoken, including the current turn. */
export const spokenUntil = (floor: Floor, member: MemberId, now: Instant): number =>
  spokenBy(floor, member) + (floor.speaking?.member === member ? Math.max(0, now - floor.speaking.since) : 0)

/** Panelists who have not spoken yet. */
export const unheard = (floor: Floor, members: State["members"]): State["members"][MemberId][] =>
  Object.values(members).filter(
    one =>
      one.role === "panelist" && isActive(one) && spokenBy(floor, one.id) === 0 && floor.speaking?.member !== one.id,
  )

const spokenBy = ({ spoken }: Floor, member: MemberId): number => spoken[member] ?? 0

/** The side that did not speak last comes first, then the sides alternate; a member without a side fits in anywhere. */
function alternate(floor: Floor, requests: Request[], members: State["members"]): Request[] {
  const sideOf = (member: MemberId) => members[member]?.side ?? null
  const left = [...requests]
  const order: Request[] = []
  let last = floor.speaking ? sideOf(floor.speaking.member) : null
  while (left.length > 0) {
    const other = left.findIndex(one => last === null || sideOf(one.member) !== last)
    const [next] = left.splice(Math.max(0, other), 1)
    if (!next) break
    order.push(next)
    last = sideOf(next.member)
  }
  return order
}
