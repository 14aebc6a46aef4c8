import { RequestFailed } from "../../../client/connections/http.ts"
import type { LiveEvents } from "../../../client/connections/live.ts"
import type { Wires } from "../../../client/state/loading/wires.ts"
import type { Entry } from "../../../shared/contract/events.ts"
import type { Answered, LiveAuth } from "../../../shared/contract/live.ts"
import type { Snapshot, TopicFetched } from "../../../shared/fold/slices/snapshot.ts"
import { emptyState } from "../../../shared/fold/state.ts"

export const noted = (seq: number, letter: string): Entry =>
  ({
    seq,
    at: seq,
    by: null,
    kind: "topic-opened",
    body: { topic: `t${letter}`, letter, title: { en: letter }, mode: "open" },
  }) as unknown as Entry

export const snapshot = (seq: number, incarnation = "one"): Snapshot => ({
  incarnation,
  seq,
  me: { member: "m1", name: "Lin", role: "panelist", side: null, lang: "zh" },
  state: { ...emptyState, seq },
  settled: {},
  drifts: 0,
  held: [],
  topics: [],
})

type Message = { id: string; kind: string; body: unknown }

/** A server that a test drives. */
export function fakeWires(snapshots: (Snapshot | RequestFailed)[]) {
  let events: LiveEvents | null = null
  const sent: Message[] = []
  const server = {
    connected: false,
    /** the handshake of its next connection */
    said: (): LiveAuth | null => null,
    fetched: 0,
    asked: [] as (readonly string[] | null)[],
    /** how the next request for a topic is answered */
    topic: (_topic: string): Promise<TopicFetched> => Promise.reject(new Error("no topic")),
    sent,
    /** the answers to the next commands; without one no answer comes */
    answers: [] as Answered[],
    /** the receipts of the commands that were done, by their ids */
    receipts: {} as Record<string, Answered>,
    connect() {
      server.connected = true
      events?.connected()
    },
    cut() {
      server.connected = false
      events?.trying(1)
    },
    entries(from: number, to: number, list: Entry[], incarnation = "one") {
      events?.entries({ incarnation, from, to, list })
    },
    refuse: (code: string) => events?.refused(code),
    hint: (hint: Parameters<LiveEvents["hint"]>[0]) => events?.hint(hint),
  }
  const wires: Wires = {
    async fetch(_, shown) {
      server.asked.push(shown?.topics ?? null)
      const next = snapshots[Math.min(server.fetched, snapshots.length - 1)]
      server.fetched += 1
      if (next === undefined || next instanceof RequestFailed) throw next
      return next
    },
    topic: topic => server.topic(topic),
    open(auth, given) {
      events = given
      server.said = auth
      return {
        get connected() {
          return server.connected
        },
        command(message) {
          sent.push(message)
          const answer = server.answers.shift()
          return answer ? Promise.resolve(answer) : Promise.reject(new Error("no answer"))
        },
        receipt: id => Promise.resolve(server.receipts[id] ?? null),
        slower: () => {},
        look: () => {},
        check: () => {},
        open: () => server.connect(),
        close: () => {
          server.connected = false
        },
      }
    },
  }
  return { wires, server }
}
