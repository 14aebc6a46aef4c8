import type { History } from "../history.ts"
import { brokenChain, wrongCommands, wrongDeadlines, wrongReads } from "./eventLog.ts"
import { gaps, lateWrites, wrongWords } from "./notes.ts"
import { wrongPositions } from "./positions.ts"

/** Each check returns a sentence for each thing that it finds. */
export const checks = {
  "positions are linearizable for each member and round": wrongPositions,
  "the chain of the event log is whole": brokenChain,
  "every read is a part of the log, and none is older than one before it": wrongReads,
  "each command is in the log once, in the order of the answers": wrongCommands,
  "each deadline is met once": wrongDeadlines,
  "the document log has no gap": gaps,
  "each saved word stands once in the log and in every replica": wrongWords,
  "nothing is accepted after the end of a seat": lateWrites,
} satisfies Record<string, (history: History) => string[]>

export type Check = keyof typeof checks

/** The sentences of each check that finds something in the history. */
export function found(history: History): Partial<Record<Check, string[]>> {
  const all = Object.entries(checks).map(([name, check]) => [name, check(history)] as const)
  return Object.fromEntries(all.filter(([, wrong]) => wrong.length > 0))
}
