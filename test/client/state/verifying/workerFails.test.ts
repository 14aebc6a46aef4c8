import { afterEach, expect, onTestFinished, test, vi } from "vitest"
import type { VerifyAsked } from "../../../../client/state/verifying/asked.ts"
import { Verification } from "../../../../client/state/verifying/verification.ts"

/** A worker that does nothing by itself. */
class FakeWorker extends EventTarget {
  static all: FakeWorker[] = []
  readonly asked: VerifyAsked[] = []
  isTerminated = false
  constructor() {
    super()
    FakeWorker.all.push(this)
  }
  postMessage(asked: VerifyAsked): void {
    this.asked.push(asked)
  }
  terminate(): void {
    this.isTerminated = true
  }
}

function begin() {
  FakeWorker.all = []
  vi.stubGlobal("Worker", FakeWorker)
  vi.spyOn(window, "fetch").mockRejectedValue(new TypeError("offline"))
  const verification = new Verification("en")
  onTestFinished(() => verification.end())
  return verification
}
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})
const file = new File(["{}"], "panel.bundle")
const state = (verification: Verification) => verification.now.peek().state

test("a worker whose code did not arrive refuses no file before one is chosen, and the next file gets another", () => {
  const verification = begin()
  FakeWorker.all[0]?.dispatchEvent(new Event("error"))
  expect(state(verification)).toBe("empty")
  verification.verify(file, {})
  expect(state(verification)).toBe("working")
  expect(FakeWorker.all).toHaveLength(2)
  expect(FakeWorker.all[1]?.asked).toMatchObject([{ kind: "verify", file }])
})

test("a worker that fails at a file refuses it, and the next file gets another", () => {
  const verification = begin()
  verification.verify(file, {})
  const [first] = FakeWorker.all
  first?.dispatchEvent(new Event("error"))
  expect(verification.now.peek()).toMatchObject({ state: "refused", fault: "unreadable", name: "panel.bundle" })
  expect(first?.isTerminated).toBe(true)
  verification.verify(file, {})
  expect(FakeWorker.all[1]?.asked).toHaveLength(1)
  // the failure of a worker that was given up says nothing of the file
  first?.dispatchEvent(new Event("error"))
  expect(state(verification)).toBe("working")
})

test("after its page was taken away and shown again, a file is verified", () => {
  const verification = begin()
  verification.verify(file, {})
  verification.end()
  expect(state(verification)).toBe("empty")
  verification.verify(file, {})
  expect(FakeWorker.all.at(-1)).toMatchObject({ isTerminated: false, asked: [{ kind: "verify" }] })
})
