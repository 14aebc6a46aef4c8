import type { Person } from "./roster.ts"

/** The languages of the demo's panel, whichever else are installed. */
export type DemoLang = "en" | "zh" | "ja"

/** One text in the panel's three languages. */
export type DemoWording = Record<DemoLang, string>

/** A speaker and their words, in the speaker's own language. */
export type Said = readonly [Person, string]
