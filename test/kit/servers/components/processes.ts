import { execFileSync } from "node:child_process"
import { existsSync, readdirSync, readFileSync } from "node:fs"

interface Entry {
  pid: number
  parent: number
}

const hasProc = existsSync("/proc/self/stat")

/**
 * Returns the process if it runs or is stopped. A process that has ended, but whose parent has not read its exit code,
 * does not count.
 */
function entryOf(pid: number): Entry[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
    // the fields before these are the id and the program's name in brackets, which may contain any character
    const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
    return state === "Z" || state === "X" ? [] : [{ pid, parent: Number(parent) }]
  } catch {
    return []
  }
}

function processes(): Entry[] {
  if (hasProc)
    return readdirSync("/proc")
      .filter(name => /^\d+$/.test(name))
      .flatMap(name => entryOf(Number(name)))
  return execFileSync("ps", ["-A", "-o", "pid=,ppid=,state="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map(line => line.trim().split(/\s+/))
    .filter(([, , state = ""]) => !state.startsWith("Z"))
    .map(([pid, parent]) => ({ pid: Number(pid), parent: Number(parent) }))
}

export const isAlive = (pid: number): boolean => (hasProc ? entryOf(pid) : processes()).some(one => one.pid === pid)

/** Returns a process and all its descendants, from the oldest on. */
export function family(pid: number): number[] {
  const all = processes()
  const below = (parent: number): number[] =>
    all.filter(one => one.parent === parent).flatMap(one => [one.pid, ...below(one.pid)])
  return [pid, ...below(pid)]
}

/** Sends the signal to those of the processes that have not ended. */
export function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids)
    try {
      process.kill(pid, signal)
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error
    }
}

/** Stops a process and its children without ending them, like a machine that hangs. Their sockets stay open. */
export const freeze = (pid: number): void => signalAll(family(pid), "SIGSTOP")

export const thaw = (pid: number): void => signalAll(family(pid), "SIGCONT")
