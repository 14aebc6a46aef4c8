import type { Refusal } from "../../shared/contract/refusals.ts"
import type { Action } from "../../shared/rules/policy.ts"
import type { Scene } from "../scene/scene.ts"
import type { ActStage, Performed } from "../scene/stage.ts"

/** The field that all acts have: the act's name. The other fields of an act hold its target. */
interface Doing {
  kind: string
}

/**
 * Everything that a page knows about one act, except its form. The page imports all forms when an act first needs a
 * form.
 */
export interface ActModule<A extends Doing> {
  /** the label of the act's button */
  label(act: A): string
  /**
   * set if the secretary may do the act for the chair: `in turn` only as the chair's next action, `beside` at any time
   * (DOMAIN, Terms)
   */
  readonly secretary?: "in turn" | "beside"
  /** the right that the act needs besides the chair's role, such as the right to comment */
  readonly right?: Action
  /** the reason why the server would refuse the act now; null if the server would accept the act */
  stopped?(act: A, scene: Scene): Refusal | null
  /** whether the act needs a form before it can become a command */
  asks?(act: A): boolean
  /** performs the act without a form; null if the act sends no command and changes only this page */
  perform?(act: A, stage: ActStage): Promise<Performed> | null
  /** set if the page scrolls to the result that the act shows */
  readonly leads?: "to the result"
  /** the act whose form the page opens after this refusal; null if the page shows the refusal */
  asksAfter?(act: A, refusal: Refusal): A | null
}

/** The modules of a group of acts, such as those on rounds: one module for each act. */
export type ActModules<A extends Doing> = { [D in A["kind"]]: ActModule<Extract<A, { kind: D }>> }

/** An `asks` function for acts that always open a form first. */
export const always = (): boolean => true
