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

/**
 * Makes one field for each text that is out of date. The moderator chooses to update the text first or to leave it out
 * of the round. The form cannot be sent until every such text is left out.
 */
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

/**
 * The reason why a round cannot be opened yet: a text is out of date and not left out. Null if the round can be opened.
 */
export function behindLacks(values: Values, statement: Statement): string | null {
  const lang = behind(statement).find(one => !isLeftOut(values)(one))
  if (!lang) return null
  const language = languageName(lang)
  return msg("behind.lacks", { language })
}

export const leaveOutOf = (values: Values, statement: Statement): Lang[] => behind(statement).filter(isLeftOut(values))
