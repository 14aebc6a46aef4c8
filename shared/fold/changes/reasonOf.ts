import type { Lang } from "../../model/terms.ts"

/** The reason of an entry and its language, without a key for a language that the entry does not state. */
export const reasonOf = ({
  reason,
  reasonLang,
}: {
  reason: string
  reasonLang?: Lang | undefined
}): { reason: string; reasonLang?: Lang } => ({ reason, ...(reasonLang && { reasonLang }) })
