import { randomBytes } from "node:crypto"
import { hostname } from "node:os"
import { join } from "node:path"
import type { EngineSettings } from "../adapters/engine/libreTranslate.ts"
import type { Schedule } from "../backups/schedule.ts"
import type { SignInLife } from "../commands/people/signIn/signInLife.ts"
import type { TrustedProxies } from "../ports/host/addresses.ts"
import type { ServiceSettings } from "../ports/host/signInServices.ts"
import { OperatorError } from "../ports/operatorError.ts"
import { readServices } from "./instance/signInServices.ts"
import { presetDrainSeconds, readSettings, type ServerRole } from "./settings.ts"

type Settings = ReturnType<typeof readSettings>

/** The backups that are taken on a schedule. */
export interface BackupPlan {
  schedule: Schedule
  folder: string
  /** the program that gets each new file; null if none is configured */
  command: string | null
}

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
  logLevel: Settings["LOG_LEVEL"]
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

/** Reads the configuration from the environment. Throws an error with one sentence if a variable is wrong. */
export function readConfig(environment: Record<string, string | undefined>): Readonly<Config> {
  // an empty variable counts as unset, because compose files and unit files often contain empty variables
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""))
  const set = readSettings(given)
  const { DATA_DIR, DATABASE_URL, LONG_POLLING, MAIL_FROM, REDIS_URL, ROLE, SMTP_URL } = set
  if ((SMTP_URL === null) !== (MAIL_FROM === null)) throw new OperatorError(say => say("config.mail"))
  // one process serves an SQLite file, so there is no other server to exchange messages with or to accept writes
  if (DATABASE_URL === null && REDIS_URL !== null)
    throw new OperatorError(say => say("config.needs-postgres", { setting: "REDIS_URL" }))
  if (DATABASE_URL === null && ROLE === "observer")
    throw new OperatorError(say => say("config.needs-postgres", { setting: "ROLE=observer" }))
  return Object.freeze({
    port: set.PORT,
    host: set.HOST,
    folder: DATA_DIR,
    databaseUrl: DATABASE_URL,
    redisUrl: REDIS_URL,
    nodeName: set.NODE_NAME ?? newNodeName(),
    role: ROLE,
    demo: set.DEMO,
    longPolling: LONG_POLLING ?? DATABASE_URL === null,
    drainSeconds: set.DRAIN_SECONDS ?? (DATABASE_URL === null ? 0 : presetDrainSeconds),
    publicUrl: set.PUBLIC_URL,
    signIn: { idleDays: set.SIGN_IN_IDLE_DAYS, mostDays: set.SIGN_IN_MAX_DAYS },
    services: readServices(given),
    trustProxy: set.TRUST_PROXY,
    logLevel: set.LOG_LEVEL,
    fontsDir: set.FONTS_DIR,
    webhookHosts: set.WEBHOOK_PRIVATE_HOSTS ?? [],
    filesQuota: set.FILES_QUOTA * 1_048_576,
    engine: engineIn(set),
    backups: planIn(set),
    metricsToken: set.METRICS_TOKEN,
    mail: SMTP_URL !== null && MAIL_FROM !== null ? { url: SMTP_URL, from: MAIL_FROM } : null,
  })
}

/** Makes a name for a server: the machine's name, and six digits because several servers may run on one machine. */
function newNodeName(): string {
  const machine = hostname()
    .replace(/[^\w.-]/g, "-")
    .slice(0, 57)
  return `${machine}-${randomBytes(3).toString("hex")}`
}

/**
 * The translation service. The administrator allows a private address by naming its host once more, because texts of
 * panels go there.
 */
function engineIn({ TRANSLATE_URL, TRANSLATE_KEY, TRANSLATE_PRIVATE }: Settings): EngineSettings | null {
  if (TRANSLATE_URL === null) {
    if (TRANSLATE_KEY === null && TRANSLATE_PRIVATE === null) return null
    throw new OperatorError(say => say("config.translate"))
  }
  if (TRANSLATE_PRIVATE !== null && TRANSLATE_PRIVATE !== TRANSLATE_URL.hostname)
    throw new OperatorError(say =>
      say("config.translate-private", { text: TRANSLATE_PRIVATE, host: TRANSLATE_URL.hostname }),
    )
  return { url: TRANSLATE_URL.href, key: TRANSLATE_KEY, private: TRANSLATE_PRIVATE !== null }
}

/** The backups on a schedule; null if none is set. */
function planIn({ BACKUP_SCHEDULE, BACKUP_DIR, BACKUP_COMMAND, DATA_DIR }: Settings): BackupPlan | null {
  if (BACKUP_SCHEDULE === null) {
    if (BACKUP_DIR === null && BACKUP_COMMAND === null) return null
    throw new OperatorError(say => say("config.backup-alone"))
  }
  return { schedule: BACKUP_SCHEDULE, folder: BACKUP_DIR ?? join(DATA_DIR, "backups"), command: BACKUP_COMMAND }
}
