import { type ReasonRule, reasonRules } from "../../../../shared/model/terms.ts"
import { msg } from "../../../i18n/msg.ts"
import type { Field, Values } from "../../form.ts"

export const reasonRuleName = (rule: ReasonRule): string =>
  ({
    none: () => msg("reasonsFor.none"),
    low: () => msg("reasonsFor.low"),
    ends: () => msg("reasonsFor.ends"),
    outside: () => msg("reasonsFor.outside"),
  })[rule]()

/** Makes the field that chooses for which scores a rating requires a reason. */
export const reasonsField = (preset: ReasonRule): Field => ({
  kind: "choice",
  name: "reasonsFor",
  label: msg("reasonsFor.label"),
  options: reasonRules.map(value => ({ value, label: reasonRuleName(value) })),
  value: preset,
})

export const reasonsIn = ({ reasonsFor }: Values, preset: ReasonRule): ReasonRule =>
  reasonRules.find(one => one === reasonsFor) ?? preset
