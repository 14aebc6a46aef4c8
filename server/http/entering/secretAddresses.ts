import type { Limit, Limits } from "../../ports/host/limits.ts"

/** The seconds after which a member may make secret addresses again. */
export const secretAddressSeconds = 3_600

/**
 * Counts the secret addresses of one kind that a member makes. Each is an entry of the log of the host, which nobody can
 * shorten, so one member must not make it long.
 */
export const secretAddressesOf = (limits: Limits, kind: "calendars" | "return links"): Limit =>
  limits.of(`${kind} made`, { points: 30, seconds: secretAddressSeconds })
