import { render } from "lit"
import { afterEach, expect, test } from "vitest"
import { labelOf } from "../../../../../client/acts/acts.ts"
import { PlenaryRecordCard } from "../../../../../client/elements/session/record-card/plenary-record-card.ts"
import { RecordDesk } from "../../../../../client/elements/session/record-card/plenary-record-desk.ts"
import { StatementCard } from "../../../../../client/elements/session/statement/plenary-statement-card.ts"
import { namesThen } from "../../../../../client/i18n/names.ts"
import { recordHow } from "../../../../../client/pages/record/recordHow.ts"
import { nextAction } from "../../../../../client/rules/nextAction.ts"
import { recordActs } from "../../../../../client/rules/offers/record/recordActs.ts"
import { as, scene, statement, table } from "../../../../kit/scenes.ts"
import { asked } from "../asking.ts"
import { buttons, shown, words } from "../shown.ts"
import { recordShown } from "./recordShown.ts"

afterEach(() => document.body.replaceChildren())

const now = 1_790_000_000_000
const record = recordShown()
const about = { act: "withdraw", record: "CR" }
const asking = { id: "P", about, asker: "Chen", at: now, reason: "Overtaken.", confirmations: [], ended: null }
const proposal = { ...asking, state: "open" }
const withProposal = { records: table(record), proposals: table(proposal) }
const chen = as("Chen", "moderator", "CN")
const miwa = as("Miwa", "moderator", "JP")

const deskOf = async (me: typeof chen, state: object = {}) =>
  buttons(await shown(new RecordDesk(), { scene: scene({ ...withProposal, ...state }, me), record }))

test("the co-moderator confirms or refuses a proposed withdrawal, and its proposer can cancel it", async () => {
  expect(nextAction(scene(withProposal, miwa))).toMatchObject({
    act: { kind: "confirm-proposal", proposal: { id: "P" } },
    second: [{ kind: "refuse-proposal" }],
  })
  expect(nextAction(scene(withProposal, chen))?.act.kind).not.toBe("confirm-proposal")
  expect(await deskOf(miwa)).toEqual(expect.arrayContaining(["Confirm the withdrawal of CR-1", "Refuse with a reason"]))
  expect(await deskOf(chen)).toContain("Take the proposal back")
  expect(await deskOf(chen)).not.toContain("Withdraw the record")
  for (const me of [as("Lin", "panelist", "CN"), as("Hayase", "panelist", "JP"), as("He", "observer")])
    expect((await deskOf(me)).filter(one => one?.includes("withdraw"))).toEqual([])
  const deputy = await deskOf(as("Hayase", "panelist", "JP"), { deputies: { JP: "Hayase" } })
  expect(deputy).toContain("Confirm the withdrawal of CR-1")
})

test("the card says who proposed a withdrawal, why, and for whom it waits; the chair can tell them by e-mail", async () => {
  const given = scene({ ...withProposal, deputies: { JP: "Hayase" } }, { ...chen, mails: true })
  const card = await shown(new PlenaryRecordCard(), { scene: given, record })
  expect(words(card)).toContain("Chen proposes to withdraw CR-1. CR-1 stands until the others have confirmed.")
  expect(words(card)).toContain("Reason: Overtaken.")
  expect(words(card)).toContain("Waits for: Miwa and Hayase")
  expect(buttons(await shown(new RecordDesk(), { scene: given, record }))).toContain("Send it by e-mail")
})

test("the confirmer sees the reason, and a refusal needs one", async () => {
  const given = scene(withProposal, miwa)
  const answer = { proposal: given.state.proposals["P"]!, name: "CR-1" }
  const confirming = await asked({ kind: "confirm-proposal", ...answer }, given)
  expect(words(confirming.dialog)).toContain("Reason: Overtaken.")
  expect(await confirming.send()).toEqual([{ kind: "confirm-proposal", body: { proposal: "P" } }])
  const refusing = await asked({ kind: "refuse-proposal", ...answer }, given)
  expect(await refusing.send()).toEqual([])
  await refusing.write("reason", "It is applied.")
  expect(await refusing.send()).toEqual([
    { kind: "refuse-proposal", body: { proposal: "P", reason: "It is applied." } },
  ])
})

test("the buttons say what happens: a withdrawal that other sides confirm is proposed, any other takes effect at once", async () => {
  const standing = recordShown()
  const pressed = async (over: object) => {
    const given = scene({ records: table(standing), ...over }, chen)
    const act = recordActs(given, standing).find(one => one.kind === "withdraw-record")!
    const form = await asked(act, given)
    const main = form.dialog.renderRoot.querySelector("button.filled")
    return [labelOf(act), form.dialog.renderRoot.querySelector("#title"), main].map(one =>
      typeof one === "string" ? one : one?.textContent?.trim(),
    )
  }
  const propose = "Propose to withdraw the record"
  expect(await pressed({})).toEqual([propose, `CR-1 · ${propose}`, propose])
  const withdraw = "Withdraw the record"
  expect(await pressed({ sides: [] })).toEqual([withdraw, `CR-1 · ${withdraw}`, withdraw])
})

test("a text whose record was withdrawn is not shown as recorded", async () => {
  const texts = statement("recorded")
  const card = async (shownRecord: typeof record) => {
    const given = scene({ records: table(shownRecord), statements: table(texts) }, as("Lin", "panelist", "CN"))
    return shown(new StatementCard(), { scene: given, statement: texts })
  }
  const chip = (of: StatementCard) => of.renderRoot.querySelector("header .chip")?.textContent
  expect(chip(await card(record))).toBe("Recorded")
  expect(chip(await card(recordShown({ state: "withdrawn", reason: "Overtaken.", endedAt: now })))).toBe("Withdrawn")
})

test("the record's page says who proposed and who confirmed a withdrawal, or who did it alone", () => {
  const told = (over: object, proposals: object[] = []) => {
    const { state } = scene({ deputies: { JP: "Hayase" }, proposals: table(...(proposals as { id: string }[])) })
    const place = document.createElement("div")
    render(
      recordHow(
        recordShown({ state: "withdrawn", endedAt: now, ...over }),
        { state, me: null },
        namesThen(state),
        null,
      ),
      place,
    )
    const pair = [...place.querySelectorAll("dl > div")].find(one => one.textContent?.includes("Withdrawn by"))
    return pair?.querySelector("dd")?.textContent
  }
  const carried = { ...asking, state: "carried", confirmations: [{ by: "Hayase", at: now }] }
  expect(told({ endedBy: "Hayase" }, [carried])).toBe("Chen and Hayase (deputy)")
  expect(told({ endedBy: "Chen" }, [{ ...carried, confirmations: [] }])).toBe("Chen")
  expect(told({ endedBy: "Miwa" })).toBe("Miwa")
  expect(told({ state: "in_force", endedBy: null }, [proposal])).toBeUndefined()
})

test("nobody can object to a proposed erratum whose record has ended since, and the card says so", async () => {
  const erratum = { id: "e", lang: "en", text: "Data.", reason: "A slip.", by: "Chen", at: now, objection: null }
  const errata = [{ ...erratum, state: "proposed", endsAt: now + 1_000 }]
  const ended = recordShown({ state: "withdrawn", endedAt: now, errata })
  const card = await shown(new PlenaryRecordCard(), { scene: scene({}, as("Lin", "panelist", "CN")), record: ended })
  expect(words(card)).not.toContain("objections until")
  expect(words(card)).toContain("it ended with the record")
})
