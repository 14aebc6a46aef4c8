import type { Scene } from "../scene/scene.ts"
import type { Wanted } from "./act.ts"
import { floorForms } from "./floor/forms.ts"
import type { Form, FormMaker, Forms } from "./form.ts"
import { noteForms } from "./note/forms.ts"
import { objectionForms } from "./objection/forms.ts"
import { proposalForms } from "./proposal/forms.ts"
import { recordForms } from "./record/forms.ts"
import { livingForms } from "./record/livingForms.ts"
import { standingForms } from "./record/standingForms.ts"
import { roundForms } from "./round/forms.ts"
import { sessionForms } from "./session/forms.ts"
import { statementForms } from "./statement/forms.ts"

/** The forms of all acts that need one. A page imports this module with the first act that needs a form. */
export const forms: Forms<Wanted> = {
  ...floorForms,
  ...livingForms,
  ...noteForms,
  ...objectionForms,
  ...proposalForms,
  ...recordForms,
  ...roundForms,
  ...sessionForms,
  ...standingForms,
  ...statementForms,
}

/** Makes the form that an act needs. Null if it needs none. */
export function formOf(act: Wanted, scene: Scene): Form | null {
  const all: Partial<Record<Wanted["kind"], FormMaker<Wanted>>> = forms
  return all[act.kind]?.(act, scene) ?? null
}
