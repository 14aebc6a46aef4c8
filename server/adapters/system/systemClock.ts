import { randomBytes } from "node:crypto"
import { setTimeout } from "node:timers/promises"
import type { Clock } from "../../ports/host/clock.ts"

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"

/** The machine's own time and random numbers. */
export const systemClock: Clock = {
  now: Date.now,
  wait: ms => setTimeout(ms, undefined, { ref: false }),
  // 64 letters: six bits of each byte, so that all letters are equally likely
  id: () => Array.from(randomBytes(21), byte => alphabet.charAt(byte & 63)).join(""),
}
