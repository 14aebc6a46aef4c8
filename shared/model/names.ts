import { isLatin, type Lang } from "./terms.ts"

/** A person's name as it is stored: in its own script, romanised in Latin letters, and in a short form for lists. */
export interface Named {
  name: string
  /**
   * The name in Latin letters, family name first if the language puts it first; "" if `name` is in Latin letters
   * already.
   */
  romanised: string
  /** The short form for lists: 小野寺 for 小野寺渉; "" if the whole name is short enough. */
  short: string
}

/** Matches a name in its own script followed by its romanised form: "小野寺渉 Onodera Wataru". */
const twoScripts = /^([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々・\s]+?)\s+([\p{Script=Latin}].*)$/u
/** Matches "小野寺 渉", with a space between family and given name, as Japanese name cards print it. */
const spaced =
  /^([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+)\s+([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+)$/u

/**
 * Parses a name that a person typed in one field: a name in both scripts, or one with a space after the family name.
 */
export function asNamed({ name, romanised = "", short = "" }: { name: string } & Partial<Named>): Named {
  const both = romanised === "" ? twoScripts.exec(name) : null
  const own = both?.[1] ?? name
  const parts = spaced.exec(own)
  return {
    name: parts ? `${parts[1]}${parts[2]}` : own,
    romanised: both?.[2] ?? romanised,
    short: short === "" && parts ? (parts[1] ?? "") : short,
  }
}

/** The name in both scripts: 小野寺渉 Onodera Wataru. */
export const fullName = ({ name, romanised }: Pick<Named, "name" | "romanised">): string =>
  romanised === "" ? name : `${name} ${romanised}`

/**
 * The name for a page. A page in a language with Latin letters shows both scripts; Chinese and Japanese pages show only
 * the name's own script.
 */
export const nameFor = (lang: Lang, named: Pick<Named, "name" | "romanised">): string =>
  isLatin(lang) ? fullName(named) : named.name

/**
 * Returns the former and the new name in a form in which the two differ. The first choice is the form of the page's
 * language, then both scripts, then the short form.
 */
export function nameChange(lang: Lang, was: Named, now: Named): { was: string; now: string } {
  const ways = [(one: Named) => nameFor(lang, one), fullName, (one: Named) => one.short || one.name]
  const way = ways.find(written => written(was) !== written(now)) ?? fullName
  return { was: way(was), now: way(now) }
}

/**
 * Returns for each person the shortest form of their name that no other person in the list has. This is 小野寺, or 小野寺渉 if
 * the list has two people of the family 小野寺.
 */
export function shortNames(people: readonly (Named & { id: string })[]): ReadonlyMap<string, string> {
  const meant = new Map<string, number>()
  for (const one of people) for (const form of new Set(formsOf(one))) meant.set(form, (meant.get(form) ?? 0) + 1)
  return new Map(people.map(one => [one.id, formsOf(one).find(form => meant.get(form) === 1) ?? fullName(one)]))
}

const formsOf = (one: Named) => [one.short === "" ? one.name : one.short, one.name, fullName(one)]
