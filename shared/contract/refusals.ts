import type { RefusalCode } from "./refusals/statuses.ts"

export type { RefusalCode }
export type Params = Record<string, string | number>

/**
 * A refusal is a value that functions return, not an exception. If a parameter is itself a term (a level, a language),
 * its value is the term's code.
 */
export interface Refusal {
  code: RefusalCode
  params: Params
}

export const refuse = (code: RefusalCode, params: Params = {}): { refuse: Refusal } => ({ refuse: { code, params } })
