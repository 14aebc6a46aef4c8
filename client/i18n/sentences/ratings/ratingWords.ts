import type { StoppingRule } from "../../../../shared/model/consensus/stopping.ts"
import type { Classed, RatingClass } from "../../../../shared/rules/round/outcome/classes.ts"
import type { StoppingVerdict } from "../../../../shared/rules/round/outcome/stopping.ts"
import { msg } from "../../msg.ts"

const className = (is: RatingClass): string => msg("class.name", { is })

/** The class of a rating and the rule that gave it; both classes where the two rules differ. */
export function classWords({ is, by, other }: Classed): string {
  const told = msg("class.by", { name: className(is), by })
  return other === null ? told : `${told} ${msg("class.other", { name: className(other) })}`
}

/** Says the verdict of the stopping rule, and why. */
export function stoppingWords({ because }: StoppingVerdict): string {
  switch (because.kind) {
    case "rounds":
      return msg("stopping.rounds", { n: because.n })
    case "unchanged":
      return msg("stopping.unchanged", { share: because.share })
    case "first":
      return msg("stopping.first")
    case "few":
      return msg("stopping.few")
    case "changed":
      return msg("stopping.changed")
    case "moved":
      return msg("stopping.moved", { moved: because.moved, linked: because.linked })
    case "share":
      return msg("stopping.share", { share: because.share, needed: because.needed })
    default:
      return because satisfies never
  }
}

export const ruleWords = (rule: StoppingRule | null): string =>
  rule ? msg("stopping.rule", { rounds: rule.rounds, answered: rule.answered }) : msg("stopping.none")
