import type { FormerName, Member, State } from "../../fold/state.ts"
import type { MemberId } from "../../model/ids.ts"
import { type Named, nameFor } from "../../model/names.ts"
import type { Instant, Lang } from "../../model/terms.ts"

type Panel = Pick<State, "members">

const memberOf = ({ members }: Panel, id: string | null): Member | undefined =>
  Object.values(members).find(one => one.id === id)

/** The name that a member had at an instant. */
export const nameOn = (member: Member, at: Instant): Named =>
  member.formerly?.find(({ until }) => at <= until) ?? member

/** The same of an id; null for nobody of this panel. Whatever tells who did something, and when, asks here. */
export function nameAt(state: Panel, id: string | null, at: Instant): Named | null {
  const member = memberOf(state, id)
  return member ? nameOn(member, at) : null
}

/** How the names of a day are written in one language. */
export interface NameWords {
  /** stands for a name that is not for the reader, or was erased */
  nobody: string
  /** the name of the day, and the name that its owner has now */
  now: (then: string, now: string) => string
}

/** A name as it was at an instant, with today's beside it where it is first told; `nobody` for a name that is not shown. */
export type NameThen = (member: string | null, at: Instant, nobody?: string) => string

/** For one document, from its beginning to its end: what a person is called now is told once beside each earlier name. */
export function namesOfTheDay(state: Panel, lang: Lang, words: NameWords): NameThen {
  const told = new Set<string>()
  return (id, at, nobody = words.nobody) => {
    const member = memberOf(state, id)
    if (!member) return nobody
    const then = nameOn(member, at)
    const now = nameFor(lang, member)
    // a reading in Latin letters was added: the person is called what they were called
    if (then.name === member.name && then.romanised === "") return now || nobody
    const shown = nameFor(lang, then) || nobody
    const key = `${member.id} ${shown}`
    if (now === "" || now === nameFor(lang, then) || told.has(key)) return shown
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

/** Those that they have not seen yet. */
export const renamingsUnseen = (member: Member): Renaming[] =>
  renamingsOf(member).filter(({ was }) => was.seq > (member.renamingSeen ?? 0))
