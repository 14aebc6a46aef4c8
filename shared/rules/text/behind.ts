import type { LanguageText, Statement } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import type { Lang } from "../../model/terms.ts"

/**
 * An authentic text that changed after the version that introduced another language's wording. `before` is the
 * authentic text in that version.
 */
export interface MovedOn {
  lang: Lang
  before: string
  now: string
}

/**
 * The changes of authentic texts since the version that introduced the wording of an out-of-date text. Empty if the
 * text is up to date.
 */
export function behindOn(state: Pick<State, "workspace">, statement: Statement, text: LanguageText): MovedOn[] {
  if (text.state !== "out_of_date") return []
  const level = levelVersion(statement, text)
  const authentic = (state.workspace?.authentic ?? []).filter(({ lang }) => lang !== text.lang)
  return authentic.flatMap(({ lang }) => {
    const before = level?.texts.find(one => one.lang === lang)?.text ?? ""
    const now = statement.texts.find(one => one.lang === lang)?.text ?? ""
    return before === "" || before === now ? [] : [{ lang, before, now }]
  })
}

/** The version that introduced this language's wording; null if the newest version has another wording. */
function levelVersion({ versions }: Statement, { lang, text }: LanguageText) {
  const same = (n: number) => versions[n]?.texts.find(one => one.lang === lang)?.text === text
  let at = versions.length - 1
  if (!same(at)) return null
  while (at > 0 && same(at - 1)) at--
  return versions[at] ?? null
}
