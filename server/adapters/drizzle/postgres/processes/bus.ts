import { randomUUID } from "node:crypto"
import pg from "pg"
import type { TopicId, WorkspaceId } from "../../../../../shared/model/ids.ts"
import type { Bus, CommittedUpdates } from "../../../../ports/bus.ts"
import type { Clock } from "../../../../ports/host/clock.ts"
import { localBus } from "../../../system/localBus.ts"
import { settingsOf } from "../pool.ts"

/** The channel of PostgreSQL on which all processes of a database listen. */
const channel = "plenary"
/**
 * Milliseconds for which messages are gathered into one NOTIFY. A NOTIFY takes a lock that all of them share, so that
 * one for each commit would cost a third of the throughput.
 */
const gatherMs = 20
/** The most characters of one NOTIFY. PostgreSQL refuses 8,000 bytes, and ids are ASCII. */
const maxPayload = 7_000
/** Milliseconds between two looks at the heads of all logs, because a NOTIFY may be lost. */
const lookEveryMs = 1_000
/** Milliseconds before a connection that was lost is opened again. */
const againMs = 500

/** One message: a workspace to wake, or a note's epoch and the numbers before and of the last update. */
type Message = WorkspaceId | [topic: TopicId, epoch: number, from: number, to: number]

interface Notice {
  /** the process that sent it, which ignores it */
  by: string
  messages: Message[]
}

interface ClosableBus extends Bus {
  close(): Promise<void>
}

/**
 * The bus of several processes on one PostgreSQL database. It carries no contents: PostgreSQL's queue has little room,
 * and the logs have them. It never sends within the transaction that it tells of.
 */
export async function postgresBus(url: string, pool: pg.Pool, clock: Pick<Clock, "wait">): Promise<ClosableBus> {
  const by = randomUUID()
  const local = localBus()
  const listeners = new Map<TopicId, Set<(committed: CommittedUpdates) => void>>()
  const heads = new Map<WorkspaceId, string>()
  let client: pg.Client | null = null
  const closing = new AbortController()

  const hear = (payload: string) => {
    const notice = JSON.parse(payload) as Notice
    if (notice.by === by) return
    for (const message of notice.messages) {
      if (typeof message === "string") local.wake(message)
      else {
        const [topic, epoch, from, to] = message
        for (const listener of listeners.get(topic) ?? []) listener({ topic, epoch, from, to, updates: null })
      }
    }
  }

  async function listen(): Promise<void> {
    const fresh = new pg.Client(settingsOf(url))
    fresh.on("error", () => {
      if (client === fresh) client = null
    })
    fresh.on("notification", ({ payload = "" }) => hear(payload))
    await fresh.connect()
    await fresh.query(`LISTEN ${channel}`)
    client = fresh
  }

  let waiting = new Map<string, Message>()
  let gathering = false
  const send = (key: string, message: Message) => {
    waiting.set(key, message)
    if (gathering) return
    gathering = true
    void clock.wait(gatherMs).then(flush)
  }
  async function flush(): Promise<void> {
    gathering = false
    const messages = [...waiting.values()]
    waiting = new Map()
    // a message that cannot be sent is not needed: the others look at the heads themselves
    for (const part of inParts(messages))
      await client?.query("SELECT pg_notify($1, $2)", [channel, JSON.stringify({ by, messages: part })]).catch(() => {})
  }

  /** Reads the heads of all logs. `moved` is called with each workspace whose head is not the one that was read before. */
  async function look(moved: (workspace: WorkspaceId) => void): Promise<void> {
    const { rows } = await pool.query<{ workspace: WorkspaceId; seq: number; rights: number }>(
      "SELECT workspace, seq, rights FROM log_head",
    )
    for (const { workspace, seq, rights } of rows) {
      const now = `${seq} ${rights}`
      if (heads.get(workspace) !== now) moved(workspace)
      heads.set(workspace, now)
    }
  }

  async function watch(): Promise<void> {
    while (!closing.signal.aborted) {
      await clock.wait(client ? lookEveryMs : againMs)
      if (closing.signal.aborted) return
      // the database may be away for a while; the next look comes in any case
      if (client === null) await listen().catch(() => {})
      await look(local.wake).catch(() => {})
    }
  }

  await listen()
  await look(() => {})
  void watch()

  return {
    wake(workspace) {
      local.wake(workspace)
      send(workspace, workspace)
    },
    onWake: local.onWake,
    notes: {
      isAlone: false,
      tell({ topic, epoch, from, to }) {
        const before = waiting.get(topic)
        const first = Array.isArray(before) && before[1] === epoch ? before[2] : from
        send(topic, [topic, epoch, first, to])
      },
      async onTold(topic, listener) {
        const some = listeners.get(topic) ?? new Set()
        listeners.set(topic, some.add(listener))
        return () => {
          some.delete(listener)
          if (some.size === 0) listeners.delete(topic)
        }
      },
    },
    async close() {
      closing.abort()
      await flush()
      // the connection may have been lost already
      await client?.end().catch(() => {})
    },
  }
}

/** Divides messages into lists that fit into one NOTIFY each. */
function inParts(messages: readonly Message[]): Message[][] {
  const parts: Message[][] = []
  let size = maxPayload
  for (const message of messages) {
    const length = JSON.stringify(message).length + 1
    if (size + length > maxPayload) {
      parts.push([])
      size = 0
    }
    parts.at(-1)?.push(message)
    size += length
  }
  return parts
}
