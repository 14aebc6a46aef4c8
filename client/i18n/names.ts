import type { State } from "../../shared/fold/state.ts"
import { type Named, nameFor } from "../../shared/model/names.ts"
import { isNameless } from "../../shared/rules/law/retention.ts"
import { type NameThen, namesOfTheDay } from "../../shared/rules/people/namesOfTheDay.ts"
import { findMember, findProgram } from "../../shared/rules/readings/rows.ts"
import { currentLang } from "./language.ts"
import { msg } from "./msg.ts"

/**
 * Returns a person's full name. An English page adds the romanised name; other pages show the name only in its own
 * script.
 */
export const personName = (member: Pick<Named, "name" | "romanised">): string => nameFor(currentLang(), member)

/** Returns a member's current name, for the live parts of a page. Use `namesThen` for the author of a past act. */
export function memberName(state: State, member: string | null): string {
  const found = findMember(state, member)
  const program = found ? undefined : findProgram(state, member)
  if (found && isNameless(found)) return msg("name.erased")
  return (found && personName(found)) || (program && msg("name.program", { name: program.name })) || notShown()
}

const notShown = (): string => msg("record.noName")

/**
 * Returns the names of the authors of past acts: each name as it was at the time of the act, with the current name if
 * it differs.
 */
export const namesThen = (state: State): NameThen =>
  namesOfTheDay(state, currentLang(), {
    nobody: notShown(),
    erasedName: msg("name.erased"),
    program: name => msg("name.program", { name }),
    now: (was, now) => msg("name.now", { was, now }),
  })

/** Returns the names at the time of an act, never with the present ones, where one person may be named many times. */
export const bareNamesThen = (state: State): NameThen =>
  namesOfTheDay(state, currentLang(), {
    nobody: notShown(),
    erasedName: msg("name.erased"),
    program: name => msg("name.program", { name }),
    now: was => was,
  })

/** Tells a person that somebody else changed their name. */
export const renamedWords = (by: string, { was, now }: { was: string; now: string }): string =>
  msg("name.renamed", { by, was, now })

/** Tells a person that somebody else set or removed their e-mail address. */
export const addressSetWords = (by: string, cleared: boolean): string =>
  cleared ? msg("name.addressCleared", { by }) : msg("name.addressSet", { by })
