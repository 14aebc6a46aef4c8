import { isRefusal } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"
import type { Failure } from "../../state/loading/loading.ts"

/** Describes a failure in a sentence: no response, a refusal, or an error with an id that the reader can quote. */
export function failureText(failure: Failure): string {
  if (failure.status === 0) return msg("problem.unreachable")
  const { code, params, id } = failure
  if (isRefusal(code) && code !== "internal") return refusalText({ code, params })
  return msg("error.general", { id })
}

/** True if the sentence for this failure already contains the failure's id. */
export const quotesId = (failure: Failure): boolean => failure.code === "internal" || !isRefusal(failure.code)
