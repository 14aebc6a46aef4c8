import { effect } from "@preact/signals-core"
import { html, render } from "lit"
import { expect, onTestFinished, test } from "vitest"
import { RequestFailed } from "../../../../client/connections/http.ts"
import { pendingTopic } from "../../../../client/pages/frame/pendingTopic.ts"
import { SessionConnection } from "../../../../client/state/live.ts"
import { fold } from "../../../../shared/fold/fold.ts"
import type { TopicFetched } from "../../../../shared/fold/slices/snapshot.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import { topicRows } from "../../../../shared/rules/frame/topicRows.ts"
import { fakeWires, noted, snapshot } from "../../state/fakeWires.ts"

const state = fold(emptyState, [noted(1, "A"), noted(2, "B")])

const fetched = (topic: string): TopicFetched => {
  const rows = topicRows(state, topic)
  if (!rows) throw new Error("no such topic")
  return { incarnation: "one", seq: 2, rows }
}

/** A page that shows topic A once it is loaded. */
async function shown() {
  const { wires, server } = fakeWires([{ ...snapshot(2), state }])
  const live = new SessionConnection({ slug: "demo" }, wires)
  const place = document.createElement("div")
  document.body.append(place)
  await live.open()
  const stop = effect(() => void render(pendingTopic(live.shown, ["tA"]) ?? html`<p>the topic</p>`, place))
  onTestFinished(() => {
    stop()
    live.close()
    place.remove()
  })
  return { live, server, place, words: () => place.textContent?.replace(/\s+/g, " ").trim() ?? "" }
}

test("until a topic is loaded its place is kept, and no part of it is called empty", async () => {
  const { server, place, words } = await shown()
  expect(place.querySelector("plenary-page-skeleton")).not.toBeNull()
  expect(words()).toBe("")
  expect(server.fetched).toBe(1)
})

test("a topic that could not be fetched says so, and a press fetches it again", async () => {
  const { server, place, words } = await shown()
  await expect.poll(words).toContain("This topic could not be fetched.")
  expect(place.querySelector("[role=alert]")).not.toBeNull()
  server.topic = topic => Promise.resolve(fetched(topic))
  place.querySelector("button")?.click()
  await expect.poll(words).toBe("the topic")
})

test("it is fetched again when the connection is back", async () => {
  const { live, server, words } = await shown()
  await expect.poll(words).toContain("This topic could not be fetched.")
  server.topic = topic => Promise.resolve(fetched(topic))
  server.cut()
  expect(live.connection.value.state).not.toBe("live")
  server.connect()
  await expect.poll(words).toBe("the topic")
})

test("a page that fetches afresh asks for the topics that it shows in the same request", async () => {
  const { live, server, words } = await shown()
  await expect.poll(words).toContain("This topic could not be fetched.")
  server.topic = topic => Promise.resolve(fetched(topic))
  live.shown.again()
  await expect.poll(words).toBe("the topic")
  server.hint({ kind: "reload" })
  await expect.poll(() => server.fetched).toBe(2)
  expect(server.asked).toEqual([null, ["tA"]])
})

test("the frame tells that a seat is gone", async () => {
  const { live, server } = await shown()
  await expect.poll(() => live.shown.of("tA").state).toBe("failed")
  const gone = new RequestFailed({ status: 403, code: "no-access", params: {}, id: "x" })
  server.topic = () => Promise.reject(gone)
  live.shown.again()
  await expect.poll(() => server.fetched).toBe(2)
})
