import { randomBytes } from "node:crypto"
import { setTimeout } from "node:timers/promises"
import type { Clock } from "../../ports/clock.ts"

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"

/** The machine's own time and chance. */
export const systemClock: Clock = {
  now: Date.now,
  wait: ms => setTimeout(ms, undefined, { ref: false }),
  // 64 letters: six bits of each byte, so no letter is likelier than another
  id: () => Array.from(randomBytes(21), byte => alphabet.charAt(byte & 63)).join(""),
}
