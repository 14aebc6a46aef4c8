import { type Actor, type Decision, type LookUp, lookThen, type ReadCommand, type Situation } from "./command.ts"

/**
 * The server as the sender of a command, e.g. at a deadline or when the watch finds that a note differs from a record.
 */
export const server: Actor = { member: null, name: "", role: "moderator", side: null, host: true }

const byServer = { action: "run a round", host: true, own: () => true } as const

/** Makes a command that the server itself performs. */
export const serverActor = (
  decide: (situation: Situation) => Decision,
  needs: Pick<ReadCommand, "remains"> = {},
): ReadCommand => ({ ...byServer, decide, ...needs })

/** Makes a command of the server that decides on more than the state. */
export const serverLooking = <Found extends object>(
  looksUp: LookUp<Found>,
  decide: (situation: Situation & Found) => Decision,
): ReadCommand => ({ ...byServer, look: lookThen(looksUp, decide) })
