import { fullName, type Named, nameFor } from "../../../shared/model/names.ts"
import type { Lang } from "../../../shared/model/terms.ts"

/** A person with all names that they have or had. */
type Person = Named & { formerly?: readonly Named[] | undefined }

/** A text in which every name of a member is replaced by a placeholder. */
export interface MaskedText {
  text: string
  /** Puts the names back into a translation. Returns null if a placeholder is missing, unknown or repeated. */
  unmask(translation: string): string | null
}

/** Matches a placeholder, even if an engine has changed its case. */
const placeholder = /NAME(\d+)X/gi

/**
 * Replaces every name of a member, in every script and form, by a placeholder. In the translation a whole name stands
 * in the form of its language; a part of a name stands as it was written. A text that contains a placeholder already
 * cannot be masked: null. Compatible letters count as equal (NFKC), and invisible ones are left out.
 */
export function maskNames(original: string, people: readonly Person[], to: Lang): MaskedText | null {
  const text = normal(original)
  if (new RegExp(placeholder).test(text)) return null
  const back: string[] = []
  const masked = text.replace(formsPattern(people), form => {
    back.push(inLanguage(form, people, to))
    return `NAME${back.length}X`
  })
  return { text: masked, unmask: translation => putBack(translation, back) }
}

function putBack(translation: string, names: readonly string[]): string | null {
  const found = [...translation.matchAll(placeholder)].map(([, n]) => Number(n))
  const each = new Set(found)
  if (found.length !== names.length || each.size !== names.length) return null
  if (found.some(n => n < 1 || n > names.length)) return null
  return translation.replace(placeholder, (_, n: string) => names[Number(n) - 1] ?? "")
}

const namesOf = (person: Person): Named[] => [person, ...(person.formerly ?? [])]

/** The text in one form of each letter, without soft hyphens and spaces of no width. */
const normal = (text: string): string => text.normalize("NFKC").replace(/[\u00AD\u200B\u2060\uFEFF]/g, "")

const normalNamed = ({ name, romanised, short }: Named): Named => ({
  name: normal(name),
  romanised: normal(romanised),
  short: normal(short),
})

function inLanguage(form: string, people: readonly Person[], to: Lang): string {
  const whole = people
    .flatMap(namesOf)
    .find(named => [fullName(named), named.name, named.romanised].some(one => same(one, form)))
  return whole ? nameFor(to, whole) : form
}

const same = (a: string, b: string): boolean => a !== "" && plain(a) === plain(b)

const plain = (name: string): string => normal(name).replace(/\s/g, "").toLocaleLowerCase("en")

/** The shortest name that is masked wherever it stands: 林 alone is a forest, and one Latin letter is an initial. */
const shortestCharacters = 2
/** The shortest Latin name that is masked in any case, because "an" and "li" are parts of ordinary sentences. */
const shortestInAnyCase = 4
/** A surname of one character is masked before these titles. */
const titles = "先生|女士|小姐|教授|博士|老师|老師|主任|委员|委員|さん|さま|様|氏|君"

/** Matches every form of every name, longest first, so that a part never splits a whole name. */
function formsPattern(people: readonly Person[]): RegExp {
  const named = people.flatMap(namesOf).map(normalNamed)
  const forms = new Set(named.flatMap(formsOf))
  const longestFirst = [...forms].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(pattern)
  const surnames = new Set(named.flatMap(surnameOf))
  const patterns = [...longestFirst, ...[...surnames].map(one => `${one}(?=\\s?(?:${titles}))`)]
  return patterns.length === 0 ? /(?!)/g : new RegExp(patterns.join("|"), "gu")
}

function formsOf(named: Named): string[] {
  const wholes = [fullName(named), named.name, named.romanised, named.short]
  const parts = [named.name, named.romanised].flatMap(name => [
    ...name.split(/[\s・·,]+/u),
    ...name.split(/[\s・·,‐–-]+/u),
  ])
  const long = [...wholes, ...parts].filter(form => form.length >= shortestCharacters)
  return long.flatMap(form =>
    isLatin(form) && form.length < shortestInAnyCase ? [form, form.toLocaleUpperCase("en"), capitalised(form)] : [form],
  )
}

const capitalised = (form: string): string =>
  form.slice(0, 1).toLocaleUpperCase("en") + form.slice(1).toLocaleLowerCase("en")

const isLatin = (form: string): boolean => /^\p{Script=Latin}/u.test(form)

/** The surname of one character: of a Chinese name its first one, unless the short form says another. */
function surnameOf({ name, short }: Named): string[] {
  const surname = short === "" ? /^\p{Script=Han}(?=\p{Script=Han}{1,2}$)/u.exec(name)?.[0] : short
  return surname !== undefined && /^\p{Script=Han}$/u.test(surname) ? [surname] : []
}

const character = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々]"

function pattern(form: string): string {
  const escaped = form.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+")
  const alike = escaped.replace(/['’]/g, "['’]").replace(/[‐–-]/g, "[‐–-]")
  // a name in characters may have a space after the surname
  const literal = isLatin(form) ? alike : alike.replace(new RegExp(`(?<=${character})(?=${character})`, "gu"), "\\s?")
  const before = isLatin(form) ? "(?<![\\p{Script=Latin}\\d])" : ""
  const after = /\p{Script=Latin}$/u.test(form) ? "(?![\\p{Script=Latin}\\d])" : ""
  return `${before}${form.length < shortestInAnyCase ? literal : `(?i:${literal})`}${after}`
}
