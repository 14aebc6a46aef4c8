import { render } from "lit"
import { afterEach, expect, test } from "vitest"
import { recordDesk } from "../../../../client/pages/record/desk/recordDesk.ts"
import { as, round, scene, table } from "../../../kit/scenes.ts"
import { recordShown } from "../../elements/session/record-card/recordShown.ts"

afterEach(() => document.body.replaceChildren())

const record = recordShown()

/** Where the record's page leads somebody to answer in the review; null if nowhere. */
function leads(who: ReturnType<typeof as>, state: "open" | "closed"): string | null {
  const review = { ...round("call", state), kind: "review", record: record.id }
  const given = scene({ rounds: table(review), records: { [record.id]: record } }, who)
  const place = document.createElement("div")
  document.body.append(place)
  render(recordDesk(given, record, false), place)
  return place.querySelector(".desk > p.row a")?.getAttribute("href") ?? null
}

test("the page of a record leads whom its review asks to the form, and nobody else", () => {
  const lin = as("Lin", "panelist", "CN")
  expect([leads(lin, "open"), leads(lin, "closed"), leads(as("He", "observer"), "open")]).toEqual([
    expect.stringMatching(new RegExp(`/t/${record.body.topic}$`)),
    null,
    null,
  ])
})
