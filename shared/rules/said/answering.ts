import type { Member, State } from "../../fold/state.ts"
import type { Translation } from "../../fold/translationState.ts"
import type { StatementId, ThreadId, TopicId } from "../../model/ids.ts"
import type { SaidKey } from "../../model/said.ts"
import type { Instant, Lang } from "../../model/terms.ts"
import { isOfThisHolder, isOwn } from "../people/seats/holder.ts"
import { isActive } from "../readings/members.ts"
import type { SaidText } from "./said.ts"
import { saidIn } from "./saidIn.ts"
/** Returns whether this member said the text. The holder of a reissued seat did not say what was said before (S5). */
export const isAuthor = (
  state: Pick<State, "members">,
  { authors, at, hidden }: Pick<SaidText, "authors" | "at" | "hidden">,
  member: string | null,
): boolean => !hidden && authors.some(by => isOwn(state, { by, at }, member))

/** Returns whether this member may be named to answer for a translation: panelists who have a seat read for others. */
export const mayRead = (member: Member | undefined): boolean =>
  member !== undefined && member.role === "panelist" && isActive(member)

/**
 * Returns whether this member answers for a translation: they said the text, or its author named them (DOMAIN V3).
 * Nobody answers for what was said without a name (V5).
 */
export function answersFor(
  state: Pick<State, "members">,
  said: SaidText,
  translation: Pick<Translation, "reader" | "at"> | undefined,
  member: string | null,
): boolean {
  if (said.hidden || member === null) return false
  if (isAuthor(state, said, member)) return true
  const reader = translation?.reader
  return reader === member && mayRead(state.members[reader]) && isOfThisHolder(state, reader, translation?.at ?? 0)
}

/** A translation for which the caller answers, beside its original. */
export interface OwnTranslation {
  key: SaidKey
  lang: Lang
  text: string
  revision: number
  at: Instant
  behind: boolean
  /** The answer so far; null if nobody has answered. */
  answer: "accepted" | "corrected" | "let_stand" | null
  /** Whether the caller said the original. Otherwise its author asked them to read the translation. */
  own: boolean
  original: { text: string; lang: Lang | null }
  topic?: TopicId
  thread?: ThreadId
  statement?: StatementId
}

/** `GET /api/workspaces/{slug}/translations/mine`: the translations for which the caller answers, newest first. */
export interface OwnTranslations {
  texts: OwnTranslation[]
}

/** The translations for which this member answers, newest first. Declined ones are left out, as nobody sees them. */
export function ownTranslations(state: State, member: string | null): OwnTranslation[] {
  const rows = Map.groupBy(Object.values(state.translations), ({ key }) => key)
  return saidIn(state)
    .flatMap(said =>
      (rows.get(said.key) ?? []).flatMap(row => {
        const how = row.answer?.how ?? null
        if (how === "declined" || row.text === "" || !answersFor(state, said, row, member)) return []
        const { key, lang, text, revision, at, behind = false } = row
        const { topic, thread, statement } = said
        const own = isAuthor(state, said, member)
        const original = { text: said.text, lang: said.lang }
        const place = { ...(topic && { topic }), ...(thread && { thread }), ...(statement && { statement }) }
        return [{ key, lang, text, revision, at, behind, answer: how, own, original, ...place }]
      }),
    )
    .toSorted((a, b) => b.at - a.at)
}
