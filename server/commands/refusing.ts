import { refuse } from "../../shared/contract/refusals.ts"
import type { State } from "../../shared/fold/state.ts"
import type { MemberId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import { nameAt } from "../../shared/rules/people/namesOfTheDay.ts"

export const nameOrDash = (state: State, member: MemberId | null): string =>
  (member && state.members[member]?.name) || "—"

/**
 * The refusal for the second of two members who pressed the same button. `time` is in UTC milliseconds, and the page
 * shows it in its own time zone.
 */
export const alreadyDone = (state: State, { by, at }: { by: MemberId | null; at: Instant }) =>
  refuse("already-done", { name: nameAt(state, by, at)?.name || "—", time: at })

/**
 * The refusal for a sender whose page showed an older state. The refusal names the member who acted first, if the log
 * may name members.
 */
export const alreadyMoved = (state: State, last: { by: MemberId | null; at: Instant } | undefined, now: Instant) =>
  alreadyDone(state, last ?? { by: null, at: now })
