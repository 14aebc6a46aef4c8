import type { Refusal } from "../contract/refusals.ts"
import type { State } from "../fold/state.ts"
import type { Role } from "../model/terms.ts"
import type { Action } from "./policy.ts"

/** The facts that every rule may know: on the server the whole state, on a page the rows that it holds; and who acts. */
export interface Known {
  state: State
  actor: { member: string | null; role: Role }
}

/** `yes`: the act may be done. `done`: it would change nothing. Otherwise the reason why it is refused. */
export type Ruling = "yes" | "done" | Refusal

/**
 * The rule of one command, which the server asks before it decides, and a page before it offers a button. It is pure.
 * Whether the actor's role has the right at all is asked before it (shared/rules/policy.ts). A rule that depends on the
 * time or on who is present says so in `Knowing`.
 */
export interface May<Body, Target, Knowing = Known> {
  action: Action
  /** whether the thing is the actor's own, where the right of the role is for own things only */
  own?: (known: Knowing, target: Target) => boolean
  /** returns the thing that the command is about; null where there is none, which is refused as `not-found` */
  target: (state: State, body: Body) => Target | null
  may: (known: Knowing, target: Target) => Ruling
}
