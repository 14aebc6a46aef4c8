import { isRefusal } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"
import type { Failure } from "../../state/loading/loading.ts"

/** A failure as a sentence: no answer, a refusal, or a fault with an id to quote. */
export function failureText(failure: Failure): string {
  if (failure.status === 0) return msg("problem.unreachable")
  if (isRefusal(failure.code) && failure.code !== "internal") return refusalText(failure)
  const id = failure.id
  return msg("error.general", { id })
}

/** Whether the sentence already contains the id. */
export const quotesId = (failure: Failure): boolean => failure.code === "internal" || !isRefusal(failure.code)
