import type { Floor, State } from "../fold/state.ts"
import type { MemberId } from "../model/ids.ts"

type Request = Floor["requests"][number]

/**
 * The list of speakers in the order that the chair has chosen. A point of order stands before all else, whatever the
 * order; equal ones keep the order in which they asked.
 */
export function speakers(floor: Floor, members: State["members"]): Request[] {
  const points = floor.requests.filter(one => one.turn === "point_of_order")
  const others = floor.requests.filter(one => one.turn !== "point_of_order")
  switch (floor.order) {
    case "time":
      return [...points, ...others]
    case "least_spoken":
      return [...points, ...others.toSorted((a, b) => spokenBy(floor, a.member) - spokenBy(floor, b.member))]
    case "alternating":
      return [...points, ...alternate(floor, others, members)]
  }
}

const spokenBy = ({ spoken }: Floor, member: MemberId): number => spoken[member] ?? 0

/** The side that did not speak last comes first, then the sides take turns; who has no side fits in anywhere. */
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
