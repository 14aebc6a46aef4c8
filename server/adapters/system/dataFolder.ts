import { accessSync, chmodSync, constants, mkdirSync, readdirSync, rmSync, statSync } from "node:fs"
import { createServer, type Socket } from "node:net"
import { join } from "node:path"
import { createInterface } from "node:readline"
import Sqlite from "better-sqlite3"
import { isLang, type Lang } from "../../../shared/model/terms.ts"
import { OperatorError } from "../../ports/operatorError.ts"
import { socketPath } from "./socketPath.ts"

export interface OwnedFolder {
  /** answers the requests that have arrived, then releases the folder */
  close(): Promise<void>
}

/** Thrown if another server has locked the folder or another user owns it. */
export class FolderInUse extends OperatorError {}

type Answer = (method: string, params: unknown) => Promise<unknown>

/**
 * Locks the folder for this process alone, and answers requests on the folder's socket. A request is a line `{method,
 * params}`; its answer is a line `{result}` or `{error}`. Throws if another process has the lock.
 */
export async function ownFolder(folder: string, answer: Answer): Promise<OwnedFolder> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = socketPath(folder)
  refuseAnothers(folder)
  accessSync(folder, constants.W_OK)
  const unlock = lock(folder)
  try {
    closeToOthers(folder)
    // this process holds the lock, so a socket in the folder was left by a killed process
    rmSync(path, { force: true })
    const close = await listen(path, answer)
    return {
      async close() {
        await close()
        unlock()
      },
    }
  } catch (failure) {
    unlock()
    throw failure
  }
}

/**
 * Tells the owner of a folder that this user may not serve; null if they may. A folder of another user is one whose owner
 * could read everything in it. Two may be served all the same: by root any folder, and by a member of its group a folder
 * that the group may write to and nobody else. Kubernetes gives a volume of root to a server in this way (`fsGroup`).
 */
export function anothersFolder(folder: string): { owner: number; user: number } | null {
  const user = process.getuid?.() ?? 0
  const { uid: owner, gid, mode } = statSync(folder)
  if (user === 0 || user === owner) return null
  const isMember = gid === process.getegid?.() || process.getgroups?.().includes(gid) === true
  const isOfGroup = isMember && (mode & 0o020) !== 0 && (mode & 0o002) === 0
  return isOfGroup ? null : { owner, user }
}

function refuseAnothers(folder: string): void {
  const found = anothersFolder(folder)
  if (found) throw new FolderInUse(say => say("folder.anothers", { folder, ...found }))
}

/** The files of the database in a folder, which hold the signing key, too. */
export const databaseFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.startsWith("plenary."))
    .map(({ name }) => join(folder, name))

/**
 * Removes the access of other users from the database files. Earlier versions created these files readable for everybody
 * who could enter the folder, and Kubernetes opens the files of a volume to its group at each start. Only the owner of a
 * file can change its access, so another's file that everybody can read is refused.
 */
function closeToOthers(folder: string): void {
  const user = process.getuid?.() ?? 0
  for (const file of databaseFiles(folder)) {
    const { uid: owner, mode } = statSync(file)
    if (user === 0 || user === owner) {
      if ((mode & 0o077) !== 0) chmodSync(file, 0o600)
    } else if ((mode & 0o007) !== 0) throw new FolderInUse(say => say("folder.readable", { file, owner, user }))
  }
}

/**
 * Takes a lock of the operating system, which is released however the process ends. The socket cannot replace the lock:
 * if two processes find an unused socket, the second would remove the new socket of the first.
 */
function lock(folder: string): () => void {
  const file = new Sqlite(join(folder, "plenary.lock"), { timeout: 0 })
  try {
    file.exec("BEGIN EXCLUSIVE")
  } catch (failure) {
    file.close()
    if (failure instanceof Sqlite.SqliteError && failure.code === "SQLITE_BUSY")
      throw new FolderInUse(say => say("folder.in-use", { folder }), { cause: failure })
    throw failure
  }
  return () => file.close()
}

function listen(path: string, answer: Answer): Promise<() => Promise<void>> {
  const talks = new Set<Talk>()
  const server = createServer(socket => {
    const talk = converse(socket, answer)
    talks.add(talk)
    socket.on("close", () => talks.delete(talk))
  })
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(path, () => {
      chmodSync(path, 0o600)
      resolve(async () => {
        const closed = new Promise(done => server.close(done))
        await Promise.all([...talks].map(talk => talk.close()))
        await closed
      })
    })
  })
}

interface Talk {
  close(): Promise<void>
}

/** Answers the requests of one caller, one after the other. */
function converse(socket: Socket, answer: Answer): Talk {
  let answered = Promise.resolve()
  // it is not an error if a caller disconnects before the answer
  socket.on("error", () => socket.destroy())
  createInterface({ input: socket }).on("line", line => {
    answered = answered.then(async () => {
      const reply = JSON.stringify(await replyTo(line, answer))
      if (socket.writable) socket.write(`${reply}\n`)
    })
  })
  return {
    async close() {
      await answered
      socket.destroySoon()
    },
  }
}

async function replyTo(line: string, answer: Answer): Promise<{ result: unknown } | { error: string }> {
  let lang: Lang = "en"
  try {
    const { method, params } = request(JSON.parse(line))
    lang = langOf(params)
    return { result: (await answer(method, params)) ?? null }
  } catch (failure) {
    if (failure instanceof OperatorError) return { error: failure.in(lang) }
    return { error: failure instanceof Error ? failure.message : String(failure) }
  }
}

/** The language of the terminal from which the request was sent. */
const langOf = (params: unknown): Lang =>
  typeof params === "object" && params !== null && "lang" in params && isLang(params.lang) ? params.lang : "en"

function request(value: unknown): { method: string; params: unknown } {
  if (typeof value !== "object" || value === null || !("method" in value) || typeof value.method !== "string")
    throw new Error("A request is a line {method, params}.")
  return { method: value.method, params: "params" in value ? value.params : null }
}
