import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { existsSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import * as Y from "yjs"
import { databaseIn } from "../../../server/start/instance/database.ts"
import { noteRoot } from "../../../shared/document/schema.ts"
import { family } from "../../kit/servers/components/processes.ts"
import { freePort } from "../../kit/servers/freePort.ts"
import { newFolder, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"
import { seated, writePanel } from "./panel.ts"
import type { Target } from "./wire.ts"

export type Name = "Plenary" | "hocuspocus" | "y-websocket" | "bare loop"

export interface Served {
  name: Name
  pid: number
  /** targets for writers, and for readers */
  editors: Target[]
  observers: Target[]
  folder: string
  stop(): Promise<void>
}

export interface Wanted {
  rooms?: number
  /** updates with which the first room begins */
  content?: readonly Uint8Array[]
  /** a folder that was filled before */
  again?: Prepared
}

const peers = join(import.meta.dirname, "../peers")
const files = { hocuspocus: "hocuspocus.js", "y-websocket": "yWebsocket.js", "bare loop": "bareLoop.js" } as const

export interface Prepared {
  folder: string
  topics: string[]
  cookies: string[]
}

export async function serve(name: Name, { rooms = 1, content = [], again }: Wanted = {}): Promise<Served> {
  return name === "Plenary"
    ? plenary(again ?? (await preparePlenary(rooms, content)))
    : peer(name, rooms, again ?? preparePeer(name, content))
}

/** Writes a public panel; the first start fetches its panelists' cookies. */
export async function preparePlenary(rooms: number, content: readonly Uint8Array[]): Promise<Prepared> {
  const folder = newFolder()
  const { topics, token } = await writePanel(databaseIn(folder), rooms, 200, content)
  return { folder, topics, cookies: [`token ${token}`] }
}

async function plenary(prepared: Prepared): Promise<Served> {
  const { folder, topics } = prepared
  const running = await startPlenary({ folder })
  const [first = ""] = prepared.cookies
  if (first.startsWith("token ")) prepared.cookies = await seated(running.url, first.slice(6), 20)
  const targets = (cookies: string[]) =>
    topics.map(topic => ({
      url: `${running.url.replace("http", "ws")}/sync/${topic}`,
      cookies,
      name: null,
      bare: false,
    }))
  return {
    name: "Plenary",
    pid: running.pid,
    editors: targets(prepared.cookies),
    observers: targets([]),
    folder,
    stop: async () => void (await running.stop()),
  }
}

export function preparePeer(name: Name, content: readonly Uint8Array[]): Prepared {
  const folder = newFolder()
  if (name === "hocuspocus" && content.length > 0) {
    const doc = new Y.Doc()
    doc.getXmlFragment(noteRoot)
    for (const update of content) Y.applyUpdate(doc, update)
    const Sqlite = createRequire(join(peers, "package.json"))("better-sqlite3")
    const file = new Sqlite(join(folder, "h.db"))
    file.exec('CREATE TABLE "documents" ("name" varchar(255) NOT NULL, "data" blob NOT NULL, UNIQUE(name))')
    file.prepare("INSERT INTO documents VALUES (?, ?)").run("room0", Buffer.from(Y.encodeStateAsUpdate(doc)))
    file.close()
  }
  return { folder, topics: [], cookies: [] }
}

async function peer(name: Exclude<Name, "Plenary">, rooms: number, { folder }: Prepared): Promise<Served> {
  install()
  const port = await freePort()
  const child = spawn(process.execPath, [join(peers, files[name]), String(port), join(folder, "h.db")], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  await once(child.stdout, "data")
  child.stdout.resume()
  const targets = Array.from({ length: rooms }, (_, n) => ({
    url: `ws://127.0.0.1:${port}/room${n}`,
    cookies: [],
    name: name === "hocuspocus" ? `room${n}` : null,
    bare: name === "bare loop",
  }))
  return {
    name,
    pid: child.pid ?? 0,
    editors: targets,
    observers: targets,
    folder,
    async stop() {
      child.kill("SIGKILL")
      await once(child, "exit")
    },
  }
}

/** Installs the peers' packages, which only the bench uses. */
function install(): void {
  if (existsSync(join(peers, "node_modules"))) return
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: peers, stdio: "inherit" })
  if (status !== 0) throw new Error("the peers could not be installed")
}

/** Seconds of CPU, user and system, of the process with all its threads. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** The same of the process with its children, running or ended: PostgreSQL has one for each connection. */
export function cpuOfFamily(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? []
  const ended = (Number(fields[13]) + Number(fields[14])) / 100
  return family(pid).reduce((sum, one) => sum + (existsSync(`/proc/${one}/stat`) ? cpuOf(one) : 0), ended)
}

/** Megabytes. */
export const rssOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1_024

/** The highest RSS so far, in megabytes. */
export const highestRssOf = (pid: number): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1_024

export async function finish(served: Served): Promise<void> {
  await served.stop()
  removeFolder(served.folder)
}
