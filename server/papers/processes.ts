import { spawn } from "node:child_process"
import { readFile } from "node:fs/promises"
import { constants, setPriority } from "node:os"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { type Refusal, refuse } from "../../shared/contract/refusals.ts"

/** A task for a process: one text, or many pieces, so that nobody waits while a long one is written. */
export type Task = string | Buffer | AsyncIterable<string> | Iterable<string>

export interface ProcessLimits {
  /** the number of processes that run at the same time */
  atOnce: number
  /** the number of papers that may wait for a process */
  waiting: number
  /** the number of papers of one reader that run or wait, so that others get a place too */
  perReader: number
  timeoutMs: number
  mostBytes: number
}

/** Runs programs that write one paper, each in a process that ends with it. */
export interface Processes {
  /**
   * Gives the program its task and returns its output. The process is killed as soon as the signal aborts, and the
   * signal's reason is thrown. `task` is called when there is a free place.
   */
  run(
    program: string,
    task: () => Promise<Task> | Task,
    signal: AbortSignal,
    reader?: string,
  ): Promise<Buffer | { refuse: Refusal }>
  /** Kills the processes that still run. */
  close(): void
}

const watchedEveryMs = 100

export function createProcesses(limits: ProcessLimits): Processes {
  const running = new Set<() => void>()
  const queue: (() => void)[] = []
  const ofReader = new Map<string, number>()
  let free = limits.atOnce

  /** Waits for a free place. Answers false if too many wait already. */
  async function enter(signal: AbortSignal): Promise<boolean> {
    if (free > 0) {
      free -= 1
      return true
    }
    if (queue.length >= limits.waiting) return false
    const { promise, resolve, reject } = Promise.withResolvers<boolean>()
    const admitted = () => {
      signal.removeEventListener("abort", gone)
      resolve(true)
    }
    const gone = () => {
      queue.splice(queue.indexOf(admitted), 1)
      reject(signal.reason)
    }
    queue.push(admitted)
    signal.addEventListener("abort", gone, { once: true })
    return promise
  }

  /** Passes the place to the paper that has waited longest. */
  const leave = () => {
    const next = queue.shift()
    if (next) next()
    else free += 1
  }

  /** Counts a paper of a reader. Returns how to end the count; null if the reader has as many as are allowed. */
  function count(reader: string | undefined): (() => void) | null {
    if (reader === undefined) return () => {}
    const held = ofReader.get(reader) ?? 0
    if (held >= limits.perReader) return null
    ofReader.set(reader, held + 1)
    return () => {
      const left = (ofReader.get(reader) ?? 1) - 1
      if (left > 0) ofReader.set(reader, left)
      else ofReader.delete(reader)
    }
  }

  async function inProcess(program: string, task: Task, signal: AbortSignal): Promise<Buffer | { refuse: Refusal }> {
    // the server's environment holds secrets that the process does not need
    const child = spawn(process.execPath, [program], { stdio: ["pipe", "pipe", "pipe"], env: {} })
    const chunks: Buffer[] = []
    const complaints: Buffer[] = []
    let ended: "cancelled" | "too-long" | null = null
    const end = (why: typeof ended) => {
      ended ??= why
      child.kill("SIGKILL")
    }
    const cancel = () => end("cancelled")
    running.add(cancel)
    signal.addEventListener("abort", cancel, { once: true })
    const timeout = setTimeout(end, limits.timeoutMs, "too-long")
    const bound = async (): Promise<void> => {
      if ((await memoryOf(child.pid)) > limits.mostBytes) end("too-long")
    }
    // oxlint-disable-next-line plenary/rounds -- the memory of a process, while it writes a paper
    const watch = setInterval(() => void bound(), watchedEveryMs)
    try {
      yieldTo(child.pid)
      child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk))
      child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk))
      const closed = new Promise<number | null>((resolve, reject) => {
        child.once("error", reject)
        child.once("close", resolve)
      })
      const whole = typeof task === "string" || Buffer.isBuffer(task)
      // a process that is killed while it is given its task closes the pipe; "close" tells how it ended
      if (whole) child.stdin.on("error", () => {}).end(task)
      else void pipeline(Readable.from(task), child.stdin).catch(() => end("cancelled"))
      const code = await closed
      signal.throwIfAborted()
      if (ended === "too-long") return refuse("paper-too-long")
      if (code !== 0)
        throw new Error(`A paper could not be written: ${Buffer.concat(complaints).toString().slice(0, 2000)}`)
      return Buffer.concat(chunks)
    } finally {
      clearTimeout(timeout)
      clearInterval(watch)
      signal.removeEventListener("abort", cancel)
      running.delete(cancel)
    }
  }

  return {
    async run(program, task, signal, reader) {
      signal.throwIfAborted()
      const uncount = count(reader)
      if (!uncount) return refuse("too-fast", { n: 60 })
      try {
        if (!(await enter(signal))) return refuse("busy")
        try {
          return await inProcess(program, await task(), signal)
        } finally {
          leave()
        }
      } finally {
        uncount()
      }
    },
    close() {
      for (const cancel of running) cancel()
    },
  }
}

/** Lets everything else on the machine run before the process, so that people who write do not wait for a paper. */
function yieldTo(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // the process has ended already
  }
}

/** Reads the memory that a process uses. Answers 0 where the system has no /proc, and after the process has ended. */
async function memoryOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "")
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024
}
