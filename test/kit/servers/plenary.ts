import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { serverEnv, serverFlags } from "../../../scripts/node24.mjs"
import { hangMs, until } from "../clocks/until.ts"
import { diskFolder } from "../ramFolder.ts"
import { databaseEnv, isWritten, keepDatabase, newPlace } from "./engine.ts"

/** The real program as a child process on a free port, with a data folder of its own. */
export interface Running {
  url: string
  folder: string
  /** the links that the program printed at its first start, by label */
  links: Record<string, string>
  pid: number
  output: () => string
  /** advances a scripted clock to the moment; returns the time that the clock shows then */
  at(moment: number): Promise<number>
  /** kills the program with SIGKILL, like a power cut */
  kill(): Promise<void>
  stop(): Promise<number | null>
}

export interface Starting {
  folder?: string
  port?: number
  env?: Record<string, string>
  /** the moment at which a scripted clock starts (clocks/scriptedClock.ts); without it the machine's clock is used */
  startsAt?: number
  /** true: the program writes the demo into an empty folder; false: the folder gets a copy of the demo */
  writesDemo?: boolean
  /** the main file of another version of the program */
  program?: string
}

const main = join(import.meta.dirname, "../../../dist/server/main.js")
/** The path of the database in a folder. On PostgreSQL, a database replaces this file (engine.ts). */
export const fileIn = (folder: string): string => join(folder, "plenary.db")

const indexIn = (folder: string): string => join(folder, "search.db")

export const newFolder = (): string => mkdtempSync(join(tmpdir(), "plenary-"))
/** A folder that no restart of the machine empties, as an administrator has. */
export const newFolderOnDisk = (): string => mkdtempSync(join(process.env[diskFolder] ?? tmpdir(), "plenary-"))
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })

/** Starts the program. An empty folder gets the demo and the practice panel, whose links are returned. */
export async function startPlenary(starting: Starting = {}): Promise<Running> {
  const { folder = newFolder(), startsAt, env = {}, writesDemo = startsAt !== undefined } = starting
  const file = fileIn(folder)
  // a test that names the database uses no other database
  if ("DATABASE_URL" in env || isWritten(file)) return run({ ...starting, folder })
  if (writesDemo) {
    await newPlace(file)
    return run({ ...starting, folder })
  }
  const { copyTo, index, links } = await writtenDemo()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  await copyTo(file)
  writeFileSync(indexIn(folder), index, { mode: 0o600 })
  const running = await run({ ...starting, folder })
  const here = Object.entries(links).map(([label, link]) => [label, running.url + link.slice(link.indexOf("/join#"))])
  return { ...running, links: Object.fromEntries(here) }
}

interface Written {
  copyTo: (file: string) => Promise<void>
  /** the search index, which takes each server a quarter of a second of CPU to write */
  index: Uint8Array
  links: Record<string, string>
  at: number
}

/** Milliseconds after which a written demo is no longer copied, because the demo's session is live. */
const copiedForMs = 300_000

let written: Promise<Written> | null = null

/**
 * Returns the demo that this worker has written at a first start of the program. It is written again only if it is too
 * old, because writing takes longer than everything else.
 */
async function writtenDemo(): Promise<Written> {
  const kept = await written
  if (kept && Date.now() - kept.at < copiedForMs) return kept
  written = firstStart()
  return written
}

async function firstStart(): Promise<Written> {
  const folder = newFolder()
  const file = fileIn(folder)
  await newPlace(file)
  const { url, links, stop } = await run({ folder })
  const at = Date.now()
  await until(() => isIndexed(url), "the demo is in the search index", hangMs, 250)
  await stop()
  const copyTo = await keepDatabase(file)
  const index = readFileSync(indexIn(folder))
  removeFolder(folder)
  return { copyTo, index, links, at }
}

async function isIndexed(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/search?q=demo&workspace=demo`)
  const { reading } = (await answer.json()) as { reading?: boolean }
  return reading === false
}

/** Starts the program with the flags and the environment of `npm start`. */
async function run({ folder = newFolder(), port = 0, env = {}, startsAt, program = main }: Starting): Promise<Running> {
  const clocked = startsAt === undefined ? [] : ["--import", join(import.meta.dirname, "../clocks/scriptedClock.ts")]
  const child = spawn(process.execPath, [...serverFlags, ...clocked, program], {
    env: {
      ...process.env,
      ...serverEnv,
      PORT: String(port),
      HOST: "127.0.0.1",
      DATA_DIR: folder,
      PUBLIC_URL: "",
      // most tests have one server, so a stopping server need not send its pages elsewhere
      DRAIN_SECONDS: "0",
      CLOCK_STARTS_AT: String(startsAt),
      ...databaseEnv(fileIn(folder)),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe", ...(startsAt === undefined ? [] : ["ipc" as const])],
  })
  let output = ""
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const address = /Plenary\s+(https?:\S+)/.exec(output)?.[1]
      // the start is complete once the last line of each output has arrived
      if (address && /Administrator|plenary invite/.test(output)) resolve(address)
    }
    child.stdout?.on("data", read)
    child.stderr?.on("data", read)
    child.once("exit", code => reject(new Error(`the server exited with ${code}: ${output}`)))
  })
  return {
    url,
    folder,
    links: linksIn(output),
    pid: child.pid ?? 0,
    output: () => output,
    at: moment =>
      new Promise((shown, failed) => {
        child.once("message", now => shown(Number(now)))
        child.send(moment, error => error && failed(error))
      }),
    kill: async () => void (await end(child, "SIGKILL")),
    stop: () => end(child, "SIGTERM"),
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal)
    await once(child, "exit")
  }
  return child.exitCode
}

/** Finds the links in lines such as `Moderator http://…/join#token`, by the words before the address. */
function linksIn(output: string): Record<string, string> {
  const lines = output.matchAll(/^\s*(\S[^\n]*?)\s+(https?:\S+\/join#\S+)$/gm)
  return Object.fromEntries([...lines].map(([, label = "", link = ""]) => [label.toLowerCase(), link]))
}
