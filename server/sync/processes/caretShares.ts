import * as z from "zod"
import { TopicId } from "../../../shared/model/ids.ts"
import type { ProcessMessages } from "../../ports/bus.ts"
import type { Clock } from "../../ports/host/clock.ts"
import { Shares } from "../../ports/shares.ts"
import type { PresenceEntry } from "../frame.ts"

/** Milliseconds before a move is sent. The broadcaster has gathered the moves of one pulse already. */
const gatherMs = 1

/** An entry that the server of another process has written, with the person and the caret. */
const Entry = z.object({ client: z.int(), clock: z.int(), state: z.looseObject({}) })

/** A note's room. `entryOf` returns a caret of this process; `showElsewhere` is told when another process's changes. */
export interface CaretRoom {
  entryOf(client: number): PresenceEntry | null
  showElsewhere(client: number, entry: PresenceEntry | null): void
}

/** The carets in the notes as the other processes know them. */
export interface Carets {
  /** tells the other processes that the caret has changed */
  moved(topic: TopicId, client: number): void
  elsewhere(topic: TopicId): PresenceEntry[]
  close(): void
}

/** Shares each caret by itself, so that a move is a message about one person and not about all. */
export function caretShares(
  messages: ProcessMessages,
  clock: Pick<Clock, "wait">,
  roomOf: (topic: TopicId) => CaretRoom | undefined,
): Carets {
  const read = (key: string) => {
    const [topic = "", client] = key.split(" ")
    return { topic: TopicId.parse(topic), client: Number(client) }
  }
  const shares: Shares<PresenceEntry> = new Shares({
    messages,
    clock,
    kind: "carets",
    gatherMs,
    own(key) {
      const { topic, client } = read(key)
      return roomOf(topic)?.entryOf(client) ?? null
    },
    read: share => Entry.safeParse(share).data ?? null,
    changed(key) {
      const { topic, client } = read(key)
      roomOf(topic)?.showElsewhere(client, shares.of(key)[0] ?? null)
    },
  })
  return {
    moved: (topic, client) => shares.tell(`${topic} ${client}`),
    elsewhere: topic => [...shares.keys].filter(key => key.startsWith(`${topic} `)).flatMap(key => shares.of(key)),
    close: () => shares.close(),
  }
}
