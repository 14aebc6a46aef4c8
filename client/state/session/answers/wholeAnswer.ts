import type { CommandInput } from "../../../../shared/contract/commands.ts"
import type { GivenAnswer } from "../../../../shared/model/consensus/answer.ts"

/** Fills in the fields that a form may leave out with the schema's defaults. */
export function wholeAnswer(given: CommandInput<"answer-round">["answer"]): GivenAnswer {
  if (given.kind === "rating") return given
  const words = { reason: given.reason ?? "", lang: given.lang ?? "en" }
  if (given.kind === "review") return { ...given, ...words }
  return { ...given, ...words, remedy: given.remedy ?? "", confirmBy: given.confirmBy ?? null }
}
