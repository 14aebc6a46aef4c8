import { expect, test } from "vitest"
import { ThreadRail } from "../../../../../client/elements/session/rail/plenary-thread-rail.ts"
import type { Thread } from "../../../../../shared/fold/state.ts"
import { as, scene } from "../../../../kit/scenes.ts"
import { allButtons, press, settled, shown, words } from "../shown.ts"

const thread = (id: string, resolved = false) =>
  ({
    id,
    topic: "A",
    statement: null,
    kind: "comment",
    anchor: null,
    entries: [{ id: `${id}1`, by: null, at: 1, text: { lang: "en", text: "Why?" } }],
    resolved: resolved ? { by: null, at: 2 } : null,
    wording: null,
    settled: null,
  }) as unknown as Thread

const rail = (older: ThreadRail["older"], threads = [thread("one"), thread("two")]) =>
  shown(new ThreadRail(), { scene: scene({}, as("Lin", "panelist", "CN")), topic: "A", threads, older })

test("older discussions are counted with the others, and fetched by a press", async () => {
  const page = await rail({ open: 40, resolved: 7 })
  let wanted = 0
  page.addEventListener("older-wanted", () => void (wanted += 1))
  expect(words(page)).toContain("Open 42")
  press(page, "Show older discussions (40)")
  expect(wanted).toBe(1)
  page.fetching = true
  await settled(page)
  press(page, "Loading…")
  expect(wanted).toBe(1)
})

test("settled discussions are offered even if none of them is on the page yet", async () => {
  const page = await rail({ open: 0, resolved: 7 })
  expect(words(page)).not.toContain("Show older")
  press(page, "Resolved 7")
  await settled(page)
  expect(words(page)).not.toContain("No discussion yet")
  expect(allButtons(page.renderRoot).map(one => one.textContent?.trim())).toContain("Show older discussions (7)")
})

test("a failed fetch says why, and can be tried again", async () => {
  const page = await rail({ open: 5, resolved: 0 })
  page.trouble = "The server does not answer."
  await settled(page)
  expect(page.renderRoot.querySelector("[role=alert]")?.textContent).toBe("The server does not answer.")
  let wanted = 0
  page.addEventListener("older-wanted", () => void (wanted += 1))
  press(page, "Show older discussions (5)")
  expect(wanted).toBe(1)
})
