import { signal } from "@preact/signals-core"
import { afterEach, expect, onTestFinished, test, vi } from "vitest"
import type { Live } from "../../../client/state/live.ts"
import { Room } from "../../../client/state/session/room.ts"
import { Written } from "../../../client/state/session/written.ts"
import { snapshot } from "./fakeWires.ts"

afterEach(() => vi.unstubAllGlobals())

/** Questions to this part of an address wait until the test answers them, in the order that it likes. */
function holding(part: string) {
  const waiting: ((body: unknown) => void)[] = []
  vi.stubGlobal("fetch", (url: string | URL) => {
    if (String(url).includes("/state")) return Promise.resolve(new Response("", { status: 404 }))
    if (!String(url).includes(part)) return Promise.resolve(Response.json(snapshot(1)))
    return new Promise<Response>(resolve => waiting.push(body => resolve(Response.json(body))))
  })
  return waiting
}

test("minutes that come late never stand in the place of newer ones", async () => {
  const waiting = holding("/minutes")
  const written = new Written("S", { state: signal({ seq: 1 }) } as unknown as Live)
  onTestFinished(() => written.close())
  const second = written.fetch()
  await vi.waitFor(() => expect(waiting).toHaveLength(2))
  waiting[1]?.({ seq: 9, prose: [] })
  await second
  waiting[0]?.({ seq: 4, prose: [] })
  await new Promise(resolve => setTimeout(resolve, 20))
  expect(written.now.value).toMatchObject({ at: "ready", value: { seq: 9 } })
})

test("one's own answer that comes late never stands in the place of a newer one", async () => {
  const waiting = holding("/mine")
  const room = new Room({ slug: "demo", session: "S" }, false)
  onTestFinished(() => room.close())
  const [first, second] = [room["fetchAnswer"]("r"), room["fetchAnswer"]("r")]
  await vi.waitFor(() => expect(waiting).toHaveLength(2))
  waiting[1]?.({ round: "r", revision: 2, answer: null })
  await second
  waiting[0]?.({ round: "r", revision: 1, answer: null })
  await first
  expect(room.mine.value["r"]).toMatchObject({ revision: 2 })
})

test("a refused act leaves the outbox, and words that can be sent again stay in it", async () => {
  holding("/nowhere")
  const room = new Room({ slug: "demo", session: "S" }, false)
  onTestFinished(() => room.close())
  const refused = { at: "refused", refusal: { code: "no-access", params: {} } }
  const row = (id: string, kind: string, status: object) => ({ id, kind, body: {}, status })
  const { list } = room.live.outbox
  ;(list as unknown as { value: unknown }).value = [
    row("a", "reply", refused),
    row("b", "open-thread", refused),
    row("c", "ask-floor", refused),
    row("d", "ask-floor", { at: "waiting" }),
  ]
  room["forget"]()
  expect(list.value.map(({ id }) => id)).toEqual(["a", "b", "d"])
})
