import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest"
import { createPresence } from "../../../server/live/hints/presence.ts"
import { createWatches } from "../../../server/watches/list.ts"
import { Running } from "../../../server/watches/running.ts"
import { settled } from "../../kit/clocks/handClock.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

/** Counts who listens at this moment. */
function counted<A extends unknown[]>(listen: (...given: A) => () => void, listeners: Set<object>) {
  return (...given: A) => {
    const stop = listen(...given)
    const one = {}
    listeners.add(one)
    return () => {
      listeners.delete(one)
      stop()
    }
  }
}

test("each watch has a name of its own, runs until it is told to end, and then listens to nothing any more", async () => {
  const { instance } = panel
  const listeners = new Set<object>()
  const { documents } = instance.sync
  const presence = createPresence()
  const mail = { send: async () => undefined, close: () => undefined }
  const watches = createWatches({
    ...instance,
    bus: { onWake: counted(instance.bus.onWake, listeners) },
    documents: { ...documents, onChange: counted(documents.onChange, listeners) },
    presence: { ...presence, onChange: counted(presence.onChange, listeners) },
    mail,
    kinds: [],
    scheduled: null,
    told: () => undefined,
    url: "http://localhost",
    failed: error => expect.fail(String(error)),
  })
  expect(watches.map(({ name }) => name)).toEqual([
    "deadlines",
    "attendance",
    "drift",
    "ballots",
    "forgetting",
    "sealing",
    "host log erasing",
    "expired sign-ins",
    "unkept files",
    "webhooks",
    "jobs",
    "deletions",
    "retention",
    "mail",
  ])
  const end = new AbortController()
  const over: string[] = []
  const running = watches.map(watch => watch.run(end.signal, 1).then(() => over.push(watch.name)))
  await settled()
  expect(over).toEqual([])
  // each but sealing, jobs, the retention, and the deletion of old sign-ins and names in the host log to the log, drift to
  // the notes and attendance to who is here
  expect(listeners.size).toBe(watches.length - 3)
  end.abort()
  await Promise.all(running)
  expect(listeners.size).toBe(0)
})

test("a watch is over when all that it began is, and begins nothing that it waited for", async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const end = new AbortController()
  const failures: unknown[] = []
  const running = new Running(end.signal, error => failures.push(error))
  let isOver = false
  const over = running.over().then(() => (isOver = true))
  let finish = () => {}
  running.begin(new Promise(resolve => (finish = resolve)))
  running.begin(Promise.reject(new Error("lost")))
  running.wait("later", 1, () => Promise.reject(new Error("begun after the end")))
  end.abort()
  running.wait("later still", 1, () => Promise.reject(new Error("begun after the end")))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(isOver).toBe(false)
  finish()
  await over
  expect(failures).toEqual([new Error("lost")])
})

test("jobs of one turn follow one another, also after one that failed; those of another do not wait", async () => {
  const end = new AbortController()
  const failures: unknown[] = []
  const done: string[] = []
  const running = new Running(end.signal, error => failures.push(error))
  let finish = () => {}
  const first = running.inTurn("a", () => new Promise((_, reject) => (finish = () => reject(new Error("lost")))))
  const second = running.inTurn("a", async () => void done.push("a"))
  await running.inTurn("b", async () => void done.push("b"))
  expect(done).toEqual(["b"])
  finish()
  await Promise.all([first, second])
  expect(done).toEqual(["b", "a"])
  expect(failures).toEqual([new Error("lost")])
})
