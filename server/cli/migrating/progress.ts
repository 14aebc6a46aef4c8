import type { WriteStream } from "node:tty"
import type { CopyProgress } from "../../adapters/drizzle/copying/copier.ts"
import type { Say } from "../../ports/operatorError.ts"

/** Milliseconds between two updates of the progress line. */
const everyMs = 100

/** Shows the progress of a copy on one line of a terminal. Writes nothing if the output is a file or a pipe. */
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
