import { type Refusal, refuse } from "../../shared/contract/refusals.ts"
import { BallotsLocked, Unwritable, WorkspaceStopped } from "../ports/database/failing.ts"

/** The refusal for an exception that has a refusal code; null for any other exception, which is a bug. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Unwritable) return refuse(error.code).refuse
  if (error instanceof BallotsLocked) return refuse("ballots-locked").refuse
  if (error instanceof WorkspaceStopped) return refuse("workspace-stopped", { n: error.seq }).refuse
  return null
}
