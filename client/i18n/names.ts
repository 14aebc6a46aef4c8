import { msg, str } from "@lit/localize"
import type { State } from "../../shared/fold/state.ts"
import { type Named, nameFor } from "../../shared/model/names.ts"
import { type NameThen, namesOfTheDay } from "../../shared/rules/people/namesOfTheDay.ts"
import { findMember } from "../../shared/rules/readings/rows.ts"
import { currentLang } from "./language.ts"

/** A name where there is room for it: with its reading on a page in English, in its own script alone on the others. */
export const personName = (member: Pick<Named, "name" | "romanised">): string => nameFor(currentLang(), member)

/** A member's name as it is now, for what is live; what tells who did something asks `namesThen`. */
export function memberName(state: State, member: string | null): string {
  const found = findMember(state, member)
  return (found && personName(found)) || notShown()
}

const notShown = (): string => msg("Name not shown", { id: "record.noName" })

/** The names of the people who did what one page or card tells, each as it was at the instant of the act. */
export const namesThen = (state: State): NameThen =>
  namesOfTheDay(state, currentLang(), {
    nobody: notShown(),
    now: (then, now) => msg(str`${then} (now ${now})`, { id: "name.now" }),
  })

/** To somebody whose name another changed. */
export const renamedWords = (by: string, { was, now }: { was: string; now: string }): string =>
  msg(str`${by} changed your name from “${was}” to “${now}”.`, { id: "name.renamed" })

/** To somebody whose e-mail address another set or took away. */
export const addressSetWords = (by: string, cleared: boolean): string =>
  cleared
    ? msg(str`${by} took away your e-mail address.`, { id: "name.addressCleared" })
    : msg(str`${by} set another e-mail address for your seat.`, { id: "name.addressSet" })
