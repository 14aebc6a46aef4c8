import { until } from "../../kit/clocks/until.ts"
import { type Caddy, startCaddy } from "../../kit/servers/components/caddy.ts"
import type { Postgres } from "../../kit/servers/components/postgres.ts"
import type { Valkey } from "../../kit/servers/components/valkey.ts"
import { freePort } from "../../kit/servers/freePort.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"
import { seated, writePanel } from "../kit/panel.ts"
import type { Target } from "../kit/wire.ts"

export interface Wanted {
  postgres: Postgres
  /** null: the servers tell each other by NOTIFY */
  valkey: Valkey | null
  /** servers that do everything */
  servers: number
  /** servers with ROLE=observer */
  watching?: number
  notes: number
  /** panelists, whose cookies the editors use in turn */
  seats: number
  /** the shipped proxy stands in front, with all servers in each of its lists */
  proxied?: boolean
}

export interface Cluster {
  servers: Running[]
  watching: Running[]
  proxy: Caddy | null
  cookies: string[]
  topics: string[]
  /** the address of a note for editors or for observers, at a server or at the proxy */
  target(url: string, path: "sync" | "watch", note: number): Target
  stop(): Promise<void>
}

/** Starts servers on one new database, with a public panel of so many notes. */
export async function startCluster(wanted: Wanted): Promise<Cluster> {
  const { postgres, valkey, servers: count, watching = 0, notes, seats, proxied = false } = wanted
  const DATABASE_URL = await postgres.createDatabase()
  const all: { folder: string; running: Running }[] = []
  const ports: number[] = []
  for (let n = 0; n < count + watching; n++) ports.push(await freePort())
  const proxy = proxied ? await startCaddy({ "panel1:3000 panel2:3000": ports, "observer1:3000": ports }) : null
  for (const [n, port] of ports.entries()) {
    const folder = newFolder()
    const env = {
      DATABASE_URL,
      NODE_NAME: `bench-${n}`,
      ROLE: n < count ? "all" : "observer",
      ...(valkey && { REDIS_URL: valkey.url() }),
      ...(proxy && { PUBLIC_URL: proxy.url }),
    }
    // Behind a proxy a server prints the proxy's address.
    const url = `http://127.0.0.1:${port}`
    all.push({ folder, running: { ...(await startPlenary({ folder, port, writesDemo: true, env })), url } })
  }
  const servers = all.slice(0, count).map(({ running }) => running)
  const { topics, token } = await writePanel(DATABASE_URL, notes, seats)
  const cookies = await seated(servers[0]?.url ?? "", token, seats)
  // It asks each server once a second whether it is ready.
  if (proxy) await until(async () => (await fetch(`${proxy.url}/healthz`)).ok, "the proxy passes requests on", 10_000)
  return {
    servers,
    watching: all.slice(count).map(({ running }) => running),
    proxy,
    cookies,
    topics,
    target: (url, path, note) => ({
      url: `${url.replace("http", "ws")}/${path}/${topics[note]}`,
      cookies: path === "sync" ? cookies : [],
      name: null,
      bare: false,
    }),
    async stop() {
      await proxy?.stop()
      for (const { running } of all) await running.stop()
      for (const { folder } of all) removeFolder(folder)
    },
  }
}

/** Adds up a figure of the servers' metrics. */
export async function sumOf(servers: readonly Running[], name: string): Promise<number> {
  let sum = 0
  for (const { url } of servers) {
    const text = await (await fetch(`${url}/metrics`)).text()
    sum += Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, "m").exec(text)?.[1] ?? Number.NaN)
  }
  return sum
}
