import { refuse } from "../../shared/contract/refusals.ts"
import type { State } from "../../shared/fold/state.ts"
import type { MemberId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import { nameAt } from "../../shared/rules/people/namesOfTheDay.ts"

export const nameOrDash = (state: State, member: MemberId | null): string =>
  (member && state.members[member]?.name) || "—"

/**
 * The refusal for the second of two members who pressed the same button. `time` is UTC milliseconds; the page words it
 * in its own zone.
 */
export const alreadyDone = (state: State, { by, at }: { by: MemberId | null; at: Instant }) =>
  refuse("already-done", { name: nameAt(state, by, at)?.name || "—", time: at })

/** The same refusal if the log may not name the first member: the state is no longer the one that the sender saw. */
export const alreadyMoved = (state: State, last: { by: MemberId | null; at: Instant } | undefined, now: Instant) =>
  alreadyDone(state, last ?? { by: null, at: now })
