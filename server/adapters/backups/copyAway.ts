import { execFile } from "node:child_process"

/** Milliseconds after which BACKUP_COMMAND is ended. */
const mostMs = 1_800_000

/** The variables that hold Plenary's own secrets, which no other program needs (server/start/settings.ts). */
const ours = /^(DATABASE_URL|REDIS_URL|SMTP_URL|METRICS_TOKEN|TRANSLATE_KEY|OIDC_.*SECRET.*)$/

/**
 * Runs BACKUP_COMMAND without a shell, with the file as its only argument. Returns why it failed, with the end of what
 * it said; null if it ended with 0.
 */
export const copyAway = (
  command: string,
  file: string,
  signal: AbortSignal,
  timeoutMs = mostMs,
): Promise<string | null> =>
  new Promise(resolve => {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)))
    const options = { env, signal, timeout: timeoutMs, killSignal: "SIGKILL", maxBuffer: 10_000_000 } as const
    execFile(command, [file], options, (failure, _, complaint) => {
      if (failure === null) return resolve(null)
      const end = failure.killed ? `ended after ${timeoutMs / 1_000} s` : (failure.code ?? failure.signal ?? "")
      resolve(
        [typeof end === "number" ? `exit code ${end}` : end, complaint.trim().slice(-500)].filter(Boolean).join(": "),
      )
    })
  })
