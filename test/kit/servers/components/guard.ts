import { type ChildProcess, spawn } from "node:child_process"
import { randomBytes } from "node:crypto"
import { once } from "node:events"
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs"
import { Socket } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { until } from "../../clocks/until.ts"
import { handOver, serverUser } from "./folders.ts"
import { family, isAlive } from "./processes.ts"

/** The messages to the watchdog. `signal` ends the program at once, but lets the program remove its shared memory. */
export type Told =
  | { kind: "started"; pid: number; signal: NodeJS.Signals }
  | { kind: "ended"; pid: number }
  | { kind: "made" | "removed"; folder: string }

let pipe: Socket | undefined

/**
 * Sends a message to this process's watchdog. Once the promise resolves, the watchdog gets the message even if this
 * process is killed.
 */
export function guard(told: Told): Promise<void> {
  const to = pipe ?? startWatchdog()
  pipe = to
  return new Promise((done, failed) => {
    to.write(`${JSON.stringify(told)}\n`, error => (error ? failed(error) : done()))
  })
}

/**
 * Makes a folder that only the servers' user and root can enter. The watchdog gets the name first, so the folder is
 * removed whenever this process is killed.
 */
export async function serverFolder(): Promise<string> {
  const folder = join(tmpdir(), `plenary-server-${randomBytes(6).toString("hex")}`)
  await guard({ kind: "made", folder })
  mkdirSync(folder, { mode: 0o700 })
  handOver(folder)
  return folder
}

function startWatchdog(): Socket {
  const program = join(import.meta.dirname, "watchdog.ts")
  // the watchdog has a session of its own, so that Ctrl+C and a signal to the run's process group do not reach it
  const child = spawn(process.execPath, ["--no-warnings", program], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  })
  child.unref()
  if (!(child.stdin instanceof Socket)) throw new Error("the watchdog's standard input is no pipe")
  child.stdin.unref()
  return child.stdin
}

export interface Launching {
  program: string
  args: readonly string[]
  /** the working directory of the program */
  folder: string
  /** the file to which both outputs are appended */
  logFile: string
  quick: NodeJS.Signals
}

/** A program that ends at the latest when this process ends. */
export interface Guarded {
  pid: number
  log(): string
  hasEnded(): boolean
  /** Returns the exit code once the program and its children have ended. */
  ended(): Promise<number | null>
}

const endMs = 15_000

/**
 * Starts the program once the watchdog knows its process id. Until then, a shell with the same process id waits for a
 * line. If this process ends first, the shell reads the end of its input and ends, too.
 */
export async function launch({ program, args, folder, logFile, quick }: Launching): Promise<Guarded> {
  const log = openSync(logFile, "a", 0o600)
  const child = spawn("/bin/sh", ["-c", 'read -r go && exec "$0" "$@" </dev/null', program, ...args], {
    ...serverUser(),
    cwd: folder,
    env: { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" },
    // the program has a session of its own, so that Ctrl+C ends only the tests, which then end the program
    detached: true,
    stdio: ["pipe", log, log],
  })
  closeSync(log)
  child.unref()
  const pid = await spawned(child)
  await guard({ kind: "started", pid, signal: quick })
  child.once("exit", () => void guard({ kind: "ended", pid }))
  child.stdin?.end("go\n")
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  return {
    pid,
    log: () => readFileSync(logFile, "latin1"),
    hasEnded,
    async ended() {
      // without this call, a script that waits for nothing else would end here
      child.ref()
      const all = family(pid)
      if (!hasEnded()) await once(child, "exit")
      await until(() => !all.some(isAlive), `${program} has ended`, endMs)
      return child.exitCode
    },
  }
}

async function spawned(child: ChildProcess): Promise<number> {
  if (child.pid === undefined) {
    const [error] = await once(child, "error")
    throw error
  }
  return child.pid
}
