import * as z from "zod"
import { TopicId } from "../../../shared/model/ids.ts"
import type { ProcessMessages } from "../../ports/bus.ts"
import type { Clock } from "../../ports/host/clock.ts"
import { Shares } from "../../ports/shares.ts"
import type { PresenceEntry } from "../frame.ts"

/** Milliseconds before a caret's move is sent. The broadcaster has already gathered the moves of one pulse. */
const gatherMs = 1

/** A presence entry from another process, with the person and the caret. */
const Entry = z.object({ client: z.int(), clock: z.int(), state: z.looseObject({}) })

/**
 * A note's room. `entryOf` returns a caret of this process. `showElsewhere` is called when a caret of another process
 * changes.
 */
export interface CaretRoom {
  entryOf(client: number): PresenceEntry | null
  showElsewhere(client: number, entry: PresenceEntry | null): void
}

/** Shares the carets in the notes with the other processes. */
export interface Carets {
  /** sends the caret to the other processes, because it has changed */
  moved(topic: TopicId, client: number): void
  elsewhere(topic: TopicId): PresenceEntry[]
  /**
   * Returns the clock of this process's next entry. It is the time, but always greater than every clock received or
   * returned before. A page ignores an entry whose clock is not greater than the clock of the last entry. The last
   * entry may come from a process whose time is ahead.
   */
  nextClock(): number
  close(): void
}

/** Shares each caret under its own key, so that the message about a move has one caret and not all. */
export function caretShares(
  messages: ProcessMessages,
  clock: Pick<Clock, "now" | "wait">,
  roomOf: (topic: TopicId) => CaretRoom | undefined,
): Carets {
  const read = (key: string) => {
    const [topic = "", client] = key.split(" ")
    return { topic: TopicId.parse(topic), client: Number(client) }
  }
  let newest = 0
  const shares: Shares<PresenceEntry> = new Shares({
    messages,
    clock,
    kind: "carets",
    gatherMs,
    own(key) {
      const { topic, client } = read(key)
      return roomOf(topic)?.entryOf(client) ?? null
    },
    read(share) {
      const entry = Entry.safeParse(share).data ?? null
      newest = Math.max(newest, entry?.clock ?? 0)
      return entry
    },
    changed(key) {
      const { topic, client } = read(key)
      roomOf(topic)?.showElsewhere(client, shares.of(key)[0] ?? null)
    },
  })
  return {
    moved: (topic, client) => shares.tell(`${topic} ${client}`),
    elsewhere: topic => [...shares.keys].filter(key => key.startsWith(`${topic} `)).flatMap(key => shares.of(key)),
    nextClock() {
      newest = Math.max(newest + 1, clock.now())
      return newest
    },
    close: () => shares.close(),
  }
}
