import type { State } from "../../shared/fold/state.ts"
import { type Named, nameFor } from "../../shared/model/names.ts"
import { type NameThen, namesOfTheDay } from "../../shared/rules/people/namesOfTheDay.ts"
import { findMember } from "../../shared/rules/readings/rows.ts"
import { currentLang } from "./language.ts"
import { msg } from "./msg.ts"

/** A name where there is room for it: with its reading on a page in English, in its own script alone on the others. */
export const personName = (member: Pick<Named, "name" | "romanised">): string => nameFor(currentLang(), member)

/** A member's name as it is now, for what is live; what tells who did something asks `namesThen`. */
export function memberName(state: State, member: string | null): string {
  const found = findMember(state, member)
  return (found && personName(found)) || notShown()
}

const notShown = (): string => msg("record.noName")

/** The names of the people who did what one page or card tells, each as it was at the instant of the act. */
export const namesThen = (state: State): NameThen =>
  namesOfTheDay(state, currentLang(), {
    nobody: notShown(),
    now: (was, now) => msg("name.now", { was, now }),
  })

/** To somebody whose name another changed. */
export const renamedWords = (by: string, { was, now }: { was: string; now: string }): string =>
  msg("name.renamed", { by, was, now })

/** To somebody whose e-mail address another set or took away. */
export const addressSetWords = (by: string, cleared: boolean): string =>
  cleared ? msg("name.addressCleared", { by }) : msg("name.addressSet", { by })
