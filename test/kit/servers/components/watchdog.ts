/**
 * A program that ends servers and removes their folders once the process that started them has ended, also by SIGKILL.
 * Its standard input is a pipe from that process, and the pipe closes with that process.
 */
import { createInterface } from "node:readline"
import { until } from "../../clocks/until.ts"
import { removeServerFolder } from "./folders.ts"
import type { Told } from "./guard.ts"
import { family, freeze, isAlive, signalAll } from "./processes.ts"

const quitMs = 3_000

const signals = new Map<number, NodeJS.Signals>()
const folders = new Set<string>()

for await (const line of createInterface({ input: process.stdin })) {
  const told = JSON.parse(line) as Told
  if (told.kind === "started") signals.set(told.pid, told.signal)
  if (told.kind === "ended") signals.delete(told.pid)
  if (told.kind === "made") folders.add(told.folder)
  if (told.kind === "removed") folders.delete(told.folder)
}

await Promise.all([...signals].map(([pid, signal]) => end(pid, signal)))
for (const folder of folders)
  try {
    removeServerFolder(folder)
  } catch {
    // the other folders are removed in any case
  }

async function end(pid: number, signal: NodeJS.Signals): Promise<void> {
  // a stopped process starts no children that `family` would miss
  freeze(pid)
  const all = family(pid)
  signalAll(signal === "SIGKILL" ? all : [pid], signal)
  signalAll(all, "SIGCONT")
  const haveEnded = () => !all.some(isAlive)
  await until(haveEnded, "they have ended", quitMs).catch(() => signalAll(all, "SIGKILL"))
  await until(haveEnded, "they were killed", quitMs).catch(() => {})
}
