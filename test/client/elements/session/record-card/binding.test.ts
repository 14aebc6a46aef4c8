import { afterEach, expect, test } from "vitest"
import { PlenaryRecordCard } from "../../../../../client/elements/session/record-card/plenary-record-card.ts"
import { as, scene, table } from "../../../../kit/scenes.ts"
import { asked } from "../asking.ts"
import { buttons, shown, words } from "../shown.ts"
import { recordShown } from "./recordShown.ts"

afterEach(() => {
  document.body.replaceChildren()
  sessionStorage.clear()
  localStorage.clear()
})

const now = 1_790_000_000_000
const chen = as("Chen", "moderator", "CN")
const drift = (text: string) => recordShown({ drift: { since: now, now: text } })

test("a change beyond a slip of the pen is offered as an amendment in the dialog, and nothing else is sent", async () => {
  const record = drift("Data never move by default.")
  const form = await asked({ kind: "mark-editorial", record }, scene({ records: table(record) }, chen))
  await form.write("reason", "It means the same.")
  expect(buttons(form.dialog)).toContain("Make an amendment")
  await expect.poll(() => words(form.dialog)).toContain("This changes a negation")
  const wanted: unknown[] = []
  form.dialog.addEventListener("act-wanted", ({ act }) => wanted.push(act))
  expect(await form.send()).toEqual([])
  expect(wanted).toMatchObject([{ kind: "amend", record: { number: 1 } }])
})

test("a mark shows the two wordings, asks for a reason and sends the words that were read", async () => {
  const record = drift("Data move, by default.")
  const form = await asked({ kind: "mark-editorial", record }, scene({ records: table(record) }, chen))
  expect(form.dialog.renderRoot.querySelector(".changes ins")?.textContent).toContain(",")
  expect(await form.send()).toEqual([])
  await form.write("reason", "A comma.")
  const body = { record: "CR", now: "Data move, by default.", reason: "A comma." }
  expect(await form.send()).toEqual([{ kind: "mark-editorial", body }])
})

test("the card says who marked a difference as editorial and when, and lets a chair undo it", async () => {
  const mark = { text: "Data move, by default.", by: "Chen", at: now, reason: "A comma." }
  const record = recordShown({ editorial: [mark] })
  const card = (me: typeof chen) =>
    shown(new PlenaryRecordCard(), { scene: scene({ records: table(record) }, me), record })
  const read = await card(as("Lin", "panelist", "CN"))
  expect(words(read)).toMatch(/Note marked as editorial by Chen, .+ A comma\./)
  expect(buttons(read)).not.toContain("Show the difference again")
  expect(buttons(await card(chen))).toContain("Show the difference again")
})

test("a returned declaration carries no level", async () => {
  for (const state of ["returned", "taken_back", "lapsed"]) {
    const record = recordShown({ state, endedAt: now })
    const card = await shown(new PlenaryRecordCard(), { scene: scene({ records: table(record) }, chen), record })
    expect(words(card)).not.toContain("Unanimity")
  }
})
