import type { WriteStream } from "node:tty"
import type { CopyProgress } from "../../adapters/drizzle/copying/copier.ts"
import type { Say } from "../../ports/operatorError.ts"

/** Milliseconds between two changes of the line. */
const everyMs = 100

/** Shows on one line of a terminal how far a copy has come. Writes nothing to a file or a pipe. */
export function progressIn(say: Say, out: Pick<WriteStream, "write" | "isTTY">) {
  let shown = Number.NEGATIVE_INFINITY
  return {
    tell({ step, ...numbers }: CopyProgress): void {
      const now = performance.now()
      if (!out.isTTY || now - shown < everyMs) return
      shown = now
      const percent = Math.floor((100 * numbers.rows) / Math.max(1, numbers.ofRows))
      out.write(
        `\r\u001b[K${say(step === "copying" ? "migrate.copying" : "migrate.checking", { percent, ...numbers })}`,
      )
    },
    end(): void {
      if (shown > 0) out.write("\r\u001b[K")
    },
  }
}
