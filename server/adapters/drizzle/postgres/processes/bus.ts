import { randomUUID } from "node:crypto"
import { setImmediate as nextTurn } from "node:timers/promises"
import pg from "pg"
import type { TopicId, WorkspaceId } from "../../../../../shared/model/ids.ts"
import type { Bus, CommittedUpdates } from "../../../../ports/bus.ts"
import type { Clock } from "../../../../ports/host/clock.ts"
import { dropConnection, settingsOf } from "../connection/askAfresh.ts"

/** The channel of PostgreSQL on which all processes of a database listen. */
const channel = "plenary"
/**
 * Milliseconds for which messages are gathered into one NOTIFY. Every NOTIFY takes the same lock, so one NOTIFY for
 * each commit would cost a third of the throughput.
 */
const gatherMs = 20
/** The most characters of one NOTIFY. PostgreSQL refuses 8,000 bytes, and ids are ASCII. */
const maxPayload = 7_000
/** Milliseconds between two beats, each a NOTIFY that a process sends to itself, and between two attempts to listen. */
const beatEveryMs = 500
/** Milliseconds without a beat after which the connection counts as lost, although nothing has closed it. */
const silentAfterMs = 2_000

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

/** Milliseconds for which a process may hear nothing before this is named: a lost connection is opened again sooner. */
const namedAfterMs = 5_000

interface ClosableBus extends Bus {
  /** whether messages have not arrived for so long that the person who runs the server has to know */
  isDeaf(): boolean
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
  /** the channel of this process's own beats */
  const beats = `${channel} ${by}`
  let client: pg.Client | null = null
  let heardAt = 0
  const closing = new AbortController()
  const returned = new Set<() => void>()

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
    const fresh = new pg.Client({ ...settingsOf(url), query_timeout: silentAfterMs })
    fresh.on("error", () => {
      if (client === fresh) client = null
    })
    fresh.on("notification", ({ channel: on, payload = "" }) => {
      if (on === beats) {
        heardAt = performance.now()
        return
      }
      try {
        hear(payload)
      } catch {
        // another program that uses the database may send on a channel of this name
      }
    })
    try {
      await fresh.connect()
      await fresh.query(`LISTEN ${channel}; LISTEN "${beats}"`)
    } catch (failure) {
      dropConnection(fresh)
      throw failure
    }
    heardAt = performance.now()
    client = fresh
  }

  let notified: Promise<unknown> = Promise.resolve()
  /** Sends one message after the other. It is lost if the connection is. */
  const notify = (to: string, payload: string): Promise<unknown> => {
    notified = notified
      .then(() => client?.query("SELECT pg_notify($1, $2)", [to, payload]))
      // a lost message does no harm, because the other processes poll the heads
      .catch(() => {})
    return notified
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
    for (const notice of noticesOf(by, messages)) await notify(channel, inAscii(notice))
  }

  /** Whether no beat has come back for too long. Beats that have arrived while this process stood still count. */
  async function isSilent(): Promise<boolean> {
    const isLate = () => performance.now() - heardAt >= silentAfterMs
    if (isLate()) await nextTurn()
    return isLate()
  }

  async function beat(): Promise<void> {
    while (!closing.signal.aborted) {
      await clock.wait(beatEveryMs)
      if (client !== null && (await isSilent())) {
        dropConnection(client)
        client = null
      }
      if (closing.signal.aborted) return
      void notify(beats, "")
      // if the database is unreachable, the next attempt follows
      if (client === null)
        await listen().then(
          () => returned.forEach(tell => tell()),
          () => {},
        )
    }
  }

  await listen()
  void beat()

  return {
    isDeaf: () => client === null && performance.now() - heardAt >= namedAfterMs,
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
      onReturn(listener) {
        returned.add(listener)
        return () => void returned.delete(listener)
      },
    },
    async close() {
      closing.abort()
      await flush()
      if (client) dropConnection(client)
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
