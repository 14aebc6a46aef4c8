import type { FormerName, Member, State } from "../../fold/state.ts"
import type { MemberId } from "../../model/ids.ts"
import { type Named, nameFor } from "../../model/names.ts"
import type { Instant, Lang } from "../../model/terms.ts"
import { findMember } from "../readings/rows.ts"

type Panel = Pick<State, "members">

/** The name that a member had at an instant. */
export const nameOn = (member: Member, at: Instant): Named =>
  member.formerly?.find(({ until }) => at <= until) ?? member

/**
 * The name by id; null for an id that is not of this panel. All code that says who did something, and when, uses it.
 */
export function nameAt(state: Panel, id: string | null, at: Instant): Named | null {
  const member = findMember(state, id)
  return member ? nameOn(member, at) : null
}

/** How the names of a day are written in one language. */
export interface NameWords {
  /** replaces a name that the reader may not see, or that was erased */
  nobody: string
  /** joins the name of the day and the owner's present name */
  now: (then: string, now: string) => string
  /** a name with its honorific, where the document writes one */
  called?: (name: string) => string
}

/** A name as it was at an instant, with today's beside it at its first use; `nobody` for a name that is not shown. */
export type NameThen = (member: string | null, at: Instant, nobody?: string) => string

/** Used for one document from its beginning to its end: the present name is given once beside each earlier name. */
export function namesOfTheDay(state: Panel, lang: Lang, words: NameWords): NameThen {
  const { called = (name: string) => name } = words
  const told = new Set<string>()
  return (id, at, nobody = words.nobody) => {
    const member = findMember(state, id)
    if (!member) return nobody
    const then = nameOn(member, at)
    const now = nameFor(lang, member)
    // only the romanisation was added, so the name has not changed
    if (then.name === member.name && then.romanised === "") return now === "" ? nobody : called(now)
    const was = nameFor(lang, then)
    const shown = was === "" ? nobody : called(was)
    const key = `${member.id} ${shown}`
    if (now === "" || now === was || told.has(key)) return shown
    told.add(key)
    return words.now(shown, now)
  }
}

/** A name that another person changed. */
export interface Renaming {
  was: FormerName
  now: Named
  /** null: the administrator, or the host at the command line */
  by: MemberId | null
}

/** Each change of a member's name of which they are told, oldest first. */
export const renamingsOf = ({ formerly = [], ...member }: Member): Renaming[] =>
  formerly.flatMap((was, n) => (was.by === undefined ? [] : [{ was, now: formerly[n + 1] ?? member, by: was.by }]))

/** The changes that they have not seen yet. */
export const renamingsUnseen = (member: Member): Renaming[] =>
  renamingsOf(member).filter(({ was }) => was.seq > (member.renamingSeen ?? 0))
