import { signal } from "@preact/signals-core"
import { nothing, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { controls } from "../../../../client/pages/proceedings/replay/controls.ts"
import { keepInAddress, momentInAddress } from "../../../../client/pages/proceedings/replay/momentInAddress.ts"
import { meeting, panel } from "../../../shared/rules/nextAction/scenes.ts"

afterEach(() => {
  render(nothing, document.body)
  history.replaceState(history.state, "", "#")
})

const start = Date.UTC(2026, 10, 25, 5)

function shown() {
  const city = (name: string, zone: string) => ({ name: { en: name }, zone })
  const cities = [city("Beijing", "Asia/Shanghai"), city("Tokyo", "Asia/Tokyo")]
  const list = [{ seq: 1, kind: "agenda-moved", at: start, by: null, body: { session: "S", item: "a" } }]
  const replay = {
    span: signal({ from: start, to: start + 60_000 }),
    at: signal(start),
    speed: signal(0),
    state: signal(null),
    list: signal(list),
    edits: signal({ from: 0, to: 1, counts: [] }),
  }
  render(controls(replay as never, panel(), meeting({ cities })), document.body)
  return [...document.querySelectorAll("button")]
}

test("a chapter is named with its time on every city's clock, whatever the reader's own says", () =>
  expect(shown().at(-1)?.title).toBe("Go to A, Beijing 13:00 · Tokyo 14:00"))

test("the sign for playing stands on what plays alone", () =>
  expect(shown().flatMap(one => (one.textContent?.includes("▶") ? [one.title] : []))).toEqual(
    [1, 4, 16].map(speed => `Play at ${speed} times the speed`),
  ))

test("the moment that is shown stands in the address, and is there again after a reload", async () => {
  const at = signal(0)
  const stop = keepInAddress(at)
  expect(momentInAddress()).toBe(0)
  at.value = start
  at.value = start + 1_500.4
  await expect.poll(() => location.hash).toBe(`#at=${start + 1_500}`)
  expect(momentInAddress()).toBe(start + 1_500)
  stop()
})
