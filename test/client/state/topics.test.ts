import { expect, test, vi } from "vitest"
import { RequestFailed } from "../../../client/connections/http.ts"
import { Topics } from "../../../client/state/topics.ts"
import type { TopicFetched } from "../../../shared/fold/slices/snapshot.ts"
import { snapshot } from "./fakeWires.ts"

const gone = (status: number) => new RequestFailed({ status, code: "internal", params: {}, id: "x" })

/** A page with one topic in its frame, whose requests the test answers. */
function page() {
  const asked: { topic: string; answer: (fetched: TopicFetched) => void; fail: (error: Error) => void }[] = []
  const lost = vi.fn()
  const fetch = (topic: string) =>
    new Promise<TopicFetched>((answer, fail) => {
      asked.push({ topic, answer, fail })
    })
  const topics = new Topics({ fetch, lost })
  const begin = (seq = 4) => {
    const made = snapshot(seq)
    topics.begin({ ...made, state: { ...made.state, topics: { t: { id: "t", letter: "A", title: {} } } as never } })
  }
  begin()
  return { topics, asked, lost, begin }
}
const settle = () => new Promise(resolve => setTimeout(resolve))

test("a topic is fetched once, when it is first shown", async () => {
  const { topics, asked } = page()
  expect([topics.of("t"), topics.of("t")]).toEqual([{ state: "loading" }, { state: "loading" }])
  await settle()
  expect(asked.map(({ topic }) => topic)).toEqual(["t"])
})

test("an answer older than the frame causes a fresh fetch of the frame", async () => {
  const { topics, asked, lost } = page()
  topics.of("t")
  await settle()
  asked[0]?.answer({ seq: 3, rows: { topic: "t" } } as never)
  await settle()
  expect(lost).toHaveBeenCalledOnce()
})

test("requests from before a fresh frame are dropped, whatever their answer", async () => {
  for (const end of [
    (one: { answer: (fetched: TopicFetched) => void }) => one.answer({ seq: 3, rows: { topic: "t" } } as never),
    (one: { fail: (error: Error) => void }) => one.fail(gone(500)),
    (one: { fail: (error: Error) => void }) => one.fail(gone(403)),
  ]) {
    const { topics, asked, lost, begin } = page()
    topics.of("t")
    await settle()
    begin(6)
    end(asked[0]!)
    await settle()
    expect([lost.mock.calls.length, topics.of("t")]).toEqual([0, { state: "loading" }])
  }
})

test("a topic that could not be fetched says so, and is fetched again; the frame tells that a seat is gone", async () => {
  const { topics, asked, lost } = page()
  topics.of("t")
  await settle()
  asked[0]?.fail(gone(500))
  await settle()
  expect(topics.of("t")).toMatchObject({ state: "failed", failure: { status: 500 } })
  topics.again()
  await settle()
  expect([asked.length, topics.of("t")]).toEqual([2, { state: "loading" }])
  asked[1]?.fail(gone(403))
  await settle()
  expect([lost.mock.calls.length, topics.of("t").state]).toEqual([1, "loading"])
})
