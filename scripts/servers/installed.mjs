// Plain JavaScript that any Node can run. It finds the servers that the tests start, and names their packages.
import { existsSync, readdirSync, realpathSync } from "node:fs"
import { delimiter, dirname, join } from "node:path"

/** The folders `folder/start…/rest`. */
const versionsIn = (folder, start, rest) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter(name => name.startsWith(start))
        .map(name => join(folder, name, rest))
    : []

/** Folders of programs: those of PATH, and those where packages put PostgreSQL's server outside it. */
const folders = () => [
  ...(process.env.PATH ?? "").split(delimiter),
  ...versionsIn("/usr/lib/postgresql", "", "bin"),
  ...versionsIn("/usr", "pgsql-", "bin"),
  ...versionsIn("/opt/homebrew/opt", "postgresql@", "bin"),
  ...versionsIn("/usr/local/opt", "postgresql@", "bin"),
  "/usr/bin",
  "/usr/sbin",
  "/usr/local/bin",
  "/usr/local/pgsql/bin",
  "/opt/homebrew/bin",
]

const foldersWith = (...programs) =>
  folders().filter(folder => programs.every(program => existsSync(join(folder, program))))

export const hasPostgres = () => foldersWith("postgres", "initdb").length > 0

/** The folders that hold PostgreSQL's programs, one for each installation. */
export const postgresFolders = () => [
  ...new Set(foldersWith("postgres", "initdb").map(folder => dirname(realpathSync(join(folder, "postgres"))))),
]

/** The first Valkey and the first Redis that are found. */
export const valkeyPrograms = () =>
  ["valkey-server", "redis-server"].flatMap(program =>
    foldersWith(program)
      .slice(0, 1)
      .map(folder => join(folder, program)),
  )

/** The first program of the name that is found; undefined if there is none. */
const first = name => foldersWith(name).map(folder => join(folder, name))[0]

export const caddyProgram = () => first("caddy")
export const nginxProgram = () => first("nginx")

export const caddyNeeded = "The tests of the proxy need Caddy 2.6 or later: install caddy (apt, dnf, brew)."
export const nginxNeeded = "The tests of the proxies need nginx 1.18 or later: install nginx (apt, dnf, brew)."
export const postgresNeeded =
  "The tests on PostgreSQL need version 15 or later of it: install postgresql (apt), postgresql-server (dnf) or postgresql@17 (brew)."
export const valkeyNeeded =
  "The tests on Valkey need it, or Redis: install valkey-server or redis-server (apt), or valkey (dnf, brew)."
