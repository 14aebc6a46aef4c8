import type { Role } from "../../../shared/model/terms.ts"
import { mayWriteNote } from "../../../shared/rules/policy.ts"

/** The path of a note's socket: `/sync/{topic}` or `/watch/{topic}`. */
export type NotePath = "sync" | "watch"

/**
 * The path by which a page of this role opens a note's socket, so that a proxy may bring the writers of one note to one
 * server. The mode of the note changes no path: when the chair locks it, the writers would all reconnect at once.
 */
export const notePathFor = (role: Role): NotePath => (mayWriteNote(role, "open") ? "sync" : "watch")
