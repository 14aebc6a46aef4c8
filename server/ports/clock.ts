import type { Instant } from "../../shared/model/terms.ts"

/** Time, chance and timers, so that a test and the demo's script can bring their own. */
export interface Clock {
  now(): Instant
  /** resolves after `ms`; never keeps the process alive */
  wait(ms: number): Promise<void>
  /** 21 characters of [A-Za-z0-9_-], 126 bits of chance */
  id(): string
}
