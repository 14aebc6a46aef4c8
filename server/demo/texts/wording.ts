import type { Person } from "./roster.ts"

/** The languages of the demo panel, even if more languages are installed. */
export type DemoLang = "en" | "zh" | "ja"

/** A text in the three languages of the demo panel. */
export type DemoWording = Record<DemoLang, string>

/** A speaker and what they say, in the speaker's own language. */
export type Said = readonly [Person, string]
