import { signal } from "@preact/signals-core"
import { afterEach, expect, test, vi } from "vitest"
import type { Scene } from "../../../../client/scene/scene.ts"
import { chooseBell } from "../../../../client/state/kept/preferences.ts"
import { isCalled } from "../../../../client/state/page/title.ts"
import { followTurn } from "../../../../client/state/session/turn.ts"

const sceneOf = (speaking: string | null) =>
  ({ me: { member: "lin" }, session: { floor: { speaking: speaking && { member: speaking } } } }) as never
afterEach(() => chooseBell(false))

function follow(speaking: string | null) {
  const scene = signal<Scene | null>(null)
  const ring = vi.fn()
  const stop = followTurn(scene, ring)
  scene.value = sceneOf(speaking)
  return { scene, ring, stop }
}

test("the tab is marked while the reader has the floor, and a sound plays once when they get it", () => {
  chooseBell(true)
  const { scene, ring, stop } = follow(null)
  expect([isCalled.value, ring.mock.calls.length]).toEqual([false, 0])
  scene.value = sceneOf("lin")
  scene.value = sceneOf("lin")
  expect([isCalled.value, ring.mock.calls.length]).toEqual([true, 1])
  scene.value = sceneOf("han")
  expect([isCalled.value, ring.mock.calls.length]).toEqual([false, 1])
  scene.value = sceneOf("lin")
  expect(ring).toHaveBeenCalledTimes(2)
  stop()
  expect(isCalled.value).toBe(false)
})

test("no sound plays for a reader who did not ask for it, nor on a page that opens with the floor", () => {
  const quiet = follow(null)
  quiet.scene.value = sceneOf("lin")
  expect(quiet.ring).not.toHaveBeenCalled()
  quiet.stop()
  chooseBell(true)
  const opened = follow("lin")
  expect(opened.ring).not.toHaveBeenCalled()
  expect(isCalled.value).toBe(true)
  opened.stop()
})
