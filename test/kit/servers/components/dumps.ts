import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"

const run = promisify(execFile)
const mostTries = 10

/**
 * Replaces the content of a database with a dump. PostgreSQL may roll the restore back if a server uses the tables at
 * the same moment. The restore is then repeated, as an administrator would do.
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
