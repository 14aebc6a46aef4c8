import * as z from "zod"
import { limits } from "../../shared/contract/limits.ts"
import type { EntriesFrame, Hint } from "../../shared/contract/live.ts"
import { WorkspaceId } from "../../shared/model/ids.ts"
import { inSlice } from "../../shared/rules/slice.ts"
import type { Connected, LivePorts, LiveSocket } from "./connected.ts"
import { answerHints, type HintsByAudience, hintsFor, presenceHint } from "./hints/hints.ts"

/**
 * Milliseconds between two hints about answer counts and presence. The interval is short enough to follow a round. It
 * is too long to show the moment at which one person answered.
 */
const hintEveryMs = 1_000

/**
 * Selects the pages that get a hint, in all processes: the pages of these members, and the pages of these roles in the
 * room.
 */
const Addressees = z.object({ members: z.array(z.string()), roles: z.array(z.string()) })
type Addressees = z.infer<typeof Addressees>

const HintMessage = z.object({ workspace: WorkspaceId, hint: z.custom<Hint>(), to: Addressees })

/** Milliseconds after which entries that could not be read are read again, as when the database was away for a moment. */
const againMs = 1_000

interface Feed {
  sockets: Map<LiveSocket, Connected>
  /**
   * the latest transmission of entries; the next transmission starts after it ends, so that entries are sent in order
   */
  pushing: Promise<void>
  hinting: ReturnType<typeof setTimeout> | null
  /** set while the last transmission has failed */
  again: ReturnType<typeof setTimeout> | null
  /** the hints about the open rounds, read once for all connections until something in the workspace changes */
  answers: Promise<HintsByAudience> | null
}

/** Sends each connection of a workspace the new entries of the log, beginning after that connection's own cursor. */
export interface Feeds {
  join(socket: LiveSocket, is: Connected): void
  leave(socket: LiveSocket, is: Connected): void
  /** sends one hint at once to those connections of the workspace that `to` selects */
  tell(workspace: WorkspaceId, hint: Hint, to: (is: Connected) => boolean): void
  /** sends one hint at once to the pages that `to` selects, in all processes */
  tellEverywhere(workspace: WorkspaceId, hint: Hint, to: Addressees): void
  close(): void
}

export function createFeeds(ports: LivePorts): Feeds {
  const feeds = new Map<WorkspaceId, Feed>()

  const push = (workspace: WorkspaceId) => {
    const feed = feeds.get(workspace)
    if (!feed) return
    feed.pushing = feed.pushing
      .then(() => tellEntries(ports, workspace, feed))
      .catch(error => {
        ports.failed(error)
        again(workspace)
      })
    hint(workspace)
  }

  /** Sends the entries once more, because nothing else may ever wake the workspace: its pages would stay behind. */
  const again = (workspace: WorkspaceId) => {
    const feed = feeds.get(workspace)
    if (!feed || feed.again) return
    feed.again = setTimeout(() => {
      feed.again = null
      push(workspace)
    }, againMs)
    feed.again.unref()
  }

  /**
   * Sends the counts and presence of a workspace after `hintEveryMs`. Calls during that time are ignored, so at most
   * one hint is sent per second.
   */
  const hint = (workspace: WorkspaceId) => {
    const feed = feeds.get(workspace)
    if (!feed || feed.hinting) return
    feed.hinting = setTimeout(() => {
      feed.hinting = null
      tellHints(ports, workspace, feed).catch(error => void ports.failed(error))
    }, hintEveryMs)
    feed.hinting.unref()
  }

  const stop = ports.bus.onWake(workspace => {
    // the bus also announces an answer, which adds no entry to the log; the cached hints are then no longer valid
    const feed = feeds.get(workspace)
    if (feed) feed.answers = null
    push(workspace)
  })
  // a member whose line died is absent before their connection ends, and this is told like a connection's end
  const stopPresence = [ports.presence.onElsewhere(hint), ports.presence.onChange(hint)]

  const tell = (workspace: WorkspaceId, one: Hint, to: (is: Connected) => boolean) => {
    for (const [socket, is] of feeds.get(workspace)?.sockets ?? []) if (to(is)) emit(socket, one)
  }
  const { messages } = ports.bus
  const stopHints = messages.onTold("hint", body => {
    const message = HintMessage.safeParse(body).data
    if (message) tell(message.workspace, message.hint, addressed(message.to))
  })

  return {
    join(socket, is) {
      const feed = feeds.get(is.workspace) ?? {
        sockets: new Map(),
        pushing: Promise.resolve(),
        hinting: null,
        again: null,
        answers: null,
      }
      feeds.set(is.workspace, feed)
      feed.sockets.set(socket, is)
      push(is.workspace)
      // A new connection is sent presence and answer counts without waiting for the next interval. They come after the
      // entries, so that a page that was cut knows by them that it has read what it missed.
      const pushed = feed.pushing
      for (const hints of [presenceHint(ports, is.workspace), answersNow(ports, is.workspace, feed)])
        pushed
          .then(() => hints)
          .then(
            told => tellSeveral(socket, hintsFor(told, is.audience, is.seat.member)),
            error => void ports.failed(error),
          )
    },
    leave(socket, is) {
      const feed = feeds.get(is.workspace)
      feed?.sockets.delete(socket)
      if (feed && feed.sockets.size === 0) {
        rest(feed)
        feeds.delete(is.workspace)
      } else hint(is.workspace)
    },
    tell,
    tellEverywhere(workspace, one, to) {
      tell(workspace, one, addressed(to))
      messages.tell("hint", { workspace, hint: one, to })
    },
    close() {
      stop()
      for (const stopOne of stopPresence) stopOne()
      stopHints()
      for (const feed of feeds.values()) rest(feed)
      feeds.clear()
    },
  }
}

/** Stops the timers of a feed. */
function rest({ hinting, again }: Feed): void {
  for (const timer of [hinting, again]) if (timer) clearTimeout(timer)
}

const addressed =
  ({ members, roles }: Addressees) =>
  ({ audience, seat }: Connected): boolean =>
    (seat.member !== null && members.includes(seat.member)) || (audience === "room" && roles.includes(seat.role))

/**
 * Sends the new entries to every connection. Connections with the same cursor, audience and slice share the same
 * messages, whatever their languages: frames for each language would spare about a tenth of the bytes, cost a rendering
 * for each, and make a page that changes its language fetch the other texts (docs/BENCHMARKS.md, framing).
 */
async function tellEntries({ folds, incarnation }: LivePorts, workspace: WorkspaceId, feed: Feed): Promise<void> {
  const frames = new Map<string, EntriesFrame[]>()
  for (const [socket, is] of feed.sockets) {
    const key = `${is.audience} ${JSON.stringify(is.slice)} ${is.cursor}`
    const known = frames.get(key) ?? framesFor(incarnation, is, await folds.entries(workspace, is.cursor, is.audience))
    frames.set(key, known)
    for (const frame of known) socket.emit("entries", frame)
    is.cursor = known.at(-1)?.to ?? is.cursor
  }
}

function framesFor(
  incarnation: string,
  { cursor, slice }: Connected,
  { to, list }: { to: number; list: EntriesFrame["list"] },
): EntriesFrame[] {
  if (to === cursor) return []
  const mine = list.filter(entry => inSlice(slice, entry))
  const frames: EntriesFrame[] = []
  let from = cursor
  for (let at = 0; at < mine.length; at += limits.entriesPerFrame) {
    const part = mine.slice(at, at + limits.entriesPerFrame)
    const last = at + limits.entriesPerFrame >= mine.length
    const end = last ? to : (part.at(-1)?.seq ?? to)
    frames.push({ incarnation, from, to: end, list: part })
    from = end
  }
  return frames.length > 0 ? frames : [{ incarnation, from: cursor, to, list: [] }]
}

function answersNow(ports: LivePorts, workspace: WorkspaceId, feed: Feed): Promise<HintsByAudience> {
  const known = feed.answers
  if (known) return known
  const read = answerHints(ports, workspace)
  feed.answers = read
  // a failed read is not cached, so that the next connection reads again
  read.catch(() => {
    if (feed.answers === read) feed.answers = null
  })
  return read
}

async function tellHints(ports: LivePorts, workspace: WorkspaceId, feed: Feed): Promise<void> {
  const answers = await answersNow(ports, workspace, feed)
  const presence = await presenceHint(ports, workspace)
  const hints: HintsByAudience = {
    room: [...presence.room, ...answers.room],
    gallery: [...presence.gallery, ...answers.gallery],
    answered: answers.answered,
  }
  for (const [socket, is] of feed.sockets) tellSeveral(socket, hintsFor(hints, is.audience, is.seat.member))
}

const tellSeveral = (socket: LiveSocket, hints: Hint[]) => hints.length > 0 && socket.emit("hints", hints)

const emit = (socket: LiveSocket, hint: Hint) => socket.emit("hint", hint)
