import { randomUUID } from "node:crypto"
import pg from "pg"
import type { TopicId, WorkspaceId } from "../../../../../shared/model/ids.ts"
import type { Bus, CommittedUpdates } from "../../../../ports/bus.ts"
import type { Clock } from "../../../../ports/host/clock.ts"
import { settingsOf } from "../connection/askAfresh.ts"

/** The channel of PostgreSQL on which all processes of a database listen. */
const channel = "plenary"
/**
 * Milliseconds for which messages are gathered into one NOTIFY. Every NOTIFY takes the same lock, so one NOTIFY for
 * each commit would cost a third of the throughput.
 */
const gatherMs = 20
/** The most characters of one NOTIFY. PostgreSQL refuses 8,000 bytes, and ids are ASCII. */
const maxPayload = 7_000
/** Milliseconds between two checks of the connection. If it was lost, it is opened again. */
const againMs = 500

/**
 * One message: a workspace that has changed, a stretch of a note's committed updates, or a message of another kind with
 * its body.
 */
type Message = WorkspaceId | [topic: TopicId, epoch: number, from: number, to: number] | { kind: string; body: unknown }

interface Notice {
  /** the process that sent the notice, which ignores its own notices */
  by: string
  messages: Message[]
}

/** A part of a message that is too long for one NOTIFY. The parts arrive in order, but some may be lost. */
interface Part {
  by: string
  part: number
  of: number
  text: string
}

interface ClosableBus extends Bus {
  close(): Promise<void>
}

/**
 * The bus of several processes on one PostgreSQL database. It carries no contents, because PostgreSQL's queue is small
 * and the logs have the contents. It sends a message about a transaction only after the transaction. `local` wakes the
 * listeners of this process.
 */
export async function postgresBus(url: string, local: Bus, clock: Pick<Clock, "wait">): Promise<ClosableBus> {
  const by = randomUUID()
  const listeners = new Map<TopicId, Set<(committed: CommittedUpdates | null) => void>>()
  let client: pg.Client | null = null
  const closing = new AbortController()

  const told = new Map<string, Set<(body: unknown, by: string) => void>>()
  /** the parts of a message that have arrived from each process */
  const partsFrom = new Map<string, string[]>()

  const hear = (payload: string) => {
    const notice = JSON.parse(payload) as Notice | Part
    if (notice.by === by) return
    if (!("part" in notice)) return take(notice)
    const parts = notice.part === 0 ? [] : (partsFrom.get(notice.by) ?? [])
    partsFrom.delete(notice.by)
    if (parts.push(notice.text) !== notice.part + 1) return
    if (parts.length < notice.of) partsFrom.set(notice.by, parts)
    else take({ by: notice.by, messages: [JSON.parse(parts.join("")) as Message] })
  }
  const take = (notice: Notice) => {
    for (const message of notice.messages) {
      if (typeof message === "string") local.wake(message)
      else if ("kind" in message) for (const listener of told.get(message.kind) ?? []) listener(message.body, notice.by)
      else {
        const [topic, epoch, from, to] = message
        for (const listener of listeners.get(topic) ?? []) listener({ topic, epoch, from, to, frames: null })
      }
    }
  }

  async function listen(): Promise<void> {
    const fresh = new pg.Client(settingsOf(url))
    fresh.on("error", () => {
      if (client === fresh) client = null
    })
    fresh.on("notification", ({ payload = "" }) => {
      try {
        hear(payload)
      } catch {
        // another program that uses the database may send on a channel of this name
      }
    })
    await fresh.connect()
    await fresh.query(`LISTEN ${channel}`)
    client = fresh
  }

  let waiting = new Map<string, Message>()
  let gathering = false
  let sent = 0
  const send = (key: string, message: Message) => {
    waiting.set(key, message)
    if (gathering) return
    gathering = true
    void clock.wait(gatherMs).then(flush)
  }
  let flushed: Promise<void> = Promise.resolve()
  const flush = (): Promise<void> => {
    flushed = flushed.then(flushWaiting)
    return flushed
  }
  async function flushWaiting(): Promise<void> {
    gathering = false
    const messages = [...waiting.values()]
    waiting = new Map()
    // a lost message does no harm, because the other processes poll the heads
    for (const notice of noticesOf(by, messages))
      await client?.query("SELECT pg_notify($1, $2)", [channel, inAscii(notice)]).catch(() => {})
  }

  async function listenAgain(): Promise<void> {
    while (!closing.signal.aborted) {
      await clock.wait(againMs)
      if (closing.signal.aborted) return
      // if the database is unreachable, the next attempt follows
      if (client === null) await listen().catch(() => {})
    }
  }

  await listen()
  void listenAgain()

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
    messages: {
      isAlone: false,
      get isLive() {
        return client !== null
      },
      tell(kind, body, when) {
        send(`message ${++sent}`, { kind, body })
        if (when === "at once") void flush()
      },
      onTold(kind, listener) {
        const some = told.get(kind) ?? new Set()
        told.set(kind, some.add(listener))
        return () => {
          some.delete(listener)
          if (some.size === 0) told.delete(kind)
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

/** JSON in ASCII, one byte per character, because PostgreSQL's limit counts bytes. */
const inAscii = (value: unknown): string =>
  JSON.stringify(value).replace(/[^ -~]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)

/** Divides messages into notices that fit into one NOTIFY each. */
function noticesOf(by: string, messages: readonly Message[]): (Notice | Part)[] {
  const notices: (Notice | Part)[] = []
  let list: Message[] = []
  let size = maxPayload
  for (const message of messages) {
    const text = inAscii(message)
    if (text.length > maxPayload) {
      notices.push(...partsOf(by, text))
      size = maxPayload
      continue
    }
    if (size + text.length + 1 > maxPayload) {
      list = []
      notices.push({ by, messages: list })
      size = 0
    }
    list.push(message)
    size += text.length + 1
  }
  return notices
}

/**
 * Divides the text of one message. A part has half of the maximum length, because JSON adds a backslash to each quote.
 */
function partsOf(by: string, text: string): Part[] {
  const length = maxPayload / 2
  const of = Math.ceil(text.length / length)
  return Array.from({ length: of }, (_, part) => ({
    by,
    part,
    of,
    text: text.slice(part * length, (part + 1) * length),
  }))
}
