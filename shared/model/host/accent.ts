import type { StoredFace } from "./face.ts"

type Mode = "light" | "dark"

/** The grounds on which the accent is text, as client/styles/tokens.css has them. */
const grounds: Record<Mode, readonly string[]> = {
  light: ["#f7f6f2", "#ffffff", "#efede7"],
  dark: ["#16171a", "#1e2024", "#111215"],
}
/** The ground of the surface, into which the soft accent is mixed. */
const surfaces: Record<Mode, string> = { light: "#ffffff", dark: "#1e2024" }
/** The share of the accent in the soft accent. */
const softShare = 0.1
/** The colours of text on the accent. */
const inks = ["#ffffff", "#10182a"] as const

/** WCAG 2.2 asks for this contrast of text (1.4.3). */
export const leastContrast = 4.5

const channels = (colour: string): number[] => [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16))

const hex = (values: readonly number[]): string =>
  `#${values.map(value => Math.round(value).toString(16).padStart(2, "0")).join("")}`

/** Mixes two colours; `share` is the first colour's. */
export function mixed(one: string, other: string, share: number): string {
  const others = channels(other)
  return hex(channels(one).map((value, n) => value * share + (others[n] ?? 0) * (1 - share)))
}

/** The relative luminance of a colour (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map(value => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast of two colours, from 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** The colours that pages derive from an accent. */
export interface Accents {
  accent: string
  hover: string
  ink: string
  soft: string
}

/** The accent with its softer and its stronger neighbours, and the colour of text on it. */
export function accentsOf(accent: string, mode: Mode): Accents {
  const [light, dark] = inks
  return {
    accent,
    hover: mixed(accent, mode === "light" ? "#000000" : "#ffffff", 0.78),
    ink: contrast(accent, light) >= contrast(accent, dark) ? light : dark,
    soft: mixed(accent, surfaces[mode], softShare),
  }
}

/** The lowest contrast of an accent as text on each ground, and of text upon it. */
export function lowestContrast(accent: string, mode: Mode): number {
  const { ink, soft } = accentsOf(accent, mode)
  return Math.min(...[...grounds[mode], soft, ink].map(other => contrast(accent, other)))
}

/** The first mode in which an accent cannot be read, with its contrast; null if it can be read in both. */
export function unreadable(accent: NonNullable<StoredFace["accent"]>): { mode: Mode; contrast: number } | null {
  for (const mode of ["light", "dark"] as const) {
    const lowest = lowestContrast(accent[mode], mode)
    if (lowest < leastContrast) return { mode, contrast: lowest }
  }
  return null
}
