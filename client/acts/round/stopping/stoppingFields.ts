import type { CommandInput } from "../../../../shared/contract/commands.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { StoppingRule } from "../../../../shared/model/consensus/stopping.ts"
import type { RoundKind } from "../../../../shared/model/terms.ts"
import { isAgainstStopping, isFirstRating, verdictOn } from "../../../../shared/rules/round/outcome/stopping.ts"
import { currentLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { ruleWords, stoppingWords } from "../../../i18n/sentences/ratings/ratingWords.ts"
import { textField } from "../../fields.ts"
import type { Field, Values } from "../../form.ts"

/** The rules that the form offers beside the panel's own. A panel sets any other one in its settings. */
const offered: readonly StoppingRule[] = [
  { rounds: 2, answered: 75 },
  { rounds: 3, answered: 75 },
]

const valueOf = (rule: StoppingRule | null): string => (rule ? `${rule.rounds} ${rule.answered}` : "none")

function rulesFor({ workspace }: State): (StoppingRule | null)[] {
  const own = workspace?.stopping ?? null
  const others = offered.filter(one => valueOf(one) !== valueOf(own))
  return own ? [own, null, ...others] : [null, ...others]
}

/** Returns what the stopping rule says about a round that a moderator is about to open. It is empty if there is no rule. */
export function stoppingHelp(state: State, statement: string, kind: RoundKind): string {
  const verdict = verdictOn(state, statement)
  if (verdict) return stoppingWords(verdict)
  return kind === "rating" && isFirstRating(state, statement) ? msg("stopping.help") : ""
}

/**
 * The rule that the first ratings among these statements fix, and the reason of a moderator who decides otherwise than
 * the rule of one of them (DOMAIN G7).
 */
export function stoppingFields(state: State, statements: readonly string[], kind: RoundKind): Field[] {
  const options = rulesFor(state).map(rule => ({ value: valueOf(rule), label: ruleWords(rule) }))
  const value = valueOf(state.workspace?.stopping ?? null)
  return [
    ...(isAgainst(state, statements, kind) ? [textField("otherwise", msg("stopping.why"))] : []),
    ...(isFirst(state, statements, kind)
      ? [{ kind: "choice" as const, name: "stopping", label: msg("stopping.label"), options, value }]
      : []),
  ]
}

const isAgainst = (state: State, statements: readonly string[], kind: RoundKind): boolean =>
  statements.some(id => isAgainstStopping(state, id, kind))

const isFirst = (state: State, statements: readonly string[], kind: RoundKind): boolean =>
  kind === "rating" && statements.some(id => isFirstRating(state, id))

export function stoppingOf(
  values: Values,
  state: State,
  statements: readonly string[],
  kind: RoundKind,
): Pick<CommandInput<"open-round">, "stopping" | "otherwise" | "otherwiseLang"> {
  // The first rule is the panel's own. The server takes it where the command names none.
  const chosen = rulesFor(state)
    .slice(1)
    .find(rule => valueOf(rule) === values["stopping"])
  return {
    ...(isAgainst(state, statements, kind) && { otherwise: values["otherwise"] ?? "", otherwiseLang: currentLang() }),
    ...(isFirst(state, statements, kind) && chosen !== undefined && { stopping: chosen }),
  }
}
