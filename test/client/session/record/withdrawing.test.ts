import { render } from "lit"
import { afterEach, expect, test } from "vitest"
import { deskWords } from "../../../../client/elements/session/record-card/deskWords.ts"
import { recordActs } from "../../../../client/elements/session/record-card/recordActs.ts"
import { RecordCard } from "../../../../client/elements/session/record-card/recordCard.ts"
import { RecordDesk } from "../../../../client/elements/session/record-card/recordDesk.ts"
import { StatementCard } from "../../../../client/elements/session/statement/statementCard.ts"
import { namesThen } from "../../../../client/i18n/names.ts"
import { recordHow } from "../../../../client/pages/record/recordHow.ts"
import { nextAction } from "../../../../shared/rules/nextAction.ts"
import { as, meeting, scene, statement, table } from "../../../shared/rules/nextAction/scenes.ts"
import { asked } from "../asking.ts"
import { buttons, shown, words } from "../shown.ts"
import { recordShown } from "./recordShown.ts"

afterEach(() => document.body.replaceChildren())

const now = 1_790_000_000_000
const withdrawal = { by: "Chen", at: now, reason: "Overtaken.", confirmations: [] }
const record = recordShown({ withdrawal })
const chen = as("Chen", "moderator", "CN")
const miwa = as("Miwa", "moderator", "JP")

const deskOf = async (me: typeof chen, state: object = {}, shownRecord = record) =>
  buttons(
    await shown(new RecordDesk(), { scene: scene({ records: table(record), ...state }, me), record: shownRecord }),
  )

test("a withdrawal that was proposed is the co-moderator's next act and the proposer's to take back", async () => {
  const given = scene({ records: table(record) }, miwa)
  expect(nextAction(given)?.act).toMatchObject({ do: "confirm-withdrawal", record: { number: 1 } })
  expect(nextAction(scene({ records: table(record) }, chen))?.act.do).not.toBe("confirm-withdrawal")
  expect(await deskOf(miwa)).toContain("Confirm that CR-1 is withdrawn")
  expect(await deskOf(chen)).toContain("Take the withdrawal back")
  expect(await deskOf(chen)).not.toContain("Withdraw the record")
  for (const me of [as("Lin", "panelist", "CN"), as("Hayase", "panelist", "JP"), as("He", "observer")])
    expect((await deskOf(me)).filter(one => one?.includes("withdraw"))).toEqual([])
  expect(await deskOf(as("Hayase", "panelist", "JP"), { deputies: { JP: "Hayase" } })).toContain(
    "Confirm that CR-1 is withdrawn",
  )
})

test("whoever waits reads for whom, and tells them by e-mail; the deputy is named while the co-moderator is away", async () => {
  const desk = async (me: typeof chen, over: object = {}) => {
    const given = scene({ records: table(record), deputies: { JP: "Hayase" } }, { ...me, mails: true, ...over })
    return shown(new RecordDesk(), { scene: given, record })
  }
  expect(words(await desk(chen, { present: ["Miwa"] }))).toContain("Waiting for Miwa to confirm")
  const away = await desk(chen)
  expect(words(away)).toContain("Waiting for Miwa and Hayase to confirm")
  expect(buttons(away)).toContain("Send it by e-mail")
  expect(words(await desk(miwa))).not.toContain("Waiting for")
})

test("once the minutes are adopted nobody's confirmation is waited for: it is withdrawn at once", async () => {
  const minutes = { state: "adopted", endsAt: null, adoptedAt: now, moved: null, corrections: [] }
  const sessions = table(meeting({ state: "closed", closedAt: now, minutes }))
  expect(await deskOf(miwa, { sessions })).toContain("Withdraw the record")
  expect(await deskOf(miwa, { sessions })).not.toContain("Confirm that CR-1 is withdrawn")
})

test("the buttons say what happens: a withdrawal that other sides confirm is proposed, one that nobody else has to is done", async () => {
  const standing = recordShown()
  const pressed = async (over: object) => {
    const given = scene({ records: table(standing), ...over }, chen)
    const act = recordActs(given, standing).find(one => one.do === "withdraw-record")!
    const form = await asked(act, given)
    const main = form.dialog.renderRoot.querySelector("button.filled")
    return [deskWords(act), form.dialog.renderRoot.querySelector("#title"), main].map(one =>
      typeof one === "string" ? one : one?.textContent?.trim(),
    )
  }
  const propose = "Propose to withdraw the record"
  expect(await pressed({})).toEqual([propose, `CR-1 · ${propose}`, propose])
  const withdraw = "Withdraw the record"
  expect(await pressed({ sides: [] })).toEqual([withdraw, `CR-1 · ${withdraw}`, withdraw])
})

test("the card says that a withdrawal is proposed and why; who confirms it has the reason before their eyes", async () => {
  const card = await shown(new RecordCard(), { scene: scene({ records: table(record) }, miwa), record })
  const said =
    /^.*A withdrawal was proposed on .+; the record stands until the other sides confirm\. Reason: Overtaken\./
  expect(words(card)).toMatch(said)
  const minutes = { state: "adopted", endsAt: null, adoptedAt: now, moved: null, corrections: [] }
  const sessions = table(meeting({ state: "closed", closedAt: now, minutes }))
  const after = await shown(new RecordCard(), { scene: scene({ records: table(record), sessions }, miwa), record })
  expect(words(after)).not.toContain("A withdrawal was proposed")
  const form = await asked({ do: "confirm-withdrawal", record }, scene({ records: table(record) }, miwa))
  expect(words(form.dialog)).toContain("Reason: Overtaken.")
  expect(await form.send()).toEqual([{ kind: "confirm-withdrawal", body: { record: "CR" } }])
})

test("a text whose record was withdrawn does not read as recorded", async () => {
  const texts = statement("recorded")
  const card = async (shownRecord: typeof record) => {
    const given = scene({ records: table(shownRecord), statements: table(texts) }, as("Lin", "panelist", "CN"))
    return shown(new StatementCard(), { scene: given, statement: texts })
  }
  const chip = (of: StatementCard) => of.renderRoot.querySelector("header .chip")?.textContent
  expect(chip(await card(record))).toBe("Recorded")
  expect(chip(await card(recordShown({ state: "withdrawn", reason: "Overtaken.", endedAt: now })))).toBe("Withdrawn")
})

test("the record's page says who withdrew it: who proposed it and who confirmed, or who did it alone", () => {
  const state = scene({ deputies: { JP: "Hayase" } }).state
  const told = (over: object) => {
    const place = document.createElement("div")
    render(recordHow(recordShown({ state: "withdrawn", endedAt: now, ...over }), state, namesThen(state), null), place)
    const pair = [...place.querySelectorAll("dl > div")].find(one => one.textContent?.includes("Withdrawn by"))
    return pair?.querySelector("dd")?.textContent
  }
  const confirmations = [{ by: "Hayase", at: now }]
  expect(told({ endedBy: "Hayase", withdrawal: { ...withdrawal, confirmations } })).toBe("Chen and Hayase (deputy)")
  expect(told({ endedBy: "Miwa", withdrawal })).toBe("Miwa")
  expect(told({ endedBy: "Chen" })).toBe("Chen")
  expect(told({ state: "in_force", endedBy: null, withdrawal })).toBeUndefined()
})

test("an erratum that was proposed to a record which has ended since is open to no objection, and says so", async () => {
  const erratum = { id: "e", lang: "en", text: "Data.", reason: "A slip.", by: "Chen", at: now, objection: null }
  const errata = [{ ...erratum, state: "proposed", endsAt: now + 1_000 }]
  const ended = recordShown({ state: "withdrawn", endedAt: now, errata })
  const card = await shown(new RecordCard(), { scene: scene({}, as("Lin", "panelist", "CN")), record: ended })
  expect(words(card)).not.toContain("objections until")
  expect(words(card)).toContain("it ended with the record")
})
