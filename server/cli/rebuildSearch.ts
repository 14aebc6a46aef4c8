import { rmSync } from "node:fs"
import { join } from "node:path"
import type { WriteStream } from "node:tty"
import * as z from "zod"
import { askOwner } from "../adapters/system/askOwner.ts"
import type { Say } from "../ports/operatorError.ts"

const Progress = z.object({ done: z.number(), all: z.number() }).nullable()

/** Milliseconds between two looks at the progress. */
const everyMs = 200

/**
 * Lets the running server write its search index anew, and shows how far it has come. If no server runs, the file is
 * deleted: the next start writes it.
 */
export async function rebuildSearch(
  folder: string,
  say: Say,
  out: Pick<WriteStream, "write" | "isTTY">,
): Promise<string> {
  let asked = await askOwner(folder, "rebuild-search", {})
  if (asked === null) {
    for (const end of ["", "-wal", "-shm"]) rmSync(join(folder, `search.db${end}`), { force: true })
    return say("search.atStart")
  }
  for (;;) {
    const progress = Progress.parse(asked.result)
    if (progress === null) break
    if (out.isTTY) out.write(`\r\u001b[K${say("search.rebuilding", progress)}`)
    await new Promise(resolve => setTimeout(resolve, everyMs))
    asked = await askOwner(folder, "search-progress", {})
    if (asked === null) return `${clear(out)}${say("search.atStart")}`
  }
  return `${clear(out)}${say("search.rebuilt")}`
}

const clear = ({ isTTY }: Pick<WriteStream, "isTTY">): string => (isTTY ? "\r\u001b[K" : "")
