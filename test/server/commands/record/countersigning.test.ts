import { beforeAll, describe, expect, test } from "vitest"
import type { CommandInput } from "../../../../shared/contract/commands.ts"
import { RecordId, StatementId } from "../../../../shared/model/ids.ts"
import { type SidedPanel, sidedPanel } from "../../model/sidedPanel.ts"

let panel: SidedPanel
let record: string
let declared: object

const signers = async (id = record) => ((await panel.record(id))?.countersigned ?? []).map(({ by }) => by)
const countersign = (who: string, id = record) => panel.world.made(who, "countersign-record", { record: id })

beforeAll(async () => {
  panel = await sidedPanel()
  record = (await panel.recorded()).record
  declared = await panel.refused(panel.expert("C"), "countersign-record", { record })
  await panel.world.made(panel.chair("J"), "confirm-record", { record })
})

describe("a countersignature", () => {
  test("waits until the record is in force: what is still to be confirmed may yet be returned", () => {
    expect(declared).toEqual({ code: "not-in-force", params: { n: 1 } })
  })

  test("is entered by those at the table, moderators too, each with the time", async () => {
    const { world, chair, expert } = panel
    world.pass(60_000)
    await countersign(expert("J"))
    world.pass(60_000)
    await countersign(chair("C"))
    const found = await panel.record(record)
    expect(found?.countersigned).toEqual([
      { by: expert("J"), at: world.now() - 60_000 },
      { by: chair("C"), at: world.now() },
    ])
    expect(found?.state).toBe("in_force")
  })

  test("is given once, however often the button is pressed", async () => {
    const at = (await panel.record(record))?.countersigned[0]?.at
    const again = await panel.refused(panel.expert("J"), "countersign-record", { record })
    expect(again).toEqual({ code: "already-countersigned", params: { n: 1, time: at } })
    expect(await signers()).toEqual([panel.expert("J"), panel.chair("C")])
  })

  test("is in the chain, folds the same for the stored log and for both audiences' pages, and its head is signed", async () => {
    const { world } = panel
    const stored = await world.stored()
    const pages = await world.pages()
    const id = RecordId.parse(record)
    for (const state of [stored.room, stored.gallery, pages.room, pages.gallery])
      expect(state.records[id]?.countersigned).toEqual((await panel.record(record))?.countersigned)
    expect(await world.chain()).toMatchObject({ broken: null })
    const rows = await world.store.events(world.workspace, 0, 10_000)
    const signed = (await world.store.signedHeads(world.workspace, 0, 10_000)).map(({ seq }) => seq)
    const entries = rows.filter(({ kind }) => kind === "record-countersigned").map(({ seq }) => seq)
    expect(entries).toHaveLength(2)
    expect(signed).toEqual(expect.arrayContaining(entries))
  })

  test("is nobody's who sat elsewhere: neither secretary nor observer, nor who came to the table later", async () => {
    const { world, model } = panel
    const of = (role: string) => [...model.people.values()].find(one => one.role === role)?.id ?? ""
    for (const role of ["secretary", "observer"])
      expect(await panel.refused(of(role), "countersign-record", { record })).toMatchObject({ code: "not-permitted" })
    world.pass(60_000)
    const late: CommandInput<"admit-member"> = { name: "Late", role: "panelist", side: null }
    const comer = String((await world.made(null, "admit-member", late))["member"])
    await world.made(null, "change-member", { member: of("observer"), role: "panelist", side: null })
    const refusal = { code: "not-at-the-table", params: { n: 1 } }
    expect(await panel.refused(comer, "countersign-record", { record })).toEqual(refusal)
    expect(await panel.refused(of("observer"), "countersign-record", { record })).toEqual(refusal)
    // a panelist who now chairs sat at the table all along
    await world.made(null, "change-member", { member: panel.expert("C"), role: "moderator", side: null })
    await countersign(panel.expert("C"))
    expect(await signers()).toHaveLength(3)
  })

  test("stays under a record that has ended, and none is added then", async () => {
    const { world, chair } = panel
    const before = await signers()
    await world.made(chair("C"), "withdraw-record", { record, reason: "Overtaken." })
    await world.made(chair("J"), "confirm-proposal", { proposal: await panel.waiting() })
    expect(await panel.refused(chair("J"), "countersign-record", { record })).toEqual({
      code: "not-in-force",
      params: { n: 1 },
    })
    expect(await signers()).toEqual(before)
  })
})

describe("two records of one text", () => {
  test("the superseded one takes no more, and the new one begins with none", async () => {
    const again = await sidedPanel()
    const { world, chair, expert, propose, declare, refused } = again
    const { statement, record: first } = await again.recorded()
    await world.made(chair("J"), "confirm-record", { record: first })
    await world.made(expert("C"), "countersign-record", { record: first })
    const texts = (await world.state()).statements[StatementId.parse(statement)]?.texts ?? []
    for (const [lang, side, text] of [
      ["zh", "C", "数据一律流动。"],
      ["ja", "J", "データはすべて流れる。"],
    ] as const) {
      const base = texts.find(one => one.lang === lang)?.revision ?? 0
      await world.made(expert(side), "save-text", { statement, lang, text, base, newVersion: true })
    }
    await propose(statement)
    const second = await declare(statement, 2)
    await world.made(chair("J"), "confirm-record", { record: second })
    expect(await refused(chair("C"), "countersign-record", { record: first })).toMatchObject({ code: "not-in-force" })
    expect((await again.record(first))?.countersigned).toHaveLength(1)
    expect((await again.record(second))?.countersigned).toEqual([])
  })
})
