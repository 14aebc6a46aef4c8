import type { Lang } from "../../../shared/model/terms.ts"
import type { Person } from "./roster.ts"

/** One text in the panel's three languages. */
export type DemoWording = Record<Lang, string>

/** A speaker and their words, in the speaker's own language. */
export type Said = readonly [Person, string]
