import type { Side } from "../../contract/events/workspace.ts"
import type { Entry } from "../../contract/events.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { MemberId } from "../../model/ids.ts"
import type { Instant } from "../../model/terms.ts"
import { sinceTheLast } from "./peopleChanges.ts"

/** A change of a side. `was` is null for a side that was added, `now` is null for a side that was removed. */
export interface SideChange {
  by: MemberId | null
  at: Instant
  was: Side | null
  now: Side | null
}

/** Renders a side: its title in every language, and its mark. */
export const sideWords = ({ title, mark }: Side): string =>
  `${[...new Set(Object.values(title))].join(" / ")} (${mark})`

/**
 * Returns the changes of sides since the previous session closed. Changes before the first round or session are left
 * out, because the panel is still being set up.
 */
export function sideChangesOf(entries: readonly Entry[], session: Session): SideChange[] {
  const told = new Set(sinceTheLast(entries, session).map(({ seq }) => seq))
  const begun = entries.find(({ kind }) => kind === "session-started" || kind === "round-opened")?.seq ?? Infinity
  let sides: readonly Side[] = []
  const changes: SideChange[] = []
  for (const { kind, body, by, at, seq } of entries) {
    if (kind !== "workspace-opened" && kind !== "sides-set") continue
    if (kind === "sides-set" && told.has(seq) && seq > begun)
      changes.push(...between(sides, body.sides).map(change => ({ ...change, by, at })))
    sides = body.sides
  }
  return changes
}

function between(before: readonly Side[], after: readonly Side[]): Pick<SideChange, "was" | "now">[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))]
  return ids
    .map(id => ({
      was: before.find(side => side.id === id) ?? null,
      now: after.find(side => side.id === id) ?? null,
    }))
    .filter(({ was, now }) => was === null || now === null || sideWords(was) !== sideWords(now))
}
