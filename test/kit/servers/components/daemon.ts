import { statSync } from "node:fs"
import { basename, join } from "node:path"
import { sleep, until } from "../../clocks/until.ts"
import { freePort } from "../freePort.ts"
import { removeServerFolder } from "./folders.ts"
import { type Guarded, guard, launch } from "./guard.ts"
import { family, signalAll, thaw } from "./processes.ts"

/** How a server is run. Its folder is its own and is removed with it. */
export interface Recipe {
  program: string
  args(port: number): readonly string[]
  folder: string
  /** the line in its log that says that it accepts connections */
  ready: RegExp
  /** the signal by which it ends in order, with everything written */
  orderly: NodeJS.Signals
  /** the signal by which it ends at once and leaves no shared memory */
  quick: NodeJS.Signals
}

/** A server that this process has started. It ends with this process at the latest. */
export interface Daemon {
  readonly pid: number
  /** stays the same over a restart */
  readonly port: number
  readonly dir: string
  /** all that it has said */
  log(): string
  /** Sends the signal to the server and its children. After SIGKILL, the default, they have ended when it returns. */
  kill(signal?: NodeJS.Signals): Promise<void>
  /** Starts it on the same port and data; a server that still runs ends in order first. */
  restart(): Promise<void>
  /** Ends it and removes its folder. */
  stop(): Promise<void>
}

const startMs = 60_000
const retryMs = 200
const mostTries = 25

const portTaken = /already in use/
/** Reasons that pass: the port, or the shared memory of a killed server whose children are still ending. */
const passing = /already in use|shared memory block|lock file .* already exists/

export async function startDaemon(recipe: Recipe): Promise<Daemon> {
  const { folder, program, quick } = recipe
  const logFile = join(folder, "log")
  let port = await freePort()
  let running = await start(true)

  async function start(anyPort: boolean): Promise<Guarded> {
    for (let tries = 1; ; tries++) {
      const offset = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
      const started = await launch({ program, args: recipe.args(port), folder, logFile, quick })
      const said = () => started.log().slice(offset)
      await until(() => started.hasEnded() || recipe.ready.test(said()), `${program} is ready`, startMs, 5)
      if (!started.hasEnded()) return started
      if (tries === mostTries || !passing.test(said()))
        throw new Error(`${basename(program)} did not start:\n${said()}`)
      if (anyPort && portTaken.test(said())) port = await freePort()
      else await sleep(retryMs)
    }
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (running.hasEnded()) return
    signalAll([running.pid], signal)
    thaw(running.pid)
    await running.ended()
  }

  return {
    get pid() {
      return running.pid
    },
    port,
    dir: folder,
    log: () => running.log(),
    async kill(signal = "SIGKILL") {
      signalAll(family(running.pid), signal)
      if (signal === "SIGKILL") await running.ended()
    },
    async restart() {
      await end(recipe.orderly)
      running = await start(false)
    },
    async stop() {
      await end(quick)
      removeServerFolder(folder)
      await guard({ kind: "removed", folder })
    },
  }
}
