import { computed, signal } from "@preact/signals-core"
import { isLang, type Lang, languages } from "../../../shared/model/terms.ts"
import { inBrowser } from "./kept.ts"

export type Theme = "system" | "light" | "dark"

/** The text sizes that the buttons A−, A and A+ set, as multiples of the default size. */
export const scales = [0.875, 1, 1.125, 1.25, 1.5] as const

const kept = (key: string): string | null => inBrowser.read(`plenary.${key}`)
const keep = (key: string, value: string): void => inBrowser.write(`plenary.${key}`, value)

const oneOf = <T>(list: readonly T[], value: unknown): T | null => list.find(one => String(one) === value) ?? null

/** The language that the reader chose in this browser. Null if the reader chose none. */
const chosenLang = signal<Lang | null>(oneOf(languages, kept("lang")))
/** The language of the reader's seat. Null if the page knows none. */
export const seatLang = signal<Lang | null>(null)
export const theme = signal<Theme>(oneOf(["system", "light", "dark"] as const, kept("theme")) ?? "system")
export const scale = signal<number>(oneOf<number>(scales, kept("scale")) ?? 1)

/**
 * True if single letters outside text fields are shortcuts. Off by default, because dictation and screen readers also
 * send letters.
 */
export const singleKeys = signal<boolean>(kept("singleKeys") === "true")

/** True if a sound tells the reader that they have the floor. Null if the reader was not asked yet. */
export const bell = signal<boolean | null>(oneOf([true, false], kept("bell")))

/**
 * The language that the reader chose in this browser, otherwise the language of their seat. Null if neither exists;
 * main.ts then uses the browser's language.
 */
export const wishedLang = computed<Lang | null>(() => chosenLang.value ?? seatLang.value)

/** True if a note shows the translations of its paragraphs in the reader's language. */
export const noteTranslated = signal<boolean>(kept("noteTranslated") !== "false")

export function showNoteTranslated(on: boolean): void {
  noteTranslated.value = on
  keep("noteTranslated", String(on))
}

/** The languages that the holder of a seat translates, as set in this browser. Empty if none were set. */
export const keptDirection = (member: string): Lang[] => (kept(`translating.${member}`) ?? "").split(" ").filter(isLang)

export const keepDirection = (member: string, direction: readonly Lang[]): void =>
  keep(`translating.${member}`, direction.join(" "))

export function chooseLang(lang: Lang): void {
  chosenLang.value = lang
  keep("lang", lang)
}

export function chooseBell(on: boolean): void {
  bell.value = on
  keep("bell", String(on))
}

export function chooseSingleKeys(on: boolean): void {
  singleKeys.value = on
  keep("singleKeys", String(on))
}

export function chooseTheme(next: Theme): void {
  theme.value = next
  keep("theme", next)
}

/** Changes the text size by one step, or sets the default size if `step` is 0. */
export function resize(step: -1 | 0 | 1): void {
  const at = scales.findIndex(one => one === scale.peek())
  scale.value = step === 0 ? 1 : (scales[at + step] ?? scale.peek())
  keep("scale", String(scale.peek()))
}
