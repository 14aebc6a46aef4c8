import type { Actor, ReadCommand } from "./command.ts"

/** The server itself as actor, for example for a deadline or for the watch over the notes. */
export const server: Actor = { member: null, name: "", role: "moderator", side: null, host: true }

/** A command of the server itself. */
export const serverActor = (
  decide: ReadCommand["decide"],
  needs: Partial<Pick<ReadCommand, "reads" | "passage">> = {},
): ReadCommand => ({ action: "run a round", host: true, reads: null, passage: null, own: () => true, decide, ...needs })
