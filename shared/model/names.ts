import { isLatin, type Lang } from "./terms.ts"

/** A person's name as it is stored: in its own script, romanised in Latin letters, and in the short form for lists. */
export interface Named {
  name: string
  /** family name first if the language does so; "" if the name is in Latin letters already */
  romanised: string
  /** 小野寺 for 小野寺渉; "" if the whole name is short enough */
  short: string
}

/** "小野寺渉 Onodera Wataru": the name in its own script, then romanised. */
const twoScripts = /^([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々・\s]+?)\s+([\p{Script=Latin}].*)$/u
/** "小野寺 渉": with a space between family and given name, as Japanese name cards have it. */
const spaced =
  /^([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+)\s+([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+)$/u

/** Reads a name as people write it in one field: both scripts in a row, or a space after the family name. */
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

/** 小野寺渉 Onodera Wataru */
export const fullName = ({ name, romanised }: Pick<Named, "name" | "romanised">): string =>
  romanised === "" ? name : `${name} ${romanised}`

/** A page in Latin letters, as English is, shows a name in both scripts; Chinese and Japanese pages in its own only. */
export const nameFor = (lang: Lang, named: Pick<Named, "name" | "romanised">): string =>
  isLatin(lang) ? fullName(named) : named.name

/** Two names written so that they differ: in the page's language, else in both scripts, else in their short forms. */
export function nameChange(lang: Lang, was: Named, now: Named): { was: string; now: string } {
  const ways = [(one: Named) => nameFor(lang, one), fullName, (one: Named) => one.short || one.name]
  const way = ways.find(written => written(was) !== written(now)) ?? fullName
  return { was: way(was), now: way(now) }
}

/**
 * The shortest form of each name that fits only one of these people: 小野寺, but 小野寺渉 if two of that family are among
 * them.
 */
export function shortNames(people: readonly (Named & { id: string })[]): ReadonlyMap<string, string> {
  const meant = new Map<string, number>()
  for (const one of people) for (const form of new Set(formsOf(one))) meant.set(form, (meant.get(form) ?? 0) + 1)
  return new Map(people.map(one => [one.id, formsOf(one).find(form => meant.get(form) === 1) ?? fullName(one)]))
}

const formsOf = (one: Named) => [one.short === "" ? one.name : one.short, one.name, fullName(one)]
