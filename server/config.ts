import * as z from "zod"

const port = z.coerce.number().int().min(0).max(65_535)
const level = z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])

const Environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default("./data"),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: level.default("warn"),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().includes("@").max(320).optional(),
  ROLE: z.enum(["all"]).default("all"),
})

export interface Config {
  port: number
  host: string
  folder: string
  /** the one address that people use; without it the loopback names and this machine's addresses are known */
  publicUrl: string | null
  logLevel: z.infer<typeof level>
  /** without it notices are texts to copy */
  mail: { url: string; from: string } | null
}

/** Reads the environment once, or says in one sentence what is wrong with it. */
export function readConfig(environment: Record<string, string | undefined>): Readonly<Config> {
  // an empty variable is an unset one, as compose files and unit files write it
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""))
  const parsed = Environment.safeParse(set)
  if (!parsed.success) throw new Unstartable(z.prettifyError(parsed.error))
  for (const name of ["DATABASE_URL", "REDIS_URL"])
    if (set[name]) throw new Unstartable(`${name} is set, but this version keeps everything in DATA_DIR.`)
  const { SMTP_URL, MAIL_FROM } = parsed.data
  if ((SMTP_URL === undefined) !== (MAIL_FROM === undefined))
    throw new Unstartable("SMTP_URL and MAIL_FROM belong together: set both, or neither.")
  const { PORT, HOST, DATA_DIR, PUBLIC_URL, LOG_LEVEL } = parsed.data
  return Object.freeze({
    port: PORT,
    host: HOST,
    folder: DATA_DIR,
    publicUrl: PUBLIC_URL ? new URL(PUBLIC_URL).origin : null,
    logLevel: LOG_LEVEL,
    mail: SMTP_URL && MAIL_FROM ? { url: SMTP_URL, from: MAIL_FROM } : null,
  })
}

/** A reason not to start, worded for whoever started it. */
export class Unstartable extends Error {
  override name = "Unstartable"
}
