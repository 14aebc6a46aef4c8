import { spawn } from "node:child_process"
import { readFile } from "node:fs/promises"
import { constants, setPriority } from "node:os"
import * as z from "zod"
import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import type { Paper } from "../../../shared/papers/paper.ts"
import { composedPaper, languagesIn } from "./composed.ts"
import type { Families } from "./fonts.ts"

/** Sets papers as PDF files, each in a process that ends with it. */
export interface Pdfs {
  /**
   * Sets a paper for a reader: a member, or an address. The process is killed as soon as the signal aborts, and the
   * signal's reason is thrown.
   */
  set(paper: Paper, signal: AbortSignal, reader?: string): Promise<Buffer | { refuse: Refusal }>
  /** Kills the processes that still run. */
  close(): void
}

export interface PdfLimits {
  /** the number of processes that run at the same time */
  atOnce: number
  /** the number of papers that may wait for a process */
  waiting: number
  /** the number of papers of one reader that run or wait, so that others get a place too */
  perReader: number
  timeoutMs: number
  mostBytes: number
}

export const pdfLimits: PdfLimits = {
  atOnce: 2,
  waiting: 20,
  perReader: 2,
  timeoutMs: 30_000,
  mostBytes: 1_073_741_824,
}

interface Given {
  /** the file of the program that sets one paper */
  program: string
  /** the file of the template */
  template: string
  /** the folders of fonts */
  folders: readonly string[]
  families: Families
  limits?: PdfLimits
}

const watchedEveryMs = 100
const Missing = z.object({ missing: z.array(z.string()) })

export function createPdfs({ program, template, folders, families, limits = pdfLimits }: Given): Pdfs {
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

  async function inProcess(task: string, signal: AbortSignal): Promise<Buffer | { refuse: Refusal }> {
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
    const watch = setInterval(() => void bound(), watchedEveryMs)
    try {
      yieldTo(child.pid)
      child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk))
      child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk))
      // a process that is killed while it is given its task closes the pipe; "close" tells how it ended
      child.stdin.on("error", () => {})
      child.stdin.end(task)
      const code = await new Promise<number | null>((resolve, reject) => {
        child.once("error", reject)
        child.once("close", resolve)
      })
      signal.throwIfAborted()
      if (ended === "too-long") return refuse("paper-too-long")
      if (code !== 0)
        throw new Error(`A paper could not be set as PDF: ${Buffer.concat(complaints).toString().slice(0, 2000)}`)
      return read(Buffer.concat(chunks))
    } finally {
      clearTimeout(timeout)
      clearInterval(watch)
      signal.removeEventListener("abort", cancel)
      running.delete(cancel)
    }
  }

  async function setCounted(paper: Paper, signal: AbortSignal): Promise<Buffer | { refuse: Refusal }> {
    const own = composedPaper(paper)
    const needed = languagesIn(own)
    if (!(await enter(signal))) return refuse("busy")
    try {
      const text = await readFile(template, "utf8")
      return await inProcess(JSON.stringify({ template: text, paper: own, needed, folders, families }), signal)
    } finally {
      leave()
    }
  }

  return {
    async set(paper, signal, reader) {
      signal.throwIfAborted()
      const uncount = count(reader)
      if (!uncount) return refuse("too-fast", { n: 60 })
      try {
        return await setCounted(paper, signal)
      } finally {
        uncount()
      }
    },
    close() {
      for (const cancel of running) cancel()
    },
  }
}

/** Reads what the process wrote: a PDF file, or the languages that have no font. */
function read(bytes: Buffer): Buffer | { refuse: Refusal } {
  if (bytes.subarray(0, 5).toString("latin1") === "%PDF-") return bytes
  const { missing } = Missing.parse(JSON.parse(bytes.toString()))
  return refuse("fonts-missing", { langs: missing.length === 1 ? missing.join() : "several" })
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
