import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** The real program as a child process on a free port, with a data folder of its own. */
export interface Running {
  url: string
  folder: string
  /** the links that it printed at its first start, by label */
  links: Record<string, string>
  pid: number
  output: () => string
  /** advances a scripted clock to the moment; returns the time that it shows then */
  at(moment: number): Promise<number>
  /** SIGKILL, like a power cut */
  kill(): Promise<void>
  stop(): Promise<number | null>
}

export interface Starting {
  folder?: string
  port?: number
  env?: Record<string, string>
  /** the moment at which a scripted clock starts (clocks/scriptedClock.ts); without it the machine's clock is used */
  startsAt?: number
  /** Node's flags; the default ones make a failing test's stack readable */
  flags?: readonly string[]
}

const main = join(import.meta.dirname, "../../../dist/server/main.js")

export const newFolder = (): string => mkdtempSync(join(tmpdir(), "plenary-"))
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })

export async function startPlenary({
  folder = newFolder(),
  port = 0,
  env = {},
  startsAt,
  flags = ["--enable-source-maps"],
}: Starting = {}): Promise<Running> {
  const clocked = startsAt === undefined ? [] : ["--import", join(import.meta.dirname, "../clocks/scriptedClock.ts")]
  const child = spawn(process.execPath, [...flags, ...clocked, main], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      DATA_DIR: folder,
      PUBLIC_URL: "",
      CLOCK_STARTS_AT: String(startsAt),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe", ...(startsAt === undefined ? [] : ["ipc" as const])],
  })
  let output = ""
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const address = /Plenary\s+(http:\S+)/.exec(output)?.[1]
      // Both outputs have ended once their last words have arrived.
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

/** Parses `Moderator http://…/join#token` and the like, by the words before the address. */
function linksIn(output: string): Record<string, string> {
  const lines = output.matchAll(/^\s*(\S[^\n]*?)\s+(http:\S+\/join#\S+)$/gm)
  return Object.fromEntries([...lines].map(([, label = "", link = ""]) => [label.toLowerCase(), link]))
}
