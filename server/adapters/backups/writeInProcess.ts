import { spawn } from "node:child_process"
import { statSync } from "node:fs"
import * as z from "zod"
import type { BackupFailure, BackupMade } from "../../ports/monitoring/backups.ts"

/** The output of `plenary backup FILE --json`. */
const Printed = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("written"), workspaces: z.number(), entries: z.number() }),
  z.object({ kind: z.literal("failed"), full: z.boolean(), text: z.string() }),
])

interface Asked {
  program: string
  dataDir: string
  databaseUrl: string | null
  file: string
}

/** Milliseconds after which a backup that still waits for a pause of the panel is given up. */
const mostMs = 4 * 3_600_000
/** The most characters of a program's output that are kept. */
const mostOutput = 100_000

/** Runs `plenary backup` in a process of its own, which yields to the server. It is ended when the signal aborts. */
export async function writeInProcess(
  { program, dataDir, databaseUrl, file }: Asked,
  signal: AbortSignal,
): Promise<Omit<BackupMade, "at" | "tookMs"> | Omit<BackupFailure, "at">> {
  const child = spawn(process.execPath, [program, "backup", file, "--json"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? "" },
    signal: AbortSignal.any([signal, AbortSignal.timeout(mostMs)]),
  })
  let said = ""
  let complaint = ""
  child.stdout.on("data", (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-mostOutput)))
  child.stderr.on("data", (chunk: Buffer) => (complaint = `${complaint}${chunk.toString()}`.slice(-mostOutput)))
  const failure = await new Promise<string | null>(resolve => {
    // an aborted process says so by "error" while it still runs, so only a process that never ran ends here
    child.once("error", error => void (child.pid === undefined && resolve(error.message)))
    child.once("close", (code, by) => resolve(code === 0 ? null : (by ?? `exit code ${code}`)))
  })
  const printed = Printed.safeParse(read(said))
  if (!printed.success) return { fault: "not-written", reason: complaint.trim().slice(-500) || (failure ?? "") }
  const end = printed.data
  if (end.kind === "failed") return { fault: end.full ? "disk-full" : "not-written", reason: end.text }
  return { file, bytes: statSync(file).size, workspaces: end.workspaces, entries: end.entries }
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
