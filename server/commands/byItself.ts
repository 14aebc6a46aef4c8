import type { Actor, ReadCommand } from "./deed.ts"

/** Whoever nobody has pressed a button for: a deadline, a watch over the notes. */
export const server: Actor = { member: null, name: "", role: "moderator", side: null, host: true }

/** A command that the server gives itself. */
export const byItself = (
  decide: ReadCommand["decide"],
  needs: Partial<Pick<ReadCommand, "reads" | "passage">> = {},
): ReadCommand => ({ action: "run a round", host: true, reads: null, passage: null, own: () => true, decide, ...needs })
