import type { Answered } from "../../shared/contract/live.ts"
import type { Refusal } from "../../shared/contract/refusals.ts"
import type { Action } from "../../shared/rules/policy.ts"
import type { Scene } from "./scene.ts"
import type { ActStage } from "./stage.ts"

/** The part that all acts share: the name, and the thing that the act is done to. */
interface Doing {
  do: string
}

/** All that a page knows of one act, but for its form, which is fetched with the first that asks something. */
export interface ActModule<A extends Doing> {
  /** how it reads on its button */
  label(act: A): string
  /** the secretary does it as well for the chair: in turn, or `beside` whatever the chair is at (DOMAIN, Terms) */
  readonly secretary?: "in turn" | "beside"
  /** the right by which somebody says or writes something, where it is more than a step of the chair's */
  readonly right?: Action
  /** why the server would refuse it now; null where it would do it */
  stopped?(act: A, scene: Scene): Refusal | null
  /** whether it asks something before it can be a command: its form then stands in the noun's forms */
  asks?(act: A): boolean
  /** does it without a form: a command, or a step on this page alone (null) */
  perform?(act: A, stage: ActStage): Promise<Answered> | null
  /** whoever pressed it is taken to the result that it shows */
  readonly leads?: "to the result"
  /** what is asked where the server has refused it so; null where the refusal is said */
  asksAfter?(act: A, refusal: Refusal): A | null
}

/** One module for each act of a noun. */
export type ActModules<A extends Doing> = { [D in A["do"]]: ActModule<Extract<A, { do: D }>> }

/** An act that always opens a form first. */
export const always = (): boolean => true
