import { Unwritable } from "../../ports/database/failing.ts"
import { OperatorError } from "../../ports/operatorError.ts"
import type { Place } from "./places.ts"

/** The error codes of the operating system, SQLite and PostgreSQL for a full disk. */
const full = ["ENOSPC", "EDQUOT", "SQLITE_FULL", "53100"]

/** The error codes for a lost connection, a server that stops, and a database that accepts no writes. */
const lost = /^(E[A-Z]+|08|57P|53|25006|SQLITE_(IOERR|READONLY|CANTOPEN))/

function codesOf(failure: unknown): string[] {
  const codes: string[] = []
  for (let at = failure, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth++)
    if ("code" in at && typeof at.code === "string") codes.push(at.code)
  return codes
}

/** The error to print if a copy ends before it is whole. Any failure that is a bug is returned unchanged. */
export function interrupted(failure: unknown, { name }: Place): unknown {
  if (!(failure instanceof Error) || failure instanceof OperatorError) return failure
  const because = (told: ConstructorParameters<typeof OperatorError>[0]) => new OperatorError(told, { cause: failure })
  if (isFullDisk(failure)) return because(say => say("migrate.full", { place: name }))
  if (!isLost(failure)) return failure
  return because(say => say("migrate.interrupted", { reason: failure.message }))
}

/** Whether a write failed because the disk is full, on this machine or on PostgreSQL's. */
export const isFullDisk = (failure: unknown): boolean =>
  codesOf(failure).some(code => full.includes(code)) || (failure instanceof Unwritable && failure.code === "disk-full")

/** Whether a connection to the database was lost, or the database accepts no writes. */
export function isLost(failure: unknown): failure is Error {
  if (!(failure instanceof Error)) return false
  // the driver has no code for a connection that ended while a query waited
  const ended = /connection (was )?(terminated|ended|closed)|query read timeout/i.test(failure.message)
  return ended || failure instanceof Unwritable || codesOf(failure).some(code => lost.test(code))
}
