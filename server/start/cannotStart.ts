import { NewerDatabase, Unwritable } from "../ports/failing.ts"
import { type Config, Unstartable } from "./config.ts"

/** The codes of the system and of SQLite in an error and in its causes. */
function codesOf(failure: unknown): string[] {
  const codes: string[] = []
  for (let at = failure, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth++)
    if ("code" in at && typeof at.code === "string") codes.push(at.code)
  return codes
}

const has = (codes: readonly string[], ...starts: string[]) =>
  codes.some(code => starts.some(start => code.startsWith(start)))

/** The terminal prints this sentence if the server runs on a file that it only reads. */
export const damagedSentence = ({ folder }: Pick<Config, "folder">): string =>
  `The database ${folder}/plenary.db is damaged. What can be read is served, and nothing is written into it. Stop the server and put back a backup: plenary restore FILE. What is there now is kept beside it.`

/**
 * The message of the terminal if the server cannot start: the reason in one sentence and what to do. A bug is returned
 * unchanged.
 */
export function cannotStart(failure: unknown, { folder, host, port }: Config): unknown {
  const codes = codesOf(failure)
  const say = (text: string) => new Unstartable(text, { cause: failure })
  if (failure instanceof Unstartable) return failure
  if (failure instanceof NewerDatabase) return say(failure.message)
  if (has(codes, "EADDRINUSE"))
    return say(`Port ${port} is in use by another program. Stop that one, or set PORT to another number.`)
  if (has(codes, "EADDRNOTAVAIL", "ENOTFOUND"))
    return say(`This machine has no address ${host}. Set HOST to one that it has, 127.0.0.1 or 0.0.0.0.`)
  if (has(codes, "EACCES") && port < 1_024 && "syscall" in Object(failure) && Object(failure).syscall === "listen")
    return say(`This user may not listen on port ${port}. Set PORT to a number of 1024 or more.`)
  if (has(codes, "ENOSPC", "SQLITE_FULL") || (failure instanceof Unwritable && failure.code === "disk-full"))
    return say(`The disk of the data folder ${folder} is full. Nothing was lost: make room, then start again.`)
  if (has(codes, "SQLITE_CORRUPT") || (failure instanceof Unwritable && failure.code === "database-damaged"))
    return say(
      `The database ${folder}/plenary.db is damaged where the server has to read it, so the server does not start and writes nothing into it. Put back a backup: plenary restore FILE. What is there now is kept beside it.`,
    )
  if (has(codes, "SQLITE_NOTADB"))
    return say(
      `${folder}/plenary.db is no database. Set DATA_DIR to another folder, or put back a backup: plenary restore FILE.`,
    )
  if (has(codes, "EROFS", "SQLITE_READONLY"))
    return say(`The data folder ${folder} can only be read. Make it writable, or set DATA_DIR to another folder.`)
  if (has(codes, "EACCES", "EPERM", "SQLITE_CANTOPEN", "ENOTDIR", "EEXIST"))
    return say(
      `This user cannot write into the data folder ${folder}. Run Plenary as the user that it belongs to, or set DATA_DIR to another folder.`,
    )
  return failure
}
