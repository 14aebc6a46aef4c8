import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { text } from "node:stream/consumers"

const program = join(import.meta.dirname, "../../../dist/server/plenary.js")

/**
 * Runs the command line with a data folder of its own, without blocking the test's process: a blocked one would not
 * notice that the server closes a kept connection (after five idle seconds), and its next request would fail.
 */
export async function plenary(
  folder: string,
  ...words: string[]
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [program, ...words], {
    env: { ...process.env, DATA_DIR: folder },
    stdio: ["ignore", "pipe", "pipe"],
  })
  const [[status], stdout, stderr] = await Promise.all([once(child, "close"), text(child.stdout), text(child.stderr)])
  return { status, stdout, stderr }
}
