import { computed, signal } from "@preact/signals-core"
import { type Lang, languages } from "../../shared/model/terms.ts"
import { inBrowser } from "./kept.ts"

export type Theme = "system" | "light" | "dark"

/** Steps of A− A A+ */
export const scales = [0.875, 1, 1.125, 1.25, 1.5] as const

const kept = (key: string): string | null => inBrowser.read(`plenary.${key}`)
const keep = (key: string, value: string): void => inBrowser.write(`plenary.${key}`, value)

const oneOf = <T>(list: readonly T[], value: unknown): T | null => list.find(one => String(one) === value) ?? null

/** The choice of this browser's reader; null if none was made. */
const chosenLang = signal<Lang | null>(oneOf(languages, kept("lang")))
/** the language of the seat, if a page knows one */
export const seatLang = signal<Lang | null>(null)
export const theme = signal<Theme>(oneOf(["system", "light", "dark"] as const, kept("theme")) ?? "system")
export const scale = signal<number>(oneOf<number>(scales, kept("scale")) ?? 1)

/** Single letters act outside text fields. Off by default, since dictation and screen readers send letters too. */
export const singleKeys = signal<boolean>(kept("singleKeys") === "true")

/** Whether a sound announces that the reader has the floor; null until they were asked. */
export const bell = signal<boolean | null>(oneOf([true, false], kept("bell")))

/** The reader's own choice in this browser, or else the seat's; main.ts adds the browser's languages. */
export const wishedLang = computed<Lang | null>(() => chosenLang.value ?? seatLang.value)

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

/** Changes the size by one step, or back to the default. */
export function resize(step: -1 | 0 | 1): void {
  const at = scales.findIndex(one => one === scale.peek())
  scale.value = step === 0 ? 1 : (scales[at + step] ?? scale.peek())
  keep("scale", String(scale.peek()))
}
