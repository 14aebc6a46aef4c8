import { existsSync, writeSync } from "node:fs"
import { Worker } from "node:worker_threads"

/**
 * Ends this process if the server that started it has ended, for which the number of the parent process changes. A
 * second thread looks, because the work may hold this one.
 */
export function endWithServer(): void {
  new Worker(`setInterval(() => process.ppid === ${process.ppid} || process.kill(process.pid, "SIGKILL"), 200)`, {
    eval: true,
  }).unref()
}

/** Writes bytes to the standard output, even if the server takes them slowly. */
export function writeWhole(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at)
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) throw error
    }
  }
}

const shell = "/bin/sh"

/**
 * Ends this process with the exit code, at once. `process.exit` waits for the threads in which V8 compiles, and such a
 * thread may wait for a collection that only the main thread can make; then the process never ends
 * (nodejs/node#54918). A shell that takes the process's place has no such threads.
 */
export function endProcess(code: number): never {
  if (existsSync(shell)) process.execve?.(shell, ["sh", "-c", `exit ${code}`], {})
  process.exit(code)
}
