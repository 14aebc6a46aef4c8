import { signal } from "@preact/signals-core"
import { afterEach, expect, onTestFinished, test, vi } from "vitest"
import { tellWhatCame } from "../../../../client/pages/session/heard.ts"
import { announced } from "../../../../client/state/page/announcer.ts"
import { meeting, panel } from "../../../kit/scenes.ts"

afterEach(() => {
  vi.useRealTimers()
})

test("who connects is told as having joined, and who is ticked as present is not", () => {
  vi.useFakeTimers()
  announced.value = ""
  const at = (present: string[], connected: string[]) => ({
    state: panel(),
    session: meeting({}),
    me: { member: "Lin" },
    present,
    connected,
  })
  const scene = signal(at(["Lin"], ["Lin"]))
  onTestFinished(tellWhatCame({ scene, live: { now: () => 0 } } as never))
  scene.value = at(["Lin", "Han"], ["Lin"])
  vi.runAllTimers()
  expect(announced.value).toBe("")
  scene.value = at(["Lin", "Han"], ["Lin", "Han"])
  vi.runAllTimers()
  expect(announced.value).toMatch(/^Han\b.* joined\.$/)
})
