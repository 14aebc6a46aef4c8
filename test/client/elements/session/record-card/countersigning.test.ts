import { render } from "lit"
import { afterEach, expect, test } from "vitest"
import { asksFirst } from "../../../../../client/acts/acts.ts"
import { voicesBesideRecord } from "../../../../../client/elements/record/voices/recordVoices.ts"
import { ActDialog } from "../../../../../client/elements/session/dialog/plenary-act-dialog.ts"
import type { CommandWanted } from "../../../../../client/elements/session/kit/commandWanted.ts"
import { PlenaryRecordCard } from "../../../../../client/elements/session/record-card/plenary-record-card.ts"
import { moment } from "../../../../../client/i18n/formats.ts"
import { namesThen } from "../../../../../client/i18n/names.ts"
import { recordActs } from "../../../../../client/rules/offers/record/recordActs.ts"
import type { RecordRow as Card } from "../../../../../shared/fold/recordState.ts"
import type { Role } from "../../../../../shared/model/terms.ts"
import { as, scene } from "../../../../kit/scenes.ts"
import { recordShown } from "./recordShown.ts"

afterEach(() => document.body.replaceChildren())

const at = 1_790_000_000_000
const signed = (...by: string[]) =>
  recordShown({ countersigned: by.map((one, n) => ({ by: one, at: at + n * 60_000 })) })
const offered = (record: Card, who: string, role: Role) =>
  recordActs(scene({}, as(who, role, null)), record).some(act => act.kind === "countersign-record")

test("a member who was at the table can countersign a record in force, once", () => {
  expect(offered(signed(), "Lin", "panelist")).toBe(true)
  expect(offered(signed("Han"), "Miwa", "moderator")).toBe(true)
  expect(offered(signed("Lin"), "Lin", "panelist")).toBe(false)
  expect(offered(signed(), "He", "observer")).toBe(false)
  for (const state of ["declared", "superseded", "withdrawn", "returned"])
    expect([state, offered(recordShown({ state }), "Lin", "panelist")]).toEqual([state, false])
  // This member came to the table after it was declared.
  expect(offered(recordShown({ declaredAt: -1 }), "Lin", "panelist")).toBe(false)
})

test("countersigning takes two steps, the second of which says that it stays", async () => {
  const act = { kind: "countersign-record", record: signed() } as const
  expect(asksFirst(act)).toBe(true)
  const dialog = new ActDialog()
  dialog.scene = scene({}, as("Lin", "panelist", "CN"))
  const sent: CommandWanted[] = []
  dialog.addEventListener("command-wanted", event => sent.push(event))
  document.body.append(dialog)
  await dialog.updateComplete
  dialog.ask(act)
  await dialog.updateComplete
  expect(dialog.renderRoot.textContent).toContain("This cannot be taken back.")
  expect(sent).toEqual([])
  dialog.renderRoot.querySelector<HTMLButtonElement>("button.filled")?.click()
  await dialog.updateComplete
  expect(sent.map(({ kind, body }) => [kind, body])).toEqual([["countersign-record", { record: "CR" }]])
})

const none = () => "" as never
const noActs = { erratum: none, addition: none }

test("the record's page prints each name with its time", () => {
  const { state } = scene({}, as("Lin", "panelist", "CN"))
  const page = document.createElement("article")
  render(voicesBesideRecord(signed("Han", "Miwa"), state, namesThen(state), noActs), page)
  const section = [...page.querySelectorAll("section")].find(one => one.textContent?.includes("Countersigned by"))
  expect(section?.closest(".no-print")).toBeNull()
  const lines = [...(section?.querySelectorAll("li") ?? [])].map(one => one.textContent?.replace(/\s+/g, " ").trim())
  expect(lines).toEqual([`Han ${moment(at)}`, `Miwa ${moment(at + 60_000)}`])
  const bare = document.createElement("article")
  render(voicesBesideRecord(signed(), state, namesThen(state), noActs), bare)
  expect(bare.textContent).not.toContain("Countersigned")
})

test("the card in the room names them, unless names stay in the room", async () => {
  const shown = async (record: Card) => {
    const card = new PlenaryRecordCard()
    card.scene = scene({}, as("Lin", "panelist", "CN"))
    card.record = record
    document.body.append(card)
    await card.updateComplete
    return card.renderRoot.textContent?.replace(/\s+/g, " ") ?? ""
  }
  expect(await shown(signed("Han", "Miwa"))).toContain("Countersigned: Han and Miwa")
  expect(await shown(signed("nobody"))).toContain("Countersigned: Name not shown")
  expect(await shown(signed())).not.toContain("Countersigned")
})
