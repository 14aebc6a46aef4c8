import type { Person } from "./roster.ts"

/** The languages of the demo panel, even if more languages are installed. */
export type DemoLang = "en" | "zh" | "ja"

/** A text in the three languages of the demo panel. */
export type DemoWording = Record<DemoLang, string>

/** The texts of something that a person said, in the languages in which it was not said. */
export type SecondTexts = Partial<DemoWording>

/** A speaker, what they say in their own language, and its translations. Without them the text waits for its translator. */
export type Said = readonly [Person, string, SecondTexts?]

/** Something that one person said, with its translations. */
export interface Seconded {
  text: string
  second: SecondTexts
}

/** The texts of a discussion that have translations. */
export const secondedIn = (said: readonly Said[]): Seconded[] =>
  said.flatMap(([, text, second]) => (second ? [{ text, second }] : []))
