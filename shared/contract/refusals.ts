import type { Texts } from "../model/texts.ts"
import { domainRefusals } from "./refusals/domain.ts"
import { edgeRefusals } from "./refusals/edge.ts"

/**
 * The closed list of refusals: code, HTTP status and the sentence in three languages (words.md §2.3). Placeholders are
 * in braces. Both ends and the command line read it; nothing else words a refusal.
 */
export const refusals = { ...domainRefusals, ...edgeRefusals } satisfies Record<string, RefusalEntry>

export interface RefusalEntry {
  status: number
  text: Required<Texts>
}

export type RefusalCode = keyof typeof refusals
export type Params = Record<string, string | number>

/** A value, not an exception. A `params` value that is itself a term (a level, a language) is its code. */
export interface Refusal {
  code: RefusalCode
  params: Params
}

export const refuse = (code: RefusalCode, params: Params = {}): { refuse: Refusal } => ({ refuse: { code, params } })
