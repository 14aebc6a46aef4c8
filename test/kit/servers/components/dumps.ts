import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"

const run = promisify(execFile)
const mostTries = 10

/**
 * Puts a dump back in the place of what is there. PostgreSQL may roll that back if a server uses the tables at the same
 * moment; then it is tried again, as an administrator would.
 */
export async function restoreDump(bin: string, url: string, file: string): Promise<void> {
  const restore = () =>
    run(join(bin, "pg_restore"), ["--clean", "--if-exists", "--single-transaction", "-d", url, file])
  for (let tries = 1; ; tries++) {
    try {
      return void (await restore())
    } catch (failure) {
      const isDeadlock = failure instanceof Error && failure.message.includes("deadlock detected")
      if (tries === mostTries || !isDeadlock) throw failure
    }
  }
}
