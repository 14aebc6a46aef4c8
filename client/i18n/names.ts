import type { State } from "../../shared/fold/state.ts"
import { type Named, nameFor } from "../../shared/model/names.ts"
import { type NameThen, namesOfTheDay } from "../../shared/rules/people/namesOfTheDay.ts"
import { findMember } from "../../shared/rules/readings/rows.ts"
import { currentLang } from "./language.ts"
import { msg } from "./msg.ts"

/** A full name: with its romanised form on an English page, and only in its own script on others. */
export const personName = (member: Pick<Named, "name" | "romanised">): string => nameFor(currentLang(), member)

/** A member's current name, for live parts of a page. For past acts use `namesThen`. */
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

/** Told to a person whose name another person changed. */
export const renamedWords = (by: string, { was, now }: { was: string; now: string }): string =>
  msg("name.renamed", { by, was, now })

/** Told to a person whose e-mail address another person set or removed. */
export const addressSetWords = (by: string, cleared: boolean): string =>
  cleared ? msg("name.addressCleared", { by }) : msg("name.addressSet", { by })
