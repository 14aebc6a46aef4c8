import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { text } from "node:stream/consumers"
import { databaseEnv } from "./engine.ts"
import { fileIn } from "./plenary.ts"

const program = join(import.meta.dirname, "../../../dist/server/plenary.js")

interface Ended {
  status: number | null
  stdout: string
  stderr: string
}

/** Runs the command line with a data folder of its own. */
export const plenary = (folder: string, ...words: string[]): Promise<Ended> => plenaryWith({}, folder, ...words)

/**
 * Runs the command line with environment variables. It does not block the test's process, because a blocked process
 * would not notice that the server closes an idle connection after five seconds. The next request on that connection
 * would fail.
 */
export async function plenaryWith(env: Record<string, string>, folder: string, ...words: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...words], {
    env: { ...process.env, DATA_DIR: folder, ...databaseEnv(fileIn(folder)), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  })
  const [[status], stdout, stderr] = await Promise.all([once(child, "close"), text(child.stdout), text(child.stderr)])
  return { status, stdout, stderr }
}
