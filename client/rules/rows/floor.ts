import type { AgendaItem } from "../../../shared/contract/events/session.ts"
import type { QueueOrder } from "../../../shared/model/terms.ts"
import { ordersFor, speakers, unheard } from "../../../shared/rules/floor/queue.ts"
import { currentItem } from "../../../shared/rules/readings/agenda.ts"
import { findMember } from "../../../shared/rules/readings/rows.ts"
import type { Act } from "../../acts/act.ts"
import { toExtend } from "../../acts/session/session.ts"
import type { View, ViewWith } from "../../scene/scene.ts"
import type { NextActionRule } from "../bar.ts"

const nameOf = ({ state }: View, id: string): string => findMember(state, id)?.name ?? ""

/**
 * Row 2 of the next actions applies when a member raises a point of order. The chair may let the point wait until the
 * current turn ends, but no longer.
 */
export const hearPoint: NextActionRule = scene => {
  const { floor, state } = scene.session
  if (state !== "live") return null
  const request = speakers(scene.session, scene.state).find(one => one.turn === "point_of_order")
  if (!request) return null
  const key = `${request.id} ${floor.speaking?.since ?? ""}`
  if (floor.speaking && scene.said.has(key)) return null
  return {
    act: { kind: "hear-point", request, name: nameOf(scene, request.member) },
    filled: true,
    second: floor.speaking ? [{ kind: "after-speaker", key }] : [],
  }
}

/**
 * Row 21 of the next actions applies when members ask for the floor in a discussion. The button is outlined while
 * somebody speaks.
 */
export const giveFloor: NextActionRule = scene => {
  const { floor } = scene.session
  // Points of order belong to row 2, also while they wait for the current speaker.
  const request = speakers(scene.session, scene.state).find(one => one.turn !== "point_of_order")
  if (!request) return null
  const other = (order: QueueOrder) => order !== floor.order
  return {
    act: { kind: "give-floor", request, name: nameOf(scene, request.member) },
    filled: floor.speaking === null,
    second: ordersFor(scene.session)
      .filter(other)
      .map(order => ({ kind: "order-queue", order })),
  }
}

const minuteMs = 60_000

/** Whether the current agenda item has used up its time. */
export function isOver(scene: ViewWith<"now">): boolean {
  const { currentSince: since } = scene.session
  const item = currentItem(scene)
  return item !== null && since !== null && scene.now >= since + item.minutes * minuteMs
}

/** Returns the next later agenda item that has minutes left. Row 14 of the next actions offers to take time from it. */
export function lender({ session }: View): AgendaItem | null {
  const at = session.items.findIndex(({ id }) => id === session.current)
  return session.items.slice(at + 1).find(({ minutes }) => minutes > 0) ?? null
}

export const extensions = (scene: View): Act[] => {
  const item = currentItem(scene)
  const from = lender(scene)
  return item && from ? [toExtend(item, from)] : []
}

/**
 * Returns the names of the panelists who are present and have not spoken. Row 22 of the next actions offers to invite
 * them.
 */
export function invitation(scene: ViewWith<"present">): string[] {
  const here = new Set(scene.present)
  return unheard(scene.session.floor, scene.state.members)
    .filter(({ id }) => here.has(id))
    .map(({ name }) => name)
}
