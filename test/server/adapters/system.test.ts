import { describe, expect, test } from "vitest"
import { localBus } from "../../../server/adapters/system/localBus.ts"
import { systemClock } from "../../../server/adapters/system/systemClock.ts"
import { elsewhere, workspace } from "./samples.ts"

describe("the clock", () => {
  test("makes ids that fit a URL and never meet", () => {
    const ids = Array.from({ length: 2_000 }, () => systemClock.id())
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{21}$/)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(ids.join("")).size).toBe(64)
  })

  test("waits at least as long as it was told", async () => {
    const before = systemClock.now()
    await systemClock.wait(20)
    expect(systemClock.now() - before).toBeGreaterThanOrEqual(19)
  })
})

describe("the bus", () => {
  test("wakes every listener until it stops listening", () => {
    const bus = localBus()
    const heard: string[] = []
    const stop = bus.onWake(at => heard.push(`a ${at}`))
    bus.onWake(at => heard.push(`b ${at}`))
    bus.wake(workspace)
    stop()
    bus.wake(elsewhere)
    expect(heard).toEqual([`a ${workspace}`, `b ${workspace}`, `b ${elsewhere}`])
  })
})
