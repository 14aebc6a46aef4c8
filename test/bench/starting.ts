import { spawn } from "node:child_process"
import { once } from "node:events"
import { readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { serverEnv, serverFlags } from "../../scripts/node24.mjs"
import { sleep } from "../kit/clocks/until.ts"
import { newFolder, removeFolder } from "../kit/servers/plenary.ts"
import type { Row } from "./run.ts"

const root = join(import.meta.dirname, "../..")

/**
 * Milliseconds from the command to the first page served, with and without the build and the demo; and the server's RSS
 * then.
 */
export async function starting(): Promise<Row[]> {
  const fresh = newFolder()
  const built = await median(3, async () => {
    rmSync(join(root, "dist"), { recursive: true, force: true })
    removeFolder(fresh)
    return start(fresh, ["npm", "start", "--silent"])
  })
  const again = await median(5, () => start(fresh, [process.execPath, ...serverFlags, "dist/server/main.js"]))
  removeFolder(fresh)
  return [
    {
      what: "`npm start` to first page, build and demo included",
      measured: seconds(built.ms),
      target: "≤ 3 s",
      inReadme: true,
    },
    { what: "start to first page, built and seeded", measured: seconds(again.ms), target: "≤ 0.6 s" },
    { what: "server RSS at start", measured: `${Math.round(again.rss)} MB`, target: "≤ 110 MB" },
  ]
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`

async function median(times: number, measure: () => Promise<{ ms: number; rss: number }>) {
  const all = []
  for (let n = 0; n < times; n++) all.push(await measure())
  return all.toSorted((a, b) => a.ms - b.ms)[Math.floor(times / 2)] ?? { ms: Number.NaN, rss: Number.NaN }
}

let port = 3_950

async function start(folder: string, [command = "", ...args]: string[]) {
  const url = `http://127.0.0.1:${++port}`
  const began = performance.now()
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...serverEnv, PORT: String(port), DATA_DIR: folder },
    stdio: "ignore",
    detached: true,
  })
  while (!(await served(url))) await sleep(10)
  const ms = performance.now() - began
  const rss = rssOf(child.pid ?? 0)
  process.kill(-(child.pid ?? 0), "SIGTERM")
  await once(child, "exit")
  await sleep(300)
  return { ms, rss }
}

const served = (url: string) =>
  fetch(url).then(
    async response => response.ok && (await response.text()).includes("<!doctype html"),
    () => false,
  )

/** Megabytes of the serving process. */
const rssOf = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1_024
