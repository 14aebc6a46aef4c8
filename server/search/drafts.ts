import type { RecordRow } from "../../shared/fold/recordState.ts"
import type { State } from "../../shared/fold/state.ts"
import type { Findable } from "../ports/database/searchIndex.ts"

/** The weights of passages in the order of results. */
export const orders = { inForce: 0, otherRecord: 1, rest: 2 } as const

/** A text that can be found, before its person and its session are known. */
export type Draft = Pick<Findable, "key" | "kind" | "id" | "lang" | "path" | "at" | "text"> &
  Partial<Pick<Findable, "topic" | "session" | "order">> & { by?: string | null }

export const orderOf = ({ state }: RecordRow): number => (state === "in_force" ? orders.inForce : orders.otherRecord)

/** The times of the sessions that were held; the last one may be open. */
const heldIn = ({ sessions }: State) =>
  Object.values(sessions).flatMap(({ id, startedAt, closedAt }) =>
    startedAt === null ? [] : [{ id, from: startedAt, to: closedAt ?? Infinity }],
  )

const isNamed = ({ workspace }: State): boolean => workspace?.attribution === "named"

/**
 * Returns a function that completes drafts. The person filter works only where the panel shows names (DOMAIN U3). A text
 * of no session belongs to the one that was held when it was said.
 */
export function completing(state: State): (drafts: readonly Draft[]) => Findable[] {
  const named = isNamed(state)
  const held = heldIn(state)
  const sessionAt = (at: number): string => held.findLast(({ from, to }) => at >= from && at <= to)?.id ?? ""
  return drafts =>
    drafts
      .filter(({ text }) => text.trim() !== "")
      .map(({ by, session, ...draft }) => ({
        topic: "",
        order: orders.rest,
        ...draft,
        session: session || sessionAt(draft.at),
        person: named ? (by ?? "") : "",
      }))
}

/** The state that completes the drafts of every text, as one string that can be compared. */
export const contextOf = (state: State): string => JSON.stringify([isNamed(state), heldIn(state)])
