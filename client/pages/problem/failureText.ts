import { msg, str } from "@lit/localize"
import { isRefusal } from "../../i18n/language.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"
import type { Failure } from "../../state/loading/loading.ts"

/** What did not work, as a sentence: no answer, a refusal, or a fault with an id to quote. */
export function failureText(failure: Failure): string {
  if (failure.status === 0)
    return msg("The server does not answer. What was saved is safe. Check your connection, then try again.", {
      id: "problem.unreachable",
    })
  if (isRefusal(failure.code) && failure.code !== "internal") return refusalText(failure)
  const id = failure.id
  return msg(str`This did not work. What was saved is safe. Please quote ${id}.`, { id: "error.general" })
}

/** Whether the sentence itself already names the id. */
export const quotesId = (failure: Failure): boolean => failure.code === "internal" || !isRefusal(failure.code)
