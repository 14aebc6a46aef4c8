import { turnMs } from "../../fold/nouns/time/standing.ts"
import type { Floor, Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import type { MemberId } from "../../model/ids.ts"
import { type Instant, type QueueOrder, queueOrders, type TurnKind } from "../../model/terms.ts"
import { seatKeeps } from "../people/seats/seatKeeps.ts"
import { isActive } from "../readings/members.ts"
import { sharesUsed } from "./budgets/shares.ts"
import { budgetNow, type Timed } from "./budgets/sideTimes.ts"

type Request = Floor["requests"][number]

/**
 * The speakers' list in the order that the chair has chosen. Points of order come first. Equal requests keep the order
 * in which members made them.
 */
export function speakers(session: Session, state: Timed): Request[] {
  const { floor } = session
  const { members } = state
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
    case "side_share": {
      const shareOf = sharesUsed(session, state)
      return [...points, ...byShare(others, ({ member }) => shareOf(member))]
    }
  }
}

/** The orders that the chair may choose. The share of a side's time is one of them while a budget holds. */
export const ordersFor = (session: Session): QueueOrder[] =>
  queueOrders.filter(order => order !== "side_share" || order === session.floor.order || budgetNow(session) !== null)

/**
 * Returns whether a request is kept in the list. If the reader may not read names, the reader's state has no row for
 * the requesting member, and the request is kept.
 */
const isHeard = (member: State["members"][MemberId] | undefined): boolean =>
  member === undefined || seatKeeps.queue(member)

/**
 * Seconds of a turn by its kind. A contribution has as much time as listeners can follow; the other kinds have less.
 */
const secondsOf: Record<TurnKind, number> = { contribution: 180, question: 60, reply: 120, point_of_order: 60 }

/** Interpreters repeat each sentence after the speaker, so a turn takes twice as long. */
const interpreted = 2

/** The factor for the length of a turn: 2 if the members who speak use more than one language, else 1. */
export function interpretationFactor(members: State["members"]): number {
  const spoken = new Set(
    Object.values(members)
      .filter(seatKeeps.floor)
      .map(({ lang }) => lang),
  )
  return spoken.size > 1 ? interpreted : 1
}

export const turnSeconds = (turn: TurnKind, members: State["members"]): number =>
  secondsOf[turn] * interpretationFactor(members)

/** Milliseconds that a member has spoken, including the current turn. */
export const spokenUntil = (floor: Floor, member: MemberId, now: Instant): number =>
  spokenBy(floor, member) + (floor.speaking?.member === member ? turnMs(floor.speaking, now) : 0)

/** Panelists who have not spoken yet. */
export const unheard = (floor: Floor, members: State["members"]): State["members"][MemberId][] =>
  Object.values(members).filter(
    one =>
      one.role === "panelist" && isActive(one) && spokenBy(floor, one.id) === 0 && floor.speaking?.member !== one.id,
  )

const spokenBy = ({ spoken }: Floor, member: MemberId): number => spoken[member] ?? 0

/**
 * Orders requests so that the sides alternate. The first request is by a member of another side than the last speaker.
 * Members without a side fit at any place.
 */
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

/**
 * Orders requests so that the side which has used the smaller share of its time comes first. A request of a member who
 * draws on no budget keeps its place.
 */
function byShare(requests: readonly Request[], shareOf: (request: Request) => number | null): Request[] {
  const drawing = requests.filter(one => shareOf(one) !== null)
  const sorted = drawing.toSorted((a, b) => (shareOf(a) ?? 0) - (shareOf(b) ?? 0))
  const next = sorted.values()
  return requests.map(one => (shareOf(one) === null ? one : (next.next().value ?? one)))
}
