import { accessSync, chmodSync, constants, mkdirSync, readdirSync, rmSync, statSync } from "node:fs"
import { createServer, type Socket } from "node:net"
import { join } from "node:path"
import { createInterface } from "node:readline"
import Sqlite from "better-sqlite3"
import { socketPath } from "./socketPath.ts"

export interface OwnedFolder {
  /** answers what was asked already, then lets the folder go */
  close(): Promise<void>
}

/** Another server has it, or another user. */
export class FolderInUse extends Error {}

type Answer = (method: string, params: unknown) => Promise<unknown>

/**
 * Makes this process the only owner of the folder, and answers its socket: a line `{method, params}` gets a line
 * `{result}` or `{error}`. A folder that another process owns is refused.
 */
export async function ownFolder(folder: string, answer: Answer): Promise<OwnedFolder> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = socketPath(folder)
  refuseAnothers(folder)
  accessSync(folder, constants.W_OK)
  const unlock = lock(folder)
  closeToOthers(folder)
  try {
    // whoever holds the lock is alone, so a socket that lies here was left by a process that was killed
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

/** What is written into another user's folder is that user's to lose; root may serve any. */
function refuseAnothers(folder: string): void {
  const [mine, owner] = [process.getuid?.() ?? 0, statSync(folder).uid]
  if (mine === 0 || mine === owner) return
  throw new FolderInUse(
    `The data folder ${folder} belongs to another user (${owner}; this is ${mine}). Run Plenary as that user, or set DATA_DIR to another folder.`,
  )
}

/** Files of an earlier version could be read by every user of the machine where the folder could be entered. */
function closeToOthers(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isFile() && entry.name.startsWith("plenary.") && (statSync(path).mode & 0o077) !== 0)
      chmodSync(path, 0o600)
  }
}

/**
 * A lock of the operating system, which ends with the process however it ends. The socket alone cannot decide: two
 * processes that find a dead one would each remove it, the second one the first one's new socket.
 */
function lock(folder: string): () => void {
  const file = new Sqlite(join(folder, "plenary.lock"), { timeout: 0 })
  try {
    file.exec("BEGIN EXCLUSIVE")
  } catch (failure) {
    file.close()
    if (failure instanceof Sqlite.SqliteError && failure.code === "SQLITE_BUSY")
      throw new FolderInUse(
        `Another Plenary server is using the data folder ${folder}. Stop it first, or set DATA_DIR to another folder.`,
        { cause: failure },
      )
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

/** One caller's lines, answered one after the other. */
function converse(socket: Socket, answer: Answer): Talk {
  let answered = Promise.resolve()
  // a caller who goes away before the answer is no failure of ours
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
  try {
    const { method, params } = request(JSON.parse(line))
    return { result: (await answer(method, params)) ?? null }
  } catch (failure) {
    return { error: failure instanceof Error ? failure.message : String(failure) }
  }
}

function request(value: unknown): { method: string; params: unknown } {
  if (typeof value !== "object" || value === null || !("method" in value) || typeof value.method !== "string")
    throw new Error("A request is a line {method, params}.")
  return { method: value.method, params: "params" in value ? value.params : null }
}
