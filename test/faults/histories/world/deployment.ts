import { openPostgres } from "../../../../server/adapters/drizzle/postgres/openPostgres.ts"
import { openSqlite } from "../../../../server/adapters/drizzle/sqlite/openSqlite.ts"
import { isPostgres } from "../../../../server/start/instance/database.ts"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import { openStage } from "../../../../server/start/stage.ts"
import { statementHash, textHash } from "../../../../shared/document/textHash.ts"
import { RoundId, StatementId, TopicId } from "../../../../shared/model/ids.ts"
import { type Postgres, startPostgres } from "../../../kit/servers/components/postgres.ts"
import { startValkey, type Valkey } from "../../../kit/servers/components/valkey.ts"
import { freePort } from "../../../kit/servers/freePort.ts"
import { type Link, link } from "../../../kit/servers/link.ts"
import { fileIn, newFolder, type Running, removeFolder, startPlenary } from "../../../kit/servers/plenary.ts"
import { seatPanel } from "../../../kit/servers/servedPanel.ts"
import type { History } from "../history.ts"

/** A round that the server ends by itself. */
interface Silence {
  round: RoundId
  endsAt: number
}

type Seated = Awaited<ReturnType<typeof seatPanel>> & { silences: readonly Silence[] }

/** A real server, with the links that a test can spoil. */
export interface Node {
  running: Running
  /** the connection of its clients, at whose address they find it */
  clients: Link
  /** its connections to PostgreSQL and to Valkey, where it has them */
  database: Link | null
  bus: Link | null
  /** starts it again, on the same port and data */
  start(): Promise<void>
}

/** One process on SQLite, or two on PostgreSQL, with a panel that is in session and silences that end one by one. */
export interface Deployment extends Seated {
  nodes: readonly Node[]
  postgres: Postgres | null
  valkey: Valkey | null
  /** Ends the servers and returns what the database holds. */
  stored(): Promise<Pick<History, "log" | "updates">>
  end(): Promise<void>
}

const panelists = 5
/** The panel is older than the shortest silence, so that silences end soon. */
const ageMs = 86_400_000
/** Milliseconds until the first silence ends. */
const firstEndMs = 5_000

/** The silences that end while the panel is in session, one after the other. */
export interface Silences {
  count: number
  everyMs: number
}

/** Writes the panel. Opens silences whose deadlines are met while it is in session. */
async function seat(place: string, { count, everyMs }: Silences): Promise<Seated> {
  const begins = Date.now() - ageMs
  const seated = await seatPanel(place, panelists, begins)
  const { stage, close } = await openStage(place, seated.workspace)
  stage.at(begins)
  stage.present(Object.values(seated.people))
  const [chair = null, expert = null] = [seated.people["moderator1"], seated.people["panelist5"]]
  const silences: Silence[] = []
  for (let n = 0; n < count; n++) {
    const text = `In silence ${n}.`
    const drafted = await stage.do(expert, "draft-statement", { topic: TopicId.parse(seated.topic), lang: "en", text })
    const statement = StatementId.parse(drafted["statement"])
    await stage.do(expert, "confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
    await stage.do(chair, "propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
    const endsAt = begins + ageMs + firstEndMs + n * everyMs
    const made = await stage.do(chair, "open-silence", { statement, version: 1, endsAt })
    silences.push({ round: RoundId.parse(made["round"]), endsAt })
  }
  // A panelist who has just come may be removed without the consent of the others.
  const { token } = await stage.do(chair, "make-invite", { role: "panelist", member: null, uses: 50 })
  await close()
  return { ...seated, tokens: { ...seated.tokens, newcomer: String(token) }, silences }
}

/** The links of a server to what it depends on. */
type Upstream = Pick<Node, "database" | "bus">

async function startNode(folder: string, { database, bus }: Upstream, env: Record<string, string>): Promise<Node> {
  const port = await freePort()
  const clients = await link(port)
  const start = () => startPlenary({ folder, port, env })
  const node: Node = {
    running: await start(),
    clients,
    database,
    bus,
    async start() {
      node.running = await start()
    },
  }
  return node
}

/** Reads the whole log of the workspace and of the note from a database that no server has open. */
async function readStored(place: string, { workspace, topic }: Seated) {
  const opened = isPostgres(place) ? await openPostgres({ url: place }) : await openSqlite({ file: place })
  try {
    const log = await opened.store.events(workspace, 0, Number.MAX_SAFE_INTEGER)
    return { log, updates: await opened.documents.updates({ topic: TopicId.parse(topic), epoch: 1 }, 0) }
  } finally {
    await opened.close()
  }
}

function deploy(
  place: string,
  seated: Seated,
  nodes: readonly Node[],
  { postgres, valkey }: Pick<Deployment, "postgres" | "valkey">,
): Deployment {
  return {
    ...seated,
    nodes,
    postgres,
    valkey,
    async stored() {
      for (const { running } of nodes) await running.stop()
      return readStored(place, seated)
    },
    async end() {
      for (const { running, clients, database, bus } of nodes) {
        await running.stop()
        for (const each of [clients, database, bus]) await each?.close()
        removeFolder(running.folder)
      }
      await postgres?.stop()
      await valkey?.stop()
    },
  }
}

export async function oneProcess(silences: Silences): Promise<Deployment> {
  const folder = newFolder()
  const place = fileIn(folder)
  const seated = await seat(place, silences)
  return deploy(place, seated, [await startNode(folder, { database: null, bus: null }, {})], {
    postgres: null,
    valkey: null,
  })
}

export async function twoServers(silences: Silences, valkey: Valkey | null = null): Promise<Deployment> {
  const postgres = await startPostgres()
  const place = await postgres.createDatabase("panel")
  const seated = await seat(place, silences)
  const nodes: Node[] = []
  for (let n = 0; n < 2; n++) {
    const database = await link(postgres.port)
    const bus = valkey && (await link(valkey.port))
    const env = { DATABASE_URL: postgres.url("panel", database.port) }
    const own = valkey && bus ? { ...env, REDIS_URL: valkey.url(bus.port) } : env
    nodes.push(await startNode(newFolder(), { database, bus }, own))
  }
  return deploy(place, seated, nodes, { postgres, valkey })
}

export const withValkey = async (silences: Silences): Promise<Deployment> => twoServers(silences, await startValkey())
