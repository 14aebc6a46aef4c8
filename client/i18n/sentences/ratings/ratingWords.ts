import type { State } from "../../../../shared/fold/state.ts"
import type { StoppingRule } from "../../../../shared/model/consensus/stopping.ts"
import type { Classed, NoClass, RatingClass } from "../../../../shared/rules/round/outcome/classes.ts"
import type { StoppingVerdict } from "../../../../shared/rules/round/outcome/stopping.ts"
import { msg } from "../../msg.ts"
import { plain } from "../../texts.ts"

const className = (is: RatingClass): string => msg("class.name", { is })

/** The class of a rating and the rule that gave it; both classes where the two rules differ. Or why it has no class. */
export function classWords(found: Classed | NoClass, { sides }: Pick<State, "sides">): string {
  if (found.is === null) return noClassWords(found, sides)
  const { is, by, other } = found
  const told = msg("class.by", { name: className(is), by })
  return other === null ? told : `${told} ${msg("class.other", { name: className(other) })}`
}

function noClassWords({ of, side, answered, connected, asked }: NoClass, sides: State["sides"]): string {
  const found = sides.find(({ id }) => id === side)
  return msg("class.none", {
    of: of === "side" && !found ? "untold" : of,
    side: found ? plain(found.title) : "",
    answered: answered ?? 0,
    connected: connected ?? 0,
    asked: asked ?? 0,
  })
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
