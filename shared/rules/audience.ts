import type { EventKind } from "../contract/events.ts"
import type { Role } from "../model/terms.ts"

/**
 * `room`: moderators, secretaries, panelists, administrators. `gallery`: observers, readers of the public link, public
 * exports.
 */
export type Audience = "room" | "gallery"

export const audienceOf = (role: Role): Audience => (role === "observer" || role === "public" ? "gallery" : "room")

/**
 * Kinds of entries whose personal part is left out wherever the log is read. Only the members whom the part concerns
 * may fetch it (DOMAIN R5).
 */
const sealed: ReadonlySet<string> = new Set<EventKind>(["record-returned"])
export const isSealed = (kind: string): boolean => sealed.has(kind)
