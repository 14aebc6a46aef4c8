import type { State } from "../../shared/fold/state.ts"
import { type Named, nameFor } from "../../shared/model/names.ts"
import { type NameThen, namesOfTheDay } from "../../shared/rules/people/namesOfTheDay.ts"
import { findMember } from "../../shared/rules/readings/rows.ts"
import { currentLang } from "./language.ts"
import { msg } from "./msg.ts"

/** A person's full name. An English page adds its romanised form; other pages show only its own script. */
export const personName = (member: Pick<Named, "name" | "romanised">): string => nameFor(currentLang(), member)

/** A member's current name, for the live parts of a page. The author of a past act is named by `namesThen`. */
export function memberName(state: State, member: string | null): string {
  const found = findMember(state, member)
  return (found && personName(found)) || notShown()
}

const notShown = (): string => msg("record.noName")

/** The names of people who did what a page or card reports, each as it was at the time of the act. */
export const namesThen = (state: State): NameThen =>
  namesOfTheDay(state, currentLang(), {
    nobody: notShown(),
    now: (was, now) => msg("name.now", { was, now }),
  })

/** Tells a person that somebody else changed their name. */
export const renamedWords = (by: string, { was, now }: { was: string; now: string }): string =>
  msg("name.renamed", { by, was, now })

/** Tells a person that somebody else set or removed their e-mail address. */
export const addressSetWords = (by: string, cleared: boolean): string =>
  cleared ? msg("name.addressCleared", { by }) : msg("name.addressSet", { by })
