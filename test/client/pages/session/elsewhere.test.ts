import { html, render } from "lit"
import { afterEach, expect, onTestFinished, test, vi } from "vitest"
import { roomFrame } from "../../../../client/pages/session/roomFrame.ts"
import { keepSent } from "../../../../client/state/sent/keptSent.ts"
import { SessionStore } from "../../../../client/state/session/sessionStore.ts"
import { meeting, panel } from "../../../kit/scenes.ts"

afterEach(() => {
  vi.unstubAllGlobals()
  sessionStorage.clear()
  document.body.replaceChildren()
})

/** The notices of the room of a panel, while the tab keeps something that was sent in the panels. */
function noticesIn(slug: string, ...panels: string[]): Element | null {
  vi.stubGlobal("fetch", () => new Promise(() => {}))
  const body = { thread: "t", entry: { lang: "en", text: "The ministry." } }
  const waiting = { state: "waiting" } as const
  for (const one of panels)
    keepSent(`${one} Lin`, [{ id: one, kind: "reply", body, since: 0, status: waiting, waited: true }])
  const store = new SessionStore({ slug, session: "S" }, false)
  onTestFinished(() => store.close())
  const state = { ...panel(), sessions: { S: meeting({ title: { en: "One" } }) } }
  store.live.shown.holds.value = { state, settled: {}, drifts: 0, whole: new Map() }
  store.live["seat"].value = { member: "Lin", name: "Lin", role: "panelist", side: "CN", lang: "en" } as never
  store.live.room.value = { state: "open" }
  const scene = store.scene.value
  if (!scene) throw new Error("the room has no scene")
  const place = document.createElement("div")
  document.body.append(place)
  render(roomFrame(store, scene, html``, { slug, seat: null, outdated: false, onWall: false }), place)
  return place.querySelector(".room-notices")
}

test("the room of one panel says that something sent in another has no end yet, and leads there", () => {
  const notices = noticesIn("demo", "practice")
  expect(notices?.textContent).toContain("Something that you sent in a panel has no end yet")
  expect([...(notices?.querySelectorAll("a") ?? [])].map(one => one.getAttribute("href"))).toEqual(["/w/practice"])
})

test("a room says so of no other panel where all that is kept is its own", () => {
  expect(noticesIn("demo", "demo")?.textContent).not.toContain("Something that you sent in a panel")
})
