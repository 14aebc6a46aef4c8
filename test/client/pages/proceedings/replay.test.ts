import { signal } from "@preact/signals-core"
import { nothing, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { replayControls } from "../../../../client/pages/proceedings/replay/controls.ts"
import { keepInAddress, momentInAddress } from "../../../../client/pages/proceedings/replay/momentInAddress.ts"
import { meeting, panel } from "../../../kit/scenes.ts"

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
    go(moment: number) {
      this.at.value = moment
    },
  }
  render(replayControls(replay as never, panel(), meeting({ cities })), document.body)
  return { replay, buttons: [...document.querySelectorAll("button")] }
}

test("a chapter shows its time on every city's clock, whatever the reader's own clock is", () =>
  expect(shown().buttons.at(-1)?.title).toBe("Go to A, Beijing 13:00 · Tokyo 14:00"))

test("the play button shows only its sign", () =>
  expect(shown().buttons.flatMap(one => (one.textContent?.includes("▶") ? [one.title] : []))).toEqual(
    [1, 4, 16].map(speed => `Play at ${speed} times the speed`),
  ))

test("every press of a key counts, also before the page is drawn again", () => {
  const { replay } = shown()
  const slider = document.querySelector("input")
  for (let n = 0; n < 3; n++) slider?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }))
  expect(replay.at.value - start).toBe(30_000)
})

test("the address holds the moment shown, and a reload restores it", async () => {
  const at = signal(0)
  const stop = keepInAddress(at)
  expect(momentInAddress()).toBe(0)
  at.value = start
  at.value = start + 1_500.4
  await expect.poll(() => location.hash).toBe(`#at=${start + 1_500}`)
  expect(momentInAddress()).toBe(start + 1_500)
  stop()
})
