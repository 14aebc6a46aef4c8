import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { WorkspaceStopped } from "../../../../server/ports/database/failing.ts"
import { createWebhookWatch } from "../../../../server/watches/jobs/webhooks.ts"
import { watched } from "../../../kit/servers/watched.ts"
import { workspace } from "../../adapters/samples.ts"

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }))
afterEach(() => void vi.useRealTimers())

/** Watches one workspace whose webhooks cannot be read: `failures` says why, look by look. */
async function watching(failures: Error[]) {
  const told: unknown[] = []
  let looks = 0
  const ofWorkspace = async () => {
    looks++
    const failure = failures.shift()
    if (failure) throw failure
    return []
  }
  const ports = {
    webhooks: { ofWorkspace },
    directory: { workspaces: async () => [{ id: workspace }] },
    bus: { onWake: () => () => {} },
    clock: { now: () => 0 },
    failed: (error: unknown) => void told.push(error),
  }
  const { stop } = await watched(createWebhookWatch(ports as never))
  return { told, looks: () => looks, stop }
}

test("after a failure of the database the watch looks again by itself, each time later", async () => {
  const { told, looks, stop } = await watching([new Error("busy"), new Error("busy")])
  expect(looks()).toBe(1)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(looks()).toBe(2)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(looks()).toBe(2)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(looks()).toBe(3)
  expect(told).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(looks()).toBe(3)
  await stop()
})

test("a workspace that has stopped is left alone", async () => {
  const { looks, stop } = await watching([new WorkspaceStopped(workspace, "panel", 3, {})])
  await vi.advanceTimersByTimeAsync(600_000)
  expect(looks()).toBe(1)
  await stop()
})
