import { describe, expect, it } from "vitest"
import { idleShare } from "../../../../server/sync/table/idleShare.ts"
import { ObserverLoad } from "../../../../server/sync/table/observerLoad.ts"
import { PerSecond } from "../../../../server/sync/table/perSecond.ts"
import { type WindowLoad, windowFor } from "../../../../server/sync/table/window.ts"

const load = (given: Partial<WindowLoad>): WindowLoad => ({
  deliveriesPerSecond: 2_000,
  observers: 1_000,
  updatesPerSecond: 20,
  idle: 0.9,
  lagMs: 0,
  ...given,
})

describe("the window of a gallery", () => {
  it("is none where the process makes few deliveries, and where it is idle while it makes some more", () => {
    expect(windowFor(load({ deliveriesPerSecond: 499, idle: 0, lagMs: 150 }))).toBe(0)
    expect(windowFor(load({ deliveriesPerSecond: 2_000 }))).toBe(0)
    expect(windowFor(load({ deliveriesPerSecond: 2_499, idle: 0.5 }))).toBe(0)
  })

  it("is 20 ms where an idle process makes more deliveries, and 50 where it has less idle time", () => {
    expect(windowFor(load({ deliveriesPerSecond: 2_500 }))).toBe(20)
    expect(windowFor(load({ deliveriesPerSecond: 9_999, idle: 0.5 }))).toBe(20)
    expect(windowFor(load({ deliveriesPerSecond: 500, idle: 0.49 }))).toBe(50)
    expect(windowFor(load({ deliveriesPerSecond: 9_999, idle: 0.49 }))).toBe(50)
  })

  it("is longer in a full hall by the size of the gallery and the idle time, and longest where one person writes alone", () => {
    const hall = { deliveriesPerSecond: 10_000, updatesPerSecond: 30 }
    expect(windowFor(load({ ...hall, observers: 499 }))).toBe(20)
    expect(windowFor(load({ ...hall, observers: 500 }))).toBe(60)
    expect(windowFor(load({ ...hall, observers: 499, idle: 0.49 }))).toBe(80)
    expect(windowFor(load({ ...hall, observers: 499, updatesPerSecond: 29 }))).toBe(160)
  })

  it("is 200 ms while the event loop lags, or has hardly any idle time", () => {
    expect(windowFor(load({ deliveriesPerSecond: 500, lagMs: 101 }))).toBe(200)
    expect(windowFor(load({ deliveriesPerSecond: 500, lagMs: 100 }))).toBe(0)
    expect(windowFor(load({ deliveriesPerSecond: 50_000, idle: 0.19 }))).toBe(200)
    expect(windowFor(load({ deliveriesPerSecond: 2_000, idle: 0.2 }))).toBe(50)
  })
})

describe("a count per second", () => {
  it("holds the running second, and the rest of the second before", () => {
    const count = new PerSecond()
    count.add(10, 5_000)
    count.add(10, 5_999)
    expect(count.at(5_999)).toBe(20)
    expect(count.at(6_000)).toBe(20)
    count.add(4, 6_250)
    expect(count.at(6_250)).toBe(19)
    expect(count.at(6_999)).toBeCloseTo(4.02)
    expect(count.at(7_500)).toBe(2)
    expect(count.at(8_000)).toBe(0)
  })

  it("begins anew after a pause, and where the clock was set back", () => {
    const count = new PerSecond()
    count.add(10, 5_000)
    expect(count.at(7_000)).toBe(0)
    count.add(10, 7_000)
    expect(count.at(6_900)).toBe(0)
    count.add(3, 6_900)
    expect(count.at(7_000)).toBe(3)
  })
})

describe("the load by observers", () => {
  it("counts the deliveries of all topics, and asks for the idle time", () => {
    let now = 1_000
    let idle = 0.75
    const all = new ObserverLoad({ now: () => now, id: () => "", wait: async () => {} }, () => idle)
    all.count(100)
    all.count(40)
    expect([all.deliveriesPerSecond, all.idle]).toEqual([140, 0.75])
    now = 2_500
    idle = 0.5
    expect([all.deliveriesPerSecond, all.idle]).toEqual([70, 0.5])
  })
})

describe("the idle share of the event loop", () => {
  it("is that of the last second that was measured, and of no time before", () => {
    let now = 0
    let active = 0
    const utilization = (before?: { active: number; idle: number }) => {
      const [busy, rest] = [active - (before?.active ?? 0), now - active - (before?.idle ?? 0)]
      return { active: busy, idle: rest, utilization: busy + rest === 0 ? 0 : busy / (busy + rest) }
    }
    const idle = idleShare(utilization, () => now)
    ;[now, active] = [999, 999]
    expect(idle()).toBe(1)
    ;[now, active] = [1_000, 800]
    expect(idle()).toBeCloseTo(0.2)
    ;[now, active] = [1_999, 1_799]
    expect(idle()).toBeCloseTo(0.2)
    ;[now, active] = [3_000, 1_000]
    expect(idle()).toBeCloseTo(0.9)
  })

  it("of this process is a share", () => {
    expect(idleShare()()).toBe(1)
  })
})
