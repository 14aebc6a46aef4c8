import type { Actor, ReadCommand } from "./command.ts"

/**
 * The server as the sender of a command, e.g. at a deadline or when the watch finds that a note differs from a record.
 */
export const server: Actor = { member: null, name: "", role: "moderator", side: null, host: true }

/** Makes a command that the server itself performs. */
export const serverActor = (
  decide: ReadCommand["decide"],
  needs: Partial<Pick<ReadCommand, "remains" | "reads" | "readsBatch" | "passage">> = {},
): ReadCommand => ({ action: "run a round", host: true, reads: null, passage: null, own: () => true, decide, ...needs })
