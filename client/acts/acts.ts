import type { Refusal } from "../../shared/contract/refusals.ts"
import type { Action } from "../../shared/rules/policy.ts"
import type { Scene } from "../scene/scene.ts"
import { type ActStage, onThisPage, type Performed, tellingOf } from "../scene/stage.ts"
import type { Wanted } from "./act.ts"
import { floorModules } from "./floor/floor.ts"
import { lendingModules } from "./floor/lending.ts"
import { minutesModules } from "./minutes/minutes.ts"
import type { ActModule, ActModules } from "./module.ts"
import { noteModules } from "./note/note.ts"
import { objectionModules } from "./objection/objection.ts"
import { proposalModules } from "./proposal/proposal.ts"
import { livingModules } from "./record/living.ts"
import { recordModules } from "./record/record.ts"
import { standingModules } from "./record/standing.ts"
import { answerModules } from "./round/answers.ts"
import { betweenModules } from "./round/between/between.ts"
import { roundModules } from "./round/round.ts"
import { silenceModules } from "./round/silence.ts"
import { sessionModules } from "./session/session.ts"
import { statementModules } from "./statement/statement.ts"

/** The module of every act, by the act's name. */
export const acts: ActModules<Wanted> = {
  ...answerModules,
  ...floorModules,
  ...lendingModules,
  ...livingModules,
  ...minutesModules,
  ...noteModules,
  ...objectionModules,
  ...proposalModules,
  ...recordModules,
  ...roundModules,
  ...sessionModules,
  ...silenceModules,
  ...betweenModules,
  ...standingModules,
  ...statementModules,
}

/**
 * Finds an act's module by the act's name. TypeScript compares methods bivariantly, so it cannot check that a module
 * receives only its own act.
 */
const moduleOf = (act: Wanted): ActModule<Wanted> => {
  const all: Record<Wanted["kind"], ActModule<Wanted>> = acts
  return all[act.kind]
}

/** The label of an act's button. */
export const labelOf = (act: Wanted): string => moduleOf(act).label(act)

/** Returns when the secretary may do an act for the chair. Null if only the chair may do it. */
export const secretaryOf = (act: Wanted): "in turn" | "beside" | null => moduleOf(act).secretary ?? null

export const actRight = (act: Wanted): Action | null => moduleOf(act).right ?? null

export const stoppedBy = (act: Wanted, scene: Scene): Refusal | null => moduleOf(act).stopped?.(act, scene) ?? null

/** Whether an act needs a form before it can become a command. */
export const asksFirst = (act: Wanted): boolean => moduleOf(act).asks?.(act) ?? false

export const leadsToResult = (act: Wanted): boolean => moduleOf(act).leads !== undefined

/**
 * Performs an act that has no form: it sends a command, or changes only this page. If the server refuses the command
 * and another act can ask about the refusal, `ask` opens that act's form.
 */
export async function performAct(act: Wanted, stage: ActStage, ask: (act: Wanted) => void): Promise<Performed> {
  const module = moduleOf(act)
  const answered = (await module.perform?.(act, stage)) ?? onThisPage
  const again = answered.ok ? null : (module.asksAfter?.(act, answered.refusal) ?? null)
  if (!again) return answered
  // the form tells the refusal
  tellingOf(answered)?.done()
  ask(again)
  return onThisPage
}
