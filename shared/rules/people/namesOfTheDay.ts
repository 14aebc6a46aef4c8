import type { FormerName, Member } from "../../fold/peopleState.ts"
import type { State } from "../../fold/state.ts"
import type { MemberId } from "../../model/ids.ts"
import { type Named, nameFor } from "../../model/names.ts"
import type { Instant, Lang } from "../../model/terms.ts"
import { isNameless } from "../law/retention.ts"
import { findMember, findProgram } from "../readings/rows.ts"

type Panel = Pick<State, "members" | "machines">

/** The name that a member had at an instant. */
export const nameOn = (member: Member, at: Instant): Named =>
  member.formerly?.find(({ until }) => at <= until) ?? member

/**
 * The name that a member had at an instant, by the member's id, or the name of the program with this id; null if the
 * panel has neither. Code that prints who did an act, and when, prints this name.
 */
export function nameAt(state: Panel, id: string | null, at: Instant): Named | null {
  const member = findMember(state, id)
  if (member) return nameOn(member, at)
  const program = findProgram(state, id)
  return program ? { name: program.name, romanised: "", short: "" } : null
}

/** How a document in one language writes names. */
export interface NameWords {
  /** Replaces a name that was erased or that the reader may not see. */
  nobody: string
  /** Replaces the name of a person whose data was erased (DOMAIN ER3). */
  erasedName: string
  /** Marks a name as a program's. */
  program: (name: string) => string
  /** Joins the former name and the member's present name. */
  now: (then: string, now: string) => string
  /** Adds the honorific to a name, if the document uses honorifics. */
  called?: (name: string) => string
}

/**
 * A function that returns the name that a member had at an instant, with the present name added when the former name is
 * first written. `nobody` replaces a name that may not be shown.
 */
export type NameThen = (member: string | null, at: Instant, nobody?: string) => string

/**
 * Makes the function that writes the names of one document, from its beginning to its end. The function adds the
 * present name once to each former name.
 */
export function namesOfTheDay(state: Panel, lang: Lang, words: NameWords): NameThen {
  const { called = (name: string) => name } = words
  const told = new Set<string>()
  return (id, at, nobody = words.nobody) => {
    const member = findMember(state, id)
    if (!member) return ofProgram(state, id, words) ?? nobody
    if (isNameless(member)) return words.erasedName
    const then = nameOn(member, at)
    const now = nameFor(lang, member)
    // The name has not changed if only its romanisation was added.
    if (then.name === member.name && then.romanised === "") return now === "" ? nobody : called(now)
    const was = nameFor(lang, then)
    const shown = was === "" ? nobody : called(was)
    const key = `${member.id} ${shown}`
    if (now === "" || now === was || told.has(key)) return shown
    told.add(key)
    return words.now(shown, now)
  }
}

/** The name of the program with this id, as a document writes it; null if there is none. */
function ofProgram(state: Panel, id: string | null, { program }: Pick<NameWords, "program">): string | null {
  const found = findProgram(state, id)
  return found ? program(found.name) : null
}

/** A change of a member's name by another person. */
export interface Renaming {
  was: FormerName
  now: Named
  /** The member who changed the name; null for an administrator or the command line. */
  by: MemberId | null
}

/** The renamings of the member by other people, of which the member is notified; oldest first. */
export const renamingsOf = ({ formerly = [], ...member }: Member): Renaming[] =>
  formerly.flatMap((was, n) => (was.by === undefined ? [] : [{ was, now: formerly[n + 1] ?? member, by: was.by }]))

/** The renamings of the member by other people that the member has not seen yet. */
export const renamingsUnseen = (member: Member): Renaming[] =>
  renamingsOf(member).filter(({ was }) => was.seq > (member.renamingSeen ?? 0))
