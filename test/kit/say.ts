import { writeSync } from "node:fs"

/** The file descriptor of the standard output. */
const standardOutput = 1

/** Milliseconds until a full pipe is tried again. */
const againMs = 5

/** Writes a line to the standard output before it returns, also where a slow reader has let the pipe fill up. */
export function say(line: string): void {
  const bytes = Buffer.from(`${line}\n`)
  for (let at = 0; at < bytes.length; )
    try {
      at += writeSync(standardOutput, bytes, at)
    } catch (failure) {
      if (!(failure instanceof Error && "code" in failure && failure.code === "EAGAIN")) throw failure
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, againMs)
    }
}
