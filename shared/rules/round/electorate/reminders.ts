import type { Round } from "../../../fold/consensusState.ts"
import { namesAbsentees } from "./absentees.ts"

/** The electors who get a reminder of a round: those who have not answered, or every elector. */
export type ReminderTo =
  /** The log names those who were reminded, since the room reads who has not answered anyway. */
  | "absentees"
  /** The server chooses at sending, and nobody else learns whom. */
  | "absentees-untold"
  | "everybody"

/**
 * Returns who gets a reminder that the server mails (DOMAIN B8). In a secret round the server does not know who has answered.
 * A letter that somebody copies by hand goes to every elector in any round.
 */
export function reminderTo(round: Pick<Round, "anonymity" | "absentees">): ReminderTo {
  if (round.anonymity === "secret") return "everybody"
  return namesAbsentees(round) ? "absentees" : "absentees-untold"
}
