import type { RefusalCode } from "./refusals/statuses.ts"

export type { RefusalCode }
export type Params = Record<string, string | number>

/** A value, not an exception. A `params` value that is itself a term (a level, a language) is its code. */
export interface Refusal {
  code: RefusalCode
  params: Params
}

export const refuse = (code: RefusalCode, params: Params = {}): { refuse: Refusal } => ({ refuse: { code, params } })
