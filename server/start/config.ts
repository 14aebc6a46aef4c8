import { isIP } from "node:net"
import * as z from "zod"
import { presetLife, type SignInLife } from "../commands/people/signIn/signInLife.ts"
import type { TrustedProxies } from "../ports/host/addresses.ts"
import { OperatorError } from "../ports/operatorError.ts"

const port = z.coerce.number().int().min(0).max(65_535)
/** browsers keep a cookie for 400 days at most */
const days = z.coerce.number().int().min(1).max(400)
const level = z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])

const Environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default("./data"),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUST_PROXY: z.string().default("loopback"),
  SIGN_IN_IDLE_DAYS: days.default(presetLife.idleDays),
  SIGN_IN_MAX_DAYS: days.default(presetLife.mostDays),
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
  /** how long a sign-in lives without use, and in all */
  signIn: SignInLife
  /** the proxies whose X-Forwarded-For is believed */
  trustProxy: TrustedProxies
  logLevel: z.infer<typeof level>
  /** null: notices are texts to copy */
  mail: { url: string; from: string } | null
}

/** Reads the environment once, or throws one sentence that says what is wrong with it. */
export function readConfig(environment: Record<string, string | undefined>): Readonly<Config> {
  // an empty variable counts as unset, because compose files and unit files write it so
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""))
  const parsed = Environment.safeParse(set)
  if (!parsed.success) throw new OperatorError(() => z.prettifyError(parsed.error))
  for (const name of ["DATABASE_URL", "REDIS_URL"])
    if (set[name]) throw new OperatorError(say => say("config.kept-here", { name }))
  const { SMTP_URL, MAIL_FROM } = parsed.data
  if ((SMTP_URL === undefined) !== (MAIL_FROM === undefined)) throw new OperatorError(say => say("config.mail"))
  const { PORT, HOST, DATA_DIR, PUBLIC_URL, TRUST_PROXY, LOG_LEVEL, SIGN_IN_IDLE_DAYS, SIGN_IN_MAX_DAYS } = parsed.data
  return Object.freeze({
    port: PORT,
    host: HOST,
    folder: DATA_DIR,
    publicUrl: PUBLIC_URL ? readAddress(PUBLIC_URL) : null,
    signIn: { idleDays: SIGN_IN_IDLE_DAYS, mostDays: SIGN_IN_MAX_DAYS },
    trustProxy: readProxies(TRUST_PROXY),
    logLevel: LOG_LEVEL,
    mail: SMTP_URL && MAIL_FROM ? { url: SMTP_URL, from: MAIL_FROM } : null,
  })
}

/**
 * The address must be an origin of its own: pages, sockets and cookies are at its root, where no neighbour shares them.
 */
function readAddress(text: string): string {
  const { origin, host, pathname, search, hash } = new URL(text)
  if (pathname === "/" && search === "" && hash === "") return origin
  throw new OperatorError(say => say("config.address", { text, host }))
}

/**
 * "none", a number of proxies, or a list of addresses, subnets and names; never "all", because then any caller could
 * lie.
 */
function readProxies(text: string): TrustedProxies {
  const said = text.trim()
  if (said === "none") return []
  if (/^[1-9]$/.test(said)) return Number(said)
  const list = said.split(",").map(one => one.trim())
  if (list.every(isProxy)) return list
  throw new OperatorError(say => say("config.proxies", { text: said }))
}

function isProxy(said: string): boolean {
  const [address = "", bits] = said.split("/")
  if (bits === undefined && /^(loopback|linklocal|uniquelocal)$/.test(said)) return true
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return most > 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most))
}
