import { randomBytes } from "node:crypto"
import { setTimeout } from "node:timers/promises"
import type { Clock } from "../../ports/host/clock.ts"

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"

/** The clock interface, implemented by the machine's own clock, timers and random numbers. */
export const systemClock: Clock = {
  now: Date.now,
  wait: ms => setTimeout(ms, undefined, { ref: false }),
  // six bits of a random byte choose each letter; the alphabet has 64 letters, so all are equally likely
  id: () => Array.from(randomBytes(21), byte => alphabet.charAt(byte & 63)).join(""),
}
