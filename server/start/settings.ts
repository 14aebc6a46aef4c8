import { isIP } from "node:net"
import * as z from "zod"
import type { Schedule } from "../backups/schedule.ts"
import { presetLife } from "../commands/people/signIn/signInLife.ts"
import type { TrustedProxies } from "../ports/host/addresses.ts"
import { OperatorError, type Say } from "../ports/operatorError.ts"
import { readSchedule } from "./backups/schedule.ts"
import { isPostgres } from "./instance/database.ts"

/** Reads the text of a setting. Throws an `OperatorError` that says how to write it; a secret is not repeated. */
type Reader<Value> = (text: string, setting: string) => Value

/**
 * The words about a setting. docs/HOSTING.md, docs/SIGN-IN.md and .env.example are printed from it; a link in
 * `sentence` leads to a file of docs. `preset` is the text that counts if the setting is not set; a setting without one
 * has an example. An example of a secret is one that `plenary doctor` warns of.
 */
type Described = { sentence: string; secret?: "password in it" | "all of it" } & (
  | { preset: string; example?: never }
  | { example: string; preset?: never }
)
type Setting = Described & { read: Reader<unknown> }

type Level = z.infer<typeof level>
const level = z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])

/** Decides whether a server does everything, or only shows panels to observers. */
export type ServerRole = "all" | "observer"

/** a stopping server has ten seconds in all; after this time, three remain for commits and for unfinished responses */
const mostDrainSeconds = 7
/** the default: two seconds for proxies to notice that the server stops, and two to send its pages to other servers */
export const presetDrainSeconds = 4

/** Browsers keep a cookie for at most 400 days. */
const mostCookieDays = 400

/** The most sign-in services of one server. */
const mostServices = 9

/** The settings of a server: environment variables, in the order in which people read them. */
export const settings = {
  PORT: {
    sentence: "The server listens on this port; with 0 the system chooses a free one.",
    preset: "3000",
    read: wholeFrom(0, 65_535),
  },
  HOST: {
    sentence: "The server listens on this address; `0.0.0.0` lets other machines reach it.",
    preset: "127.0.0.1",
    read: asIs,
  },
  DATA_DIR: {
    sentence: "The server keeps its data in this folder, the only one that you have to keep.",
    preset: "./data",
    read: asIs,
  },
  PUBLIC_URL: {
    sentence:
      "People use this address; it may have a path, e.g. `https://www.example.org/plenary`. Set it behind a proxy.",
    example: "https://panel.example.org",
    read: readAddress,
  },
  TRUST_PROXY: {
    sentence:
      "The server believes the `X-Forwarded-For` of these proxies: `none`, the number of proxies in front (1 to 9), or their addresses and subnets, e.g. `172.16.0.0/12` for a proxy in a container.",
    preset: "loopback",
    read: readProxies,
  },
  SIGN_IN_IDLE_DAYS: {
    sentence: `A sign-in ends after so many days without use, ${mostCookieDays} at most.`,
    preset: `${presetLife.idleDays}`,
    read: wholeFrom(1, mostCookieDays),
  },
  SIGN_IN_MAX_DAYS: {
    sentence: `A sign-in that is used ends so many days after it was made, ${mostCookieDays} at most.`,
    preset: `${presetLife.mostDays}`,
    read: wholeFrom(1, mostCookieDays),
  },
  DEMO: {
    sentence:
      "With `off` the first start writes no demo and no Practice panel, and shows the administrator's link alone, which `administrator-link.txt` in `DATA_DIR` holds too.",
    preset: "on",
    read: readSwitch,
  },
  LOG_LEVEL: {
    sentence: `The log has messages of this level and of more serious ones; the levels are ${listed(level.options)}.`,
    preset: "warn",
    read: readLevel,
  },
  SMTP_URL: {
    sentence:
      "Letters go out by this mail server, encrypted by STARTTLS with `smtp://` and from the first byte with `smtps://`; without one, people copy the notices and send them themselves.",
    example: "smtp://user:password@mail.example.org:587",
    read: readMailServer,
    secret: "password in it",
  },
  MAIL_FROM: {
    sentence: "Letters come from this address; set it together with `SMTP_URL`.",
    example: "panel@example.org",
    read: readSender,
  },
  FILES_QUOTA: {
    sentence: "The uploaded files of one panel take so many megabytes together, at most; with 0 nobody uploads files.",
    preset: "500",
    read: wholeFrom(0, 1_000_000),
  },
  FONTS_DIR: {
    sentence:
      "PDF files use the fonts in this folder, Noto or Source Han, in place of the Chinese and Japanese fonts of the packages.",
    example: "/usr/share/fonts/opentype/noto",
    read: asIs,
  },
  BACKUP_SCHEDULE: {
    sentence:
      "The server takes verified backups at these times, in five fields as cron has them; the example is three o'clock each night ([DOMAIN.md](DOMAIN.md), BK1–BK5).",
    example: "0 3 * * *",
    read: readTimes,
  },
  BACKUP_DIR: {
    sentence:
      "These backups go into this folder, best on another disk; if it is not set, they go into `backups` in `DATA_DIR`.",
    example: "/srv/backups/plenary",
    read: asIs,
  },
  BACKUP_COMMAND: {
    sentence: "This program gets each new backup as its argument, to copy it elsewhere.",
    example: "/usr/local/bin/copy-backup",
    read: asIs,
  },
  METRICS_TOKEN: {
    sentence:
      "Your monitoring reads `/metrics` by this token (`Authorization: Bearer …`), of 16 characters or more; if it is not set, only programs of the same machine do. `openssl rand -hex 32` makes one.",
    example: "change-me",
    read: readMetricsToken,
    secret: "all of it",
  },
  TRANSLATE_URL: {
    sentence:
      "A service with LibreTranslate's interface at this address drafts translations, for the panels whose moderator lets it; if it is not set, nothing is sent.",
    example: "https://translate.example.org",
    read: readTranslateUrl,
  },
  TRANSLATE_KEY: {
    sentence: "The translation service asks for this key.",
    example: "change-me",
    read: asIs,
    secret: "all of it",
  },
  TRANSLATE_PRIVATE: {
    sentence: "Name the host of `TRANSLATE_URL` here once more if it has a private address.",
    example: "translate.example.org",
    read: asIs,
  },
  WEBHOOK_PRIVATE_HOSTS: {
    sentence:
      "Webhooks may send to these hosts although their addresses are private; put commas between them. A name alone admits the ports 80 and 443, and `host:8443` that port.",
    example: "hooks.lan:8443",
    read: readHosts,
  },
  DATABASE_URL: {
    sentence: "Plenary keeps everything in this PostgreSQL database in place of an SQLite file ([SCALE.md](SCALE.md)).",
    example: "postgres://user:password@host:5432/database",
    read: readDatabaseUrl,
    secret: "password in it",
  },
  REDIS_URL: {
    sentence:
      "Several servers on one PostgreSQL database exchange messages through this Valkey or Redis ([SCALE.md](SCALE.md)).",
    example: "redis://user:password@host:6379",
    read: readRedisUrl,
    secret: "password in it",
  },
  NODE_NAME: {
    sentence:
      "This server has this name in logs, in metrics and for the other servers; if it is not set, the name is that of the machine with six random digits.",
    example: "panel-1",
    read: readNodeName,
  },
  ROLE: {
    sentence:
      "With `observer` this server only shows panels to observers, and other servers do the rest ([SCALE.md](SCALE.md)).",
    preset: "all",
    read: readRole,
  },
  LONG_POLLING: {
    sentence:
      "With `on` a page that gets no WebSocket polls instead; with `off` it does not. If it is not set, it is `off` with `DATABASE_URL`, and `on` without ([SCALE.md](SCALE.md)).",
    example: "off",
    read: readSwitch,
  },
  DRAIN_SECONDS: {
    sentence: `A server that is told to stop takes so many seconds, ${mostDrainSeconds} at most, to send its pages to the other servers; if it is not set, it takes ${presetDrainSeconds} with \`DATABASE_URL\`, and 0 without.`,
    example: `${presetDrainSeconds}`,
    read: numberFrom(0, mostDrainSeconds),
  },
} as const satisfies Record<string, Setting>

/** The settings of a sign-in service: `OIDC_1_ISSUER` is the issuer of the first one. */
export const serviceSettings = {
  ISSUER: {
    sentence: "The service calls itself by this https address.",
    example: "https://login.example.org/realms/institute",
  },
  CLIENT_ID: { sentence: "The service knows Plenary by this name.", example: "plenary" },
  CLIENT_SECRET: {
    sentence: "Plenary proves itself to the service by this secret.",
    example: "change-me",
    secret: "all of it",
  },
  NAME: { sentence: "The sign-in button shows this name.", example: "Institute" },
  SCOPE: { sentence: "Plenary asks the service for these scopes.", preset: "openid profile email" },
  CLAIMS: {
    sentence: "These claims hold a person's name, e-mail address and affiliation; name only those that differ.",
    preset: "name=name,email=email,affiliation=affiliation",
  },
} as const satisfies Record<string, Described>

type Texts = Readonly<Record<string, string | undefined>>
type Named = typeof settings
type ValueOf<One extends Setting> = One extends { preset: string }
  ? ReturnType<One["read"]>
  : ReturnType<One["read"]> | null

/** Reads every setting by itself; null is one that is not set and has no preset. An empty variable counts as not set. */
export const readSettings = (environment: Texts) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each setting has the value that it reads
  Object.fromEntries(
    Object.entries<Setting>(settings).map(([name, { preset, read }]) => {
      const text = environment[name] || preset
      return [name, text === undefined ? null : read(text, name)]
    }),
  ) as { readonly [Name in keyof Named]: ValueOf<Named[Name]> }

/** The words about the setting of this name; null if there is none. */
export function settingNamed(name: string): Described | null {
  const [, suffix] = new RegExp(`^OIDC_[1-${mostServices}]_(.+)$`).exec(name) ?? []
  const [all, key]: [Readonly<Record<string, Described>>, string] =
    suffix === undefined ? [settings, name] : [serviceSettings, suffix]
  return Object.hasOwn(all, key) ? (all[key] ?? null) : null
}

/** The numbers that sign-in services have in the names of their settings. */
export const serviceNumbers = Array.from({ length: mostServices }, (_, at) => String(at + 1))

/** The settings of Plenary in an environment, as the running server tells them to its owner's command line. */
export const settingsIn = (environment: Texts): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value !== undefined && value !== "" && (settingNamed(name) !== null || name.startsWith("OIDC_"))
        ? [[name, value]]
        : [],
    ),
  )

function wrong(told: (say: Say) => string): never {
  throw new OperatorError(told)
}

function asIs(text: string): string {
  return text
}

function listed(words: readonly string[]): string {
  return words.map(word => `\`${word}\``).join(", ")
}

function numberFrom(least: number, most: number, kind = z.coerce.number()): Reader<number> {
  const range = kind.min(least).max(most)
  return (text, setting) =>
    range.safeParse(text).data ??
    wrong(say => say("config.number", { setting, text, least: `${least}`, most: `${most}` }))
}

function wholeFrom(least: number, most: number): Reader<number> {
  return numberFrom(least, most, z.coerce.number().int())
}

function readLevel(text: string, setting: string): Level {
  return (
    level.safeParse(text).data ??
    wrong(say => say("config.one-of", { setting, text, choices: level.options.join(", ") }))
  )
}

function readSwitch(text: string, setting: string): boolean {
  if (text === "on" || text === "off") return text === "on"
  return wrong(say => say("config.switch", { setting, text }))
}

function readRole(text: string): ServerRole {
  if (text === "all" || text === "observer") return text
  return wrong(say => say("config.role", { text }))
}

/** The first parts of paths that lead to Plenary itself: with one of them a request's path would have two meanings. */
const ownPaths = /^\/(api|w|sync|watch|socket\.io|assets|embed|calendar)(\/|$)/

/** Reads the public address: an origin, with the path of the site if the host has other sites too. */
function readAddress(text: string): string {
  if (!z.url({ protocol: /^https?$/ }).safeParse(text).success) return wrong(say => say("config.public-url", { text }))
  const { origin, username, pathname, search, hash } = new URL(text)
  const path = pathname.replace(/\/$/, "")
  if (username + search + hash === "" && /^(\/[\w.~-]+)*$/.test(path) && !ownPaths.test(path)) return origin + path
  return wrong(say => say("config.address", { text, origin }))
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
  return wrong(say => say("config.proxies", { text: said }))
}

function isProxy(said: string): boolean {
  const [address = "", bits] = said.split("/")
  if (bits === undefined && /^(loopback|linklocal|uniquelocal)$/.test(said)) return true
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return most > 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most))
}

/** Reads the address of the mail server. A # that is not percent-encoded ends it before the mail server's name. */
function readMailServer(text: string): string {
  if (z.url({ protocol: /^smtps?$/ }).safeParse(text).success && !text.includes("#")) return text
  return wrong(say => say("config.smtp"))
}

function readSender(text: string): string {
  if (text.includes("@") && text.length <= 320) return text
  return wrong(say => say("config.mail-from", { text }))
}

function readTimes(text: string): Schedule {
  return readSchedule(text) ?? wrong(say => say("config.backup-schedule", { text }))
}

function readMetricsToken(text: string): string {
  if (/^[\x21-\x7e]{16,512}$/.test(text)) return text
  return wrong(say => say("config.metrics-token"))
}

function readTranslateUrl(text: string): URL {
  const url = URL.parse(text)
  if (url && /^https?:$/.test(url.protocol) && url.username + url.search + url.hash === "") return url
  return wrong(say => say("config.translate"))
}

/** Reads names of hosts, separated by commas, without paths. */
function readHosts(text: string): string[] {
  const hosts = text.split(",").flatMap(one => (one.trim() === "" ? [] : [one.trim()]))
  // a port is kept as it is written, also the preset one of http
  const other = hosts.find(host => URL.parse(`http://${host}/`)?.hostname !== host.replace(/:\d{1,5}$/, ""))
  return other === undefined ? hosts : wrong(say => say("config.webhook-hosts", { text: other }))
}

function readDatabaseUrl(text: string): string {
  if (isPostgres(text) && URL.canParse(text)) return text
  return wrong(say => say("config.database"))
}

function readRedisUrl(text: string): string {
  const url = URL.parse(text)
  if (url && /^rediss?:$/.test(url.protocol) && url.hostname !== "" && /^\/?\d*$/.test(url.pathname)) return text
  return wrong(say => say("config.redis"))
}

function readNodeName(text: string): string {
  if (/^[\w.-]{1,64}$/.test(text)) return text
  return wrong(say => say("config.node-name", { text }))
}
