import * as z from "zod"
import { TopicId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Bus, CommittedUpdates } from "../../ports/bus.ts"
import type { Clock } from "../../ports/host/clock.ts"
import type { RedisConnection } from "./connection.ts"
import type { MessageSeal } from "./sealed.ts"

/** Milliseconds for which the ids of changed workspaces are gathered into one message. */
const gatherMs = 5
/**
 * The most bytes of updates in a message. Longer updates are read from the log, because Valkey copies each message to
 * each server.
 */
const maxFramesBytes = 65_536
/** The most bytes of any other message. A longer one is not sent, as if it were lost. */
const maxMessageBytes = 1_048_576

const by = z.string()
const Wakes = z.object({ by, wake: z.array(WorkspaceId) })
const Told = z.object({ by, body: z.unknown() })
const Note = z.object({ by, topic: TopicId, epoch: z.int(), from: z.int(), to: z.int() })

/**
 * The bus of several servers through Valkey or Redis, by publish and subscribe: each note has a channel, and servers
 * that have the note open subscribe to it. A message may be lost, so the heads of the logs are polled as well.
 */
export function redisBus({
  local,
  connection,
  seal,
  prefix,
  by: own,
  clock,
  lookNow,
}: {
  /** wakes the listeners of this process */
  local: Bus
  connection: RedisConnection
  seal: MessageSeal
  /** the prefix of the names of all channels of this database */
  prefix: string
  /** the name of this process in its messages; no other process has it */
  by: string
  clock: Pick<Clock, "wait">
  /** reads the heads of the event logs at once */
  lookNow: () => void
}): Bus {
  const wakes = `${prefix}:wake`

  /** Reads a message. Returns null if no server of this database has written it. */
  const read = (message: Buffer) => {
    try {
      return seal.open(message)
    } catch {
      return null
    }
  }
  const hearWake = (message: Buffer) => {
    const found = read(message)
    if (found === "other-version") return lookNow()
    const wake = Wakes.safeParse(found?.head).data
    if (wake && wake.by !== own) for (const workspace of wake.wake) local.wake(workspace)
  }
  void connection.subscribe(wakes, hearWake)

  let waiting = new Set<WorkspaceId>()
  const wakeOthers = (workspace: WorkspaceId) => {
    waiting.add(workspace)
    if (waiting.size > 1) return
    void clock.wait(gatherMs).then(() => {
      connection.publish(wakes, seal.seal({ by: own, wake: [...waiting] }))
      waiting = new Set()
    })
  }

  const noteChannel = (topic: TopicId) => `${prefix}:note:${topic}`
  const hearNote = (topic: TopicId, listener: (committed: CommittedUpdates | null) => void) => (message: Buffer) => {
    const found = read(message)
    if (found === "other-version") return listener(null)
    const note = Note.safeParse(found?.head).data
    if (!found || !note || note.by === own || note.topic !== topic) return
    const { epoch, from, to } = note
    // a copy, because the driver's buffer holds other messages as well, which would stay in memory with this one
    listener({ topic, epoch, from, to, frames: found.bytes.byteLength > 0 ? new Uint8Array(found.bytes) : null })
  }

  return {
    wake(workspace) {
      local.wake(workspace)
      wakeOthers(workspace)
    },
    onWake: local.onWake,
    notes: {
      isAlone: false,
      tell({ topic, epoch, from, to }, frames) {
        if (!connection.isLive) return
        const bytes = frames()
        const carried = bytes.byteLength <= maxFramesBytes ? bytes : undefined
        connection.publish(noteChannel(topic), seal.seal({ by: own, topic, epoch, from, to }, carried))
      },
      onTold: (topic, listener) => connection.subscribe(noteChannel(topic), hearNote(topic, listener)),
    },
    messages: {
      isAlone: false,
      get isLive() {
        return connection.isLive
      },
      tell(kind, body) {
        if (!connection.isLive) return
        const message = seal.seal({ by: own, body })
        if (message.byteLength <= maxMessageBytes) connection.publish(`${prefix}:${kind}`, message)
      },
      onTold(kind, listener) {
        const hear = (message: Buffer) => {
          const found = read(message)
          const told = found === "other-version" ? null : Told.safeParse(found?.head).data
          if (told && told.by !== own) listener(told.body, told.by)
        }
        const stop = connection.subscribe(`${prefix}:${kind}`, hear)
        return () => void stop.then(end => end())
      },
      onReturn: listener => connection.onReturn(listener),
    },
  }
}
