import { DatabaseError } from "pg"
import { Unwritable } from "../../../../ports/database/failing.ts"

/**
 * The SQLSTATE of the PostgreSQL error that caused the failure; null if no PostgreSQL error did. Query builders wrap
 * that error in their own errors.
 */
export function sqlState(failure: unknown): string | null {
  for (let at = failure, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    if (at instanceof DatabaseError) return at.code ?? null
  return null
}

/**
 * Whether PostgreSQL has rolled the transaction back because of another transaction. If so, the caller can run it
 * again.
 */
export const isConflict = (state: string | null): boolean => state === "40001" || state === "40P01"

/** Whether the server is stopping or starting, has lost the connection, or has no free connection. */
export const isLeaving = (state: string | null): boolean =>
  state !== null && (state.startsWith("57P0") || state.startsWith("08") || state === "53300")

/** Whether the server has given up a statement that took too long, or that somebody cancelled. */
const isCancelled = (state: string | null): boolean => state === "57014"

/**
 * The error to throw where the server gave no answer: the connection was lost, or the statement was given up. The
 * caller may ask again. Null for any other failure.
 */
export function unanswered(failure: unknown, isLost: boolean): Unwritable | null {
  const state = sqlState(failure)
  return isLost || isLeaving(state) || isCancelled(state) ? new Unwritable("database-away", { cause: failure }) : null
}

/** Whether the server is read-only, like a standby. */
export const isReadOnly = (state: string | null): boolean => state === "25006"

export const isOutOfDisk = (state: string | null): boolean => state === "53100"

/** Whether the server has found that a table or an index is damaged. */
export const isCorrupt = (state: string | null): boolean => state === "XX001" || state === "XX002"
