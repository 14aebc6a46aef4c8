import type { Statement } from "../../../shared/fold/consensusState.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { latestVersion } from "../../../shared/rules/readings/statements.ts"
import { behindIn } from "../../../shared/rules/text/leftOut.ts"
import { msg } from "../../i18n/msg.ts"
import { languageName } from "../../i18n/terms/terms.ts"
import type { Field, Values } from "../form.ts"

const behind = (statement: Statement): Lang[] => behindIn(latestVersion(statement)?.texts ?? [])
const nameOf = (lang: Lang): string => `behind-${lang}`
const isLeftOut = (values: Values) => (lang: Lang) => values[nameOf(lang)] === "leave"

/** For each text that is behind: whether the panel is asked without it. Nothing is preselected for the moderator. */
export const behindFields = (statement: Statement): Field[] =>
  behind(statement).map(lang => {
    const language = languageName(lang)
    return {
      kind: "choice",
      name: nameOf(lang),
      label: msg("behind.label", { language }),
      options: [
        { value: "update", label: msg("behind.update") },
        { value: "leave", label: msg("behind.leave") },
      ],
      value: "update",
    }
  })

/** The reason why the call cannot be opened yet, or null. */
export function behindLacks(values: Values, statement: Statement): string | null {
  const lang = behind(statement).find(one => !isLeftOut(values)(one))
  if (!lang) return null
  const language = languageName(lang)
  return msg("behind.lacks", { language })
}

export const leaveOutOf = (values: Values, statement: Statement): Lang[] => behind(statement).filter(isLeftOut(values))
