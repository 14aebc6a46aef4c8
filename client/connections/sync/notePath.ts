import type { Role } from "../../../shared/model/terms.ts"
import { mayWriteNote } from "../../../shared/rules/policy.ts"

/** The path of a note's socket: `/sync/{topic}` or `/watch/{topic}`. */
export type NotePath = "sync" | "watch"

/**
 * Returns the path at which a page of this role opens a note's socket. The path lets a proxy route all writers of one
 * note to one server. The path does not depend on the note's mode, because all writers would then reconnect at once
 * when the chair locks the note.
 */
export const notePathFor = (role: Role): NotePath => (mayWriteNote(role, "open") ? "sync" : "watch")
