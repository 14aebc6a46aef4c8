import { signal } from "@preact/signals-core"
import { afterEach, expect, test, vi } from "vitest"
import { PressPage } from "../../../../client/pages/press/plenary-press-page.ts"
import { ProblemView } from "../../../../client/pages/problem/plenary-problem-view.ts"
import { PressLinks } from "../../../../client/pages/proceedings/outcomes/plenary-press-links.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"
import { meeting, panel } from "../../../kit/scenes.ts"
import { settled } from "../../elements/session/shown.ts"

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

const now = 1_790_000_000_000
const link = (id: string, over: object) => ({
  id,
  name: id,
  hash: "",
  until: now + 1,
  by: null,
  at: now - 1,
  ended: null,
  opened: [],
  ...over,
})

function drawn(press: object[], send: (kind: string, body: object) => Promise<unknown>): PressLinks {
  const links = new PressLinks()
  links.live = { state: signal(panel()), now: () => now, send } as never
  links.session = meeting({ press })
  document.body.append(links)
  return links
}

test("the links for the press say how often each was opened, and a valid one can be revoked", async () => {
  const send = vi.fn(async () => ({ ok: true, seq: 1, made: {} }))
  const links = drawn([link("News", { opened: [now - 2, now - 1] }), link("Old", { until: now })], send)
  await settled(links)
  expect(links.textContent).toMatch(/News[\s\S]*opened 2 times[\s\S]*Old[\s\S]*not opened yet/)
  const revokers = [...links.querySelectorAll<HTMLButtonElement>("button.danger")]
  expect(revokers).toHaveLength(1)
  revokers[0]?.click()
  expect(send).toHaveBeenCalledWith("revoke-press-link", { session: links.session.id, press: "News" })
})

test("a new link is shown this once, as an address with the token behind #", async () => {
  const made = { press: "p", token: "w.p.secret" }
  const send = vi.fn(async () => ({ ok: true, seq: 1, made }))
  const links = drawn([], send)
  await settled(links)
  const name = links.querySelector<HTMLInputElement>("#press-name")
  if (name) name.value = "Evening News"
  links.querySelector("form")?.requestSubmit()
  await eventually(() => expect(links.querySelector("plenary-copy-text")).not.toBe(null))
  expect(links.querySelector("plenary-copy-text")?.text).toBe(`${location.origin}/press#w.p.secret`)
  expect(links.textContent).toContain("The link is shown this once.")
  expect(send).toHaveBeenCalledWith("make-press-link", { session: links.session.id, name: "Evening News", days: 7 })
})

test("the page of a press link says until when nothing may be published, and that the opening is noted", async () => {
  const title = { en: "Dialogue" }
  const preview = { workspace: { slug: "p", title }, session: { id: "s", title }, embargo: now, until: now + 1 }
  const fetched = vi.fn(async () => Response.json(preview))
  vi.stubGlobal("fetch", fetched)
  location.hash = "#w.p.secret"
  const page = new PressPage()
  document.body.append(page)
  await eventually(() => expect(page.textContent).toContain("Please do not publish it before then."))
  expect(page.textContent).toContain("The panel’s moderators see when the link was opened.")
  expect(location.hash).toBe("")
  expect(fetched).toHaveBeenCalledTimes(1)
})

test("a page that an embargo closes opens by itself at its time", async () => {
  vi.useFakeTimers({ now })
  const again = vi.fn()
  const view = new ProblemView()
  const failure = { status: 403, code: "under-embargo", params: { time: now + 60_000 }, id: "" }
  view.problem = { kind: "failed", failure, again }
  document.body.append(view)
  await vi.advanceTimersByTimeAsync(10)
  expect(view.textContent).toContain("This page opens by itself at that time.")
  await vi.advanceTimersByTimeAsync(59_000)
  expect(again).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(3_000)
  expect(again).toHaveBeenCalledTimes(1)
})
