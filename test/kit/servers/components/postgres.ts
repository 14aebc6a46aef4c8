import { randomBytes } from "node:crypto"
import { join } from "node:path"
import { Client } from "pg"
import { ask, isAsked } from "./asked.ts"
import { type Daemon, startDaemon } from "./daemon.ts"
import { chosenPostgres, copyOf, superuser, templateOf } from "./template.ts"

/** A running PostgreSQL, for callers that do not stop it. */
export interface Databases {
  readonly port: number
  /** e.g. `15.18` */
  readonly version: string
  /** the address of a database, on the server's own port or on the port of a link to the server */
  url(database: string, port?: number): string
  /**
   * Creates a database and returns its address. The database is empty, or a copy of a database to which nobody is
   * connected.
   */
  createDatabase(name?: string, original?: string): Promise<string>
  dropDatabase(name: string): Promise<void>
}

export interface Postgres extends Databases, Daemon {}

/** The facts by which another process reaches a server. */
export interface Reached {
  port: number
  version: string
  password: string
}

export interface StartingPostgres {
  /** the major version; without it, the newest installed version is started */
  major?: number | undefined
  /** settings as in postgresql.conf */
  settings?: Readonly<Record<string, string>>
}

/** Starts a PostgreSQL for one test. It keeps committed data when it is killed, as in production. */
export async function startPostgres(starting: StartingPostgres = {}): Promise<Postgres> {
  const { daemon, reached } = await start(starting)
  return Object.assign(daemon, databasesOf(reached))
}

/**
 * Returns the PostgreSQL that all test files of a run share. Each file creates its own databases, and no file stops the
 * server. Outside a run, this process has its own server.
 */
export async function sharedPostgres(major?: number): Promise<Databases> {
  return databasesOf(await (isAsked() ? ask<Reached>("postgres", major) : sharedHere(major)))
}

type Started = Awaited<ReturnType<typeof start>>
const shared = new Map<string, Promise<Started>>()

/** Starts the shared server of this process, once for each version. */
export async function sharedHere(major?: number): Promise<Reached> {
  const { bin } = await chosenPostgres(major)
  const server = shared.get(bin) ?? start({ major })
  shared.set(bin, server)
  return (await server).reached
}

export async function stopShared(): Promise<void> {
  for (const server of shared.values()) await server.then(({ daemon }) => daemon.stop()).catch(() => {})
  shared.clear()
}

async function start({ major, settings = {} }: StartingPostgres): Promise<{ daemon: Daemon; reached: Reached }> {
  const template = await templateOf(major)
  const { folder, data } = await copyOf(template)
  const set = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    fsync: "on",
    synchronous_commit: "on",
    max_connections: "200",
    // shared memory is in the data folder, which is removed with the server, and not in /dev/shm
    dynamic_shared_memory_type: "mmap",
    ...settings,
  }
  const options = Object.entries(set).flatMap(([name, value]) => ["-c", `${name}=${value}`])
  const daemon = await startDaemon({
    program: join(template.bin, "postgres"),
    args: port => ["-D", data, "-p", String(port), ...options],
    folder,
    ready: /database system is ready to accept connections/,
    orderly: "SIGINT",
    quick: "SIGQUIT",
  })
  const { password, version } = template
  return { daemon, reached: { port: daemon.port, version, password } }
}

function databasesOf({ port, version, password }: Reached): Databases {
  const url: Databases["url"] = (database, at = port) =>
    `postgres://${superuser}:${password}@127.0.0.1:${at}/${database}`
  return {
    port,
    version,
    url,
    async createDatabase(name = `test_${randomBytes(6).toString("hex")}`, original = "template1") {
      await order(url("postgres"), `CREATE DATABASE ${quoted(name)} TEMPLATE ${quoted(original)}`)
      return url(name)
    },
    dropDatabase: name => order(url("postgres"), `DROP DATABASE ${quoted(name)} WITH (FORCE)`),
  }
}

function quoted(name: string): string {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw new Error(`${name} is no plain name of a database`)
  return `"${name}"`
}

async function order(url: string, statement: string): Promise<void> {
  const client = new Client(url)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
