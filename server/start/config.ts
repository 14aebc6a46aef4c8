import { randomBytes } from "node:crypto"
import { isIP } from "node:net"
import { hostname } from "node:os"
import * as z from "zod"
import type { EngineSettings } from "../adapters/engine/libreTranslate.ts"
import { presetLife, type SignInLife } from "../commands/people/signIn/signInLife.ts"
import type { TrustedProxies } from "../ports/host/addresses.ts"
import type { ServiceSettings } from "../ports/host/signInServices.ts"
import { OperatorError } from "../ports/operatorError.ts"
import { type BackupPlan, readPlan } from "./backups/plan.ts"
import { isPostgres } from "./instance/database.ts"
import { readServices } from "./instance/signInServices.ts"

const level = z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])

/** a stopping server has ten seconds in all; after this time, three remain for commits and for unfinished responses */
const mostDrainSeconds = 7
/** the default: two seconds for proxies to notice that the server stops, and two to send its pages to other servers */
const presetDrainSeconds = 4

/** The least and the most of the settings that are numbers. Browsers keep a cookie for at most 400 days. */
const ranges = {
  PORT: [0, 65_535],
  SIGN_IN_IDLE_DAYS: [1, 400],
  SIGN_IN_MAX_DAYS: [1, 400],
  FILES_QUOTA: [0, 1_000_000],
  DRAIN_SECONDS: [0, mostDrainSeconds],
} as const
const whole = ([least, most]: readonly [number, number]) => z.coerce.number().int().min(least).max(most)

const Environment = z.object({
  PORT: whole(ranges.PORT).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default("./data"),
  DATABASE_URL: z.string().optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUST_PROXY: z.string().default("loopback"),
  SIGN_IN_IDLE_DAYS: whole(ranges.SIGN_IN_IDLE_DAYS).default(presetLife.idleDays),
  SIGN_IN_MAX_DAYS: whole(ranges.SIGN_IN_MAX_DAYS).default(presetLife.mostDays),
  LOG_LEVEL: level.default("warn"),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    // a # that is not percent-encoded ends the address before the mail server's name
    .refine(text => !text.includes("#"))
    .optional(),
  MAIL_FROM: z.string().includes("@").max(320).optional(),
  REDIS_URL: z.string().optional(),
  NODE_NAME: z.string().optional(),
  FONTS_DIR: z.string().optional(),
  FILES_QUOTA: whole(ranges.FILES_QUOTA).default(500),
  TRANSLATE_URL: z.string().optional(),
  TRANSLATE_KEY: z.string().optional(),
  TRANSLATE_PRIVATE: z.string().optional(),
  WEBHOOK_PRIVATE_HOSTS: z.string().optional(),
  DEMO: z.string().default("on"),
  ROLE: z.string().default("all"),
  LONG_POLLING: z.string().optional(),
  BACKUP_SCHEDULE: z.string().optional(),
  BACKUP_DIR: z.string().optional(),
  BACKUP_COMMAND: z.string().optional(),
  METRICS_TOKEN: z.string().optional(),
  DRAIN_SECONDS: z.coerce.number().min(0).max(mostDrainSeconds).optional(),
})

/** Decides whether a server does everything, or only shows panels to observers. */
export type ServerRole = "all" | "observer"

export interface Config {
  port: number
  host: string
  folder: string
  /** the address of a PostgreSQL database, with its password; null: the SQLite file in the folder */
  databaseUrl: string | null
  /** the address of Valkey or Redis, with its password; null: servers exchange messages through the database */
  redisUrl: string | null
  /** names this server in logs, in metrics and to the other servers on its database */
  nodeName: string
  role: ServerRole
  /** whether the first start writes the demo and the Practice panel */
  demo: boolean
  /**
   * whether pages without a WebSocket may poll; every poll must reach the same server, so the default is true only if
   * one server serves the database
   */
  longPolling: boolean
  /** the seconds in which a stopping server sends its pages to other servers; 0 if there is no other server */
  drainSeconds: number
  /**
   * the one address that people use, without a slash at its end; if null, the loopback names and this machine's
   * addresses are accepted
   */
  publicUrl: string | null
  /** how long a sign-in is valid without use, and in all */
  signIn: SignInLife
  /** the services by which people sign in */
  services: readonly ServiceSettings[]
  /** the proxies whose X-Forwarded-For header is trusted */
  trustProxy: TrustedProxies
  logLevel: z.infer<typeof level>
  /** the folder of the fonts that set PDF files; null: the fonts of Plenary's packages */
  fontsDir: string | null
  /** host names to which webhooks may send although their addresses are private */
  webhookHosts: readonly string[]
  /** the most bytes of all uploaded files of one panel */
  filesQuota: number
  /** the backups on a schedule; null if none is set */
  backups: BackupPlan | null
  /** the token by which a monitoring program reads `/metrics`; null: only programs on this machine read it */
  metricsToken: string | null
  /** the service that drafts translations; null if none is configured */
  engine: EngineSettings | null
  /** null if no mail server is configured: then members copy the text of a notice and send it themselves */
  mail: { url: string; from: string } | null
}

/** The settings of Plenary in an environment, as the running server tells them to its owner's command line. */
export const settingsIn = (environment: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value !== undefined && value !== "" && (name in Environment.shape || name.startsWith("OIDC_"))
        ? [[name, value]]
        : [],
    ),
  )

/** Says what is wrong with a setting and how to write it. An address with a password is not repeated. */
function wrongSetting(setting: string, set: Record<string, string | undefined>): OperatorError {
  const text = set[setting] ?? ""
  const range = Object.entries(ranges).find(([name]) => name === setting)?.[1]
  if (range) {
    const [least, most] = range
    return new OperatorError(say => say("config.number", { setting, text, least: `${least}`, most: `${most}` }))
  }
  switch (setting) {
    case "PUBLIC_URL":
      return new OperatorError(say => say("config.public-url", { text }))
    case "SMTP_URL":
      return new OperatorError(say => say("config.smtp"))
    case "MAIL_FROM":
      return new OperatorError(say => say("config.mail-from", { text }))
    default:
      return new OperatorError(say => say("config.one-of", { setting, text, choices: level.options.join(", ") }))
  }
}

/** Reads the configuration from the environment. Throws an error with one sentence if a variable is wrong. */
export function readConfig(environment: Record<string, string | undefined>): Readonly<Config> {
  // an empty variable counts as unset, because compose files and unit files often contain empty variables
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""))
  const parsed = Environment.safeParse(set)
  if (!parsed.success) throw wrongSetting(String(parsed.error.issues[0]?.path[0]), set)
  const { SMTP_URL, MAIL_FROM } = parsed.data
  if ((SMTP_URL === undefined) !== (MAIL_FROM === undefined)) throw new OperatorError(say => say("config.mail"))
  const { PORT, HOST, DATA_DIR, DATABASE_URL, PUBLIC_URL, TRUST_PROXY, LOG_LEVEL } = parsed.data
  const { SIGN_IN_IDLE_DAYS, SIGN_IN_MAX_DAYS, REDIS_URL, NODE_NAME, ROLE, LONG_POLLING, DRAIN_SECONDS } = parsed.data
  const role = readRole(ROLE)
  // one process serves an SQLite file, so there is no other server to exchange messages with or to accept writes
  if (DATABASE_URL === undefined && REDIS_URL !== undefined)
    throw new OperatorError(say => say("config.needs-postgres", { setting: "REDIS_URL" }))
  if (DATABASE_URL === undefined && role === "observer")
    throw new OperatorError(say => say("config.needs-postgres", { setting: "ROLE=observer" }))
  return Object.freeze({
    port: PORT,
    host: HOST,
    folder: DATA_DIR,
    databaseUrl: DATABASE_URL === undefined ? null : readDatabaseUrl(DATABASE_URL),
    redisUrl: REDIS_URL === undefined ? null : readRedisUrl(REDIS_URL),
    nodeName: NODE_NAME === undefined ? newNodeName() : readNodeName(NODE_NAME),
    role,
    demo: readSwitch("DEMO", parsed.data.DEMO),
    longPolling: LONG_POLLING === undefined ? DATABASE_URL === undefined : readSwitch("LONG_POLLING", LONG_POLLING),
    drainSeconds: DRAIN_SECONDS ?? (DATABASE_URL === undefined ? 0 : presetDrainSeconds),
    publicUrl: PUBLIC_URL ? readAddress(PUBLIC_URL) : null,
    signIn: { idleDays: SIGN_IN_IDLE_DAYS, mostDays: SIGN_IN_MAX_DAYS },
    services: readServices(set),
    trustProxy: readProxies(TRUST_PROXY),
    logLevel: LOG_LEVEL,
    fontsDir: parsed.data.FONTS_DIR ?? null,
    webhookHosts: readHosts(parsed.data.WEBHOOK_PRIVATE_HOSTS ?? ""),
    filesQuota: parsed.data.FILES_QUOTA * 1_048_576,
    engine: readEngine(parsed.data),
    backups: readPlan(parsed.data, DATA_DIR),
    metricsToken: readMetricsToken(parsed.data.METRICS_TOKEN ?? null),
    mail: SMTP_URL && MAIL_FROM ? { url: SMTP_URL, from: MAIL_FROM } : null,
  })
}

/** The first parts of paths that lead to Plenary itself: with one of them a request's path would have two meanings. */
const ownPaths = /^\/(api|w|sync|watch|socket\.io|assets|embed|calendar)(\/|$)/

/** Reads the public address: an origin, with the path of the site if the host has other sites too. */
function readAddress(text: string): string {
  const { origin, username, pathname, search, hash } = new URL(text)
  const path = pathname.replace(/\/$/, "")
  if (username + search + hash === "" && /^(\/[\w.~-]+)*$/.test(path) && !ownPaths.test(path)) return origin + path
  throw new OperatorError(say => say("config.address", { text, origin }))
}

/** Reads the address of the database. The error does not repeat a wrong address, because it may contain a password. */
function readDatabaseUrl(text: string): string {
  if (isPostgres(text) && URL.canParse(text)) return text
  throw new OperatorError(say => say("config.database"))
}

/**
 * Reads the address of Valkey or Redis. The error does not repeat a wrong address, because it may contain a password.
 */
function readRedisUrl(text: string): string {
  const url = URL.parse(text)
  if (url && /^rediss?:$/.test(url.protocol) && url.hostname !== "" && /^\/?\d*$/.test(url.pathname)) return text
  throw new OperatorError(say => say("config.redis"))
}

/** Makes a name for a server: the machine's name, and six digits because several servers may run on one machine. */
function newNodeName(): string {
  const machine = hostname()
    .replace(/[^\w.-]/g, "-")
    .slice(0, 57)
  return `${machine}-${randomBytes(3).toString("hex")}`
}

function readNodeName(text: string): string {
  if (/^[\w.-]{1,64}$/.test(text)) return text
  throw new OperatorError(say => say("config.node-name", { text }))
}

/**
 * Reads the address of the translation service. The administrator allows a private address by naming its host once
 * more, because texts of panels go there.
 */
function readEngine(
  set: Pick<z.output<typeof Environment>, `TRANSLATE_${"URL" | "KEY" | "PRIVATE"}`>,
): EngineSettings | null {
  const { TRANSLATE_URL, TRANSLATE_KEY = null, TRANSLATE_PRIVATE } = set
  if (TRANSLATE_URL === undefined) {
    if (TRANSLATE_KEY === null && TRANSLATE_PRIVATE === undefined) return null
    throw new OperatorError(say => say("config.translate"))
  }
  const url = URL.parse(TRANSLATE_URL)
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== "" || url.search !== "" || url.hash !== "")
    throw new OperatorError(say => say("config.translate"))
  if (TRANSLATE_PRIVATE !== undefined && TRANSLATE_PRIVATE !== url.hostname)
    throw new OperatorError(say => say("config.translate-private", { text: TRANSLATE_PRIVATE, host: url.hostname }))
  return { url: url.href, key: TRANSLATE_KEY, private: TRANSLATE_PRIVATE !== undefined }
}

/** Reads the token of `/metrics`. The error does not repeat it. */
function readMetricsToken(text: string | null): string | null {
  if (text === null || /^[\x21-\x7e]{16,512}$/.test(text)) return text
  throw new OperatorError(say => say("config.metrics-token"))
}

/** Reads names of hosts, separated by commas, without ports and paths. */
function readHosts(text: string): string[] {
  const hosts = text.split(",").flatMap(one => (one.trim() === "" ? [] : [one.trim()]))
  // a port is kept as it is written, also the preset one of http
  const wrong = hosts.find(host => URL.parse(`http://${host}/`)?.hostname !== host.replace(/:\d{1,5}$/, ""))
  if (wrong === undefined) return hosts
  throw new OperatorError(say => say("config.webhook-hosts", { text: wrong }))
}

function readRole(text: string): ServerRole {
  if (text === "all" || text === "observer") return text
  throw new OperatorError(say => say("config.role", { text }))
}

function readSwitch(setting: string, text: string): boolean {
  if (text === "on" || text === "off") return text === "on"
  throw new OperatorError(say => say("config.switch", { setting, text }))
}

/**
 * Reads the trusted proxies: "none", a number of proxies, or a list of addresses, subnets and names. "all" is not
 * accepted, because then any client could forge its address.
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
