import { Unwritable } from "../ports/database/failing.ts"
import { OperatorError, type Say } from "../ports/operatorError.ts"
import type { Config } from "./config.ts"

/** The error codes of the operating system and of SQLite in an error and in its causes. */
function codesOf(failure: unknown): string[] {
  const codes: string[] = []
  for (let at = failure, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth++)
    if ("code" in at && typeof at.code === "string") codes.push(at.code)
  return codes
}

const has = (codes: readonly string[], ...starts: string[]) =>
  codes.some(code => starts.some(start => code.startsWith(start)))

/** The sentences for a PostgreSQL database that stopped taking writes while the server was starting. */
const postgresSentences = {
  "disk-full": "start.postgres-full",
  "database-away": "start.postgres-gone",
  "database-damaged": "start.postgres-damaged",
} as const

/**
 * The error to print if the server cannot start: the reason in one sentence, and what to do. Any other failure is a bug
 * and is returned unchanged.
 */
export function cannotStart(failure: unknown, { folder, databaseUrl, host, port }: Config): unknown {
  const codes = codesOf(failure)
  const because = (told: (say: Say) => string) => new OperatorError(told, { cause: failure })
  if (failure instanceof OperatorError) return failure
  if (databaseUrl !== null && failure instanceof Unwritable) {
    const { code } = failure
    return because(say => say(postgresSentences[code]))
  }
  if (has(codes, "EADDRINUSE")) return because(say => say("start.port-used", { port }))
  if (has(codes, "EADDRNOTAVAIL", "ENOTFOUND")) return because(say => say("start.no-address", { host }))
  if (has(codes, "EACCES") && port < 1_024 && "syscall" in Object(failure) && Object(failure).syscall === "listen")
    return because(say => say("start.port-low", { port }))
  if (has(codes, "ENOSPC", "SQLITE_FULL") || (failure instanceof Unwritable && failure.code === "disk-full"))
    return because(say => say("start.disk-full", { folder }))
  if (has(codes, "SQLITE_CORRUPT") || (failure instanceof Unwritable && failure.code === "database-damaged"))
    return because(say => say("start.damaged", { folder }))
  if (has(codes, "SQLITE_NOTADB")) return because(say => say("start.no-database", { folder }))
  if (has(codes, "EROFS", "SQLITE_READONLY")) return because(say => say("start.read-only", { folder }))
  if (has(codes, "EACCES", "EPERM", "SQLITE_CANTOPEN", "ENOTDIR", "EEXIST"))
    return because(say => say("start.unwritable", { folder }))
  return failure
}
