import type { CommandBody } from "../../../shared/contract/commands.ts"
import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { amendingWhy } from "../../../shared/rules/record/afterwards/amendingWords.ts"
import type { Decision, Situation } from "../../core/command.ts"
import { askerOf } from "../people/changingSeats.ts"
import { propose } from "../proposal/propose.ts"

/**
 * Refuses an erratum that changes the sense of a text. Such a change needs a new version and a call, even if everybody
 * would confirm it (DOMAIN R2).
 */
export function amends(before: string, now: string, lang: Lang): { refuse: Refusal } | null {
  const why = amendingWhy(before, now, lang)
  return why === null ? null : refuse(`amends-${why}`)
}

export function proposeErratum(
  situation: Situation,
  { record: id, lang, text, reason }: CommandBody<"propose-erratum">,
): Decision {
  const { state, actor } = situation
  const record = state.records[id]
  if (!record) return refuse("not-found")
  if (record.state !== "in_force") return refuse("record-fixed")
  const declared = record.body.texts.find(one => one.lang === lang)
  if (!declared) return refuse("text-missing", { language: lang })
  const about = { act: "erratum" as const, record: id, lang, text }
  // the erratum is compared with the declared text, because errata on errata could reach any wording in small steps
  return amends(declared.text, text, lang) ?? propose(situation, { about, reason, asker: askerOf(actor) })
}
