import { render } from "lit"
import { afterEach, expect, test } from "vitest"
import { voicesBesideRecord } from "../../../../../client/elements/record/voices/recordVoices.ts"
import { PlenaryRecordCard } from "../../../../../client/elements/session/record-card/plenary-record-card.ts"
import { moment } from "../../../../../client/i18n/formats.ts"
import { namesThen } from "../../../../../client/i18n/names.ts"
import { recordTexts } from "../../../../../client/pages/proceedings/outcomes/outcomeTexts.ts"
import { additionActs } from "../../../../../client/rules/offers/record/recordActs.ts"
import { as, meeting, scene, table } from "../../../../kit/scenes.ts"
import { asked } from "../asking.ts"
import { buttons, shown, words } from "../shown.ts"
import { recordShown } from "./recordShown.ts"

afterEach(() => document.body.replaceChildren())

const at = 1_790_000_000_000
const text = (said: string) => ({ lang: "en" as const, text: said })
const lin = as("Lin", "panelist", "CN")
const withdrawn = { by: "Han", at, seq: 21, text: text(""), withdrawn: at + 60_000 }
const record = recordShown({
  reservations: [{ by: "Lin", at, seq: 20, text: text("For two years.") }, withdrawn],
  dissents: [{ by: "Han", at, seq: 22, text: text("Not without a review.") }],
  changes: [{ by: "Lin", at, seq: 23, text: text("I agree no more.") }],
})

test("each member withdraws their own addition, and the card says what was withdrawn and when", async () => {
  const mine = await shown(new PlenaryRecordCard(), { scene: scene({}, lin), record })
  expect(buttons(mine).filter(one => one.startsWith("Withdraw my"))).toEqual([
    "Withdraw my reservation",
    "Withdraw my statement of change",
  ])
  expect(words(mine)).toContain(`Han · Reservation · withdrawn, ${moment(at + 60_000)}`)
  const theirs = await shown(new PlenaryRecordCard(), { scene: scene({}, as("Miwa", "moderator", "JP")), record })
  expect(buttons(theirs).filter(one => one.startsWith("Withdraw my"))).toEqual([])
})

test("no addition is offered once the minutes that print it are adopted", () => {
  const minutes = { state: "adopted", endsAt: at, adoptedAt: at, moved: null, corrections: [] }
  const adopted = meeting({ closedAt: at, state: "closed", minutes })
  const early = { ...record, declaredAt: at - 1_000 }
  const [first] = record.reservations
  expect(additionActs(scene({ sessions: table(adopted) }, lin), early, first!, "reservation")).toEqual([])
  expect(additionActs(scene({}, lin), early, first!, "reservation")).toHaveLength(1)
})

test("the dialog names the record and shows the words before it withdraws them", async () => {
  const [addition] = record.reservations
  const form = await asked(
    { kind: "withdraw-addition", record, addition: addition!, of: "reservation" },
    scene({}, lin),
  )
  const said = words(form.dialog)
  expect(said).toContain("CR-1 · Withdraw my reservation")
  expect(said).toContain("For two years.")
  expect(said).toContain("is printed in their place")
  expect(await form.send()).toEqual([{ kind: "withdraw-addition", body: { record: "CR", addition: 20 } }])
})

test("the record's page and the outcome paper print that it was withdrawn, and when", () => {
  const { state } = scene({}, lin)
  const name = namesThen(state)
  const nothing = () => "" as never
  for (const printed of [
    voicesBesideRecord(record, state, name, { erratum: nothing, addition: nothing }),
    recordTexts(record, { state, me: null }, name, ["en"], "w", at),
  ]) {
    const page = document.createElement("article")
    render(printed, page)
    expect(page.textContent).toContain(`withdrawn, ${moment(at + 60_000)}`)
    expect(page.textContent).toContain("For two years.")
  }
})
