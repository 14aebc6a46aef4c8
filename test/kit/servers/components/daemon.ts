import { statSync } from "node:fs"
import { basename, join } from "node:path"
import { sleep, until } from "../../clocks/until.ts"
import { freePort } from "../freePort.ts"
import { removeServerFolder } from "./folders.ts"
import { type Guarded, guard, launch } from "./guard.ts"
import { family, signalAll, thaw } from "./processes.ts"

/** The way to run a server. The server has a folder of its own, which is removed with the server. */
export interface Recipe {
  program: string
  args(port: number): readonly string[]
  folder: string
  /** matches the line of the log after which the server accepts connections */
  ready: RegExp
  /** the signal after which the server writes everything and then ends */
  orderly: NodeJS.Signals
  /** the signal after which the server ends at once, but leaves no shared memory */
  quick: NodeJS.Signals
}

/** A server that this process has started. It ends at the latest when this process ends. */
export interface Daemon {
  readonly pid: number
  /** the port, which stays the same after a restart */
  readonly port: number
  readonly dir: string
  /** the whole log of the server */
  log(): string
  /** Sends the signal to the server and its children. With SIGKILL, the default, it resolves when they have ended. */
  kill(signal?: NodeJS.Signals): Promise<void>
  /** Starts the server on the same port and data. A server that still runs is first stopped with the orderly signal. */
  restart(): Promise<void>
  /** Ends the server and removes its folder. */
  stop(): Promise<void>
}

const startMs = 60_000
const retryMs = 200
const mostTries = 25

const portTaken = /already in use/
/**
 * Matches reasons of a failed start that end by themselves: a taken port, or the shared memory of a killed server whose
 * children are still ending.
 */
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
