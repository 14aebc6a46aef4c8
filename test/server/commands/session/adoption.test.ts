import { beforeEach, describe, expect, test } from "vitest"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import { proceedingsOf } from "../../../../shared/minutes/proceedings.ts"
import { prose, proseText } from "../../../../shared/minutes/prose.ts"
import { scribe } from "../../../../shared/minutes/scribe.ts"
import { StatementId } from "../../../../shared/model/ids.ts"
import { type SidedPanel, sidedPanel } from "../../model/sidedPanel.ts"

let panel: SidedPanel
let session: string
beforeEach(async () => {
  panel = await sidedPanel()
  session = panel.model.session.id
  const items = [{ kind: "topic", title: { en: "Data" }, topic: panel.model.topic.id, minutes: 20 }]
  await panel.world.send(panel.chair("C"), "set-agenda", { session, items })
  await panel.world.made(panel.chair("C"), "start-session", { session })
})

async function adopt(id = session): Promise<void> {
  const { world, chair } = panel
  world.pass(1_000)
  await world.made(chair("C"), "close-session", { session: id })
  await world.made(chair("C"), "send-minutes", { session: id, days: 0 })
  world.pass(1_000)
  await world.made(chair("J"), "adopt-minutes", { session: id })
}
const spoken = { lang: "en", text: "Only for two years." }
const card = (id: string) => panel.record(id)
const codeOf = async (who: string, kind: string, body: unknown) => (await panel.refused(who, kind, body)).code

describe("when the minutes are adopted", () => {
  test("a record that no co-moderator has confirmed lapses: it keeps number and text, and its text stands proposed", async () => {
    const { statement, record } = await panel.recorded()
    const before = await card(record)
    await adopt()
    expect(await card(record)).toMatchObject({ state: "lapsed", number: 1, body: before?.body })
    const { statements } = await panel.world.state()
    expect(statements[StatementId.parse(statement)]).toMatchObject({ state: "proposed", versions: [{ n: 1 }] })
  })

  test("it is not confirmed, returned or taken back any more, and may be declared anew under a new number", async () => {
    const { statement, record } = await panel.recorded()
    await adopt()
    const { world, chair } = panel
    const lapsed = { code: "record-ended", params: { n: 1 } }
    expect(await panel.refused(chair("J"), "confirm-record", { record })).toEqual(lapsed)
    expect(await panel.refused(chair("J"), "return-record", { record, reason: "?" })).toEqual(lapsed)
    expect(await panel.refused(chair("C"), "take-back-record", { record, reason: "?" })).toEqual(lapsed)
    const again = await world.made(chair("C"), "declare-record", panel.declaring(statement))
    expect(again["number"]).toBe(2)
    await world.made(chair("J"), "confirm-record", { record: String(again["record"]) })
    expect((await card(String(again["record"])))?.state).toBe("in_force")
  })

  test("reservations and dissents are closed with the time of the adoption, a change of mind is not", async () => {
    const { record } = await panel.recorded()
    const { world, chair, expert } = panel
    await world.made(chair("J"), "confirm-record", { record })
    await world.made(expert("J"), "add-reservation", { record, text: spoken } as never)
    await adopt()
    const { sessions } = await world.state()
    const time = Object.values(sessions)[0]?.minutes.adoptedAt
    for (const kind of ["add-reservation", "add-dissent"])
      expect(await panel.refused(expert("C"), kind, { record, text: spoken })).toEqual({
        code: "minutes-adopted",
        params: { time },
      })
    await world.made(expert("C"), "state-change", { record, text: spoken } as never)
    expect(await card(record)).toMatchObject({ state: "in_force", reservations: [{}], dissents: [], changes: [{}] })
  })

  test("a record of the next session waits for that session's minutes", async () => {
    await adopt()
    const { world, chair, expert } = panel
    const next = await world.made(chair("C"), "continue-session", { session, startsAt: world.now() + 1 })
    const { statement, record } = await panel.recorded()
    expect((await card(record))?.state).toBe("declared")
    await world.made(expert("C"), "add-dissent", { record, text: spoken } as never)
    world.pass(1_000)
    await world.made(chair("C"), "start-session", { session: String(next["session"]) })
    await adopt(String(next["session"]))
    expect((await card(record))?.state).toBe("lapsed")
    expect((await world.state()).statements[StatementId.parse(statement)]?.state).toBe("proposed")
  })

  test("the minutes say that it lapsed, in three languages, and do not say that it was adopted", async () => {
    await panel.recorded()
    await adopt()
    const { world } = panel
    const { list } = await world.ports.folds.entries(world.workspace, 0, "room")
    const state = fold(emptyState, list)
    const [held] = Object.values(state.sessions)
    if (!held) throw new Error("no session")
    const told = proceedingsOf(state, held, list)
    const said = (lang: "en" | "zh" | "ja") => proseText(prose(told, lang))
    expect(said("en")).toContain("CR-1 was declared and lapsed")
    expect(said("zh")).toContain("CR-1 已宣布，但至会议纪要通过时仍未经共同主持人确认，现已失效")
    expect(said("ja")).toContain("CR-1は宣言されたが、議事録の確定までに共同司会の確認がなかったため失効し")
    expect(said("en")).not.toContain("adopted CR-1")
    expect(scribe(told)).toContain("NOT ADOPTED: CR-1")
    expect(scribe(told)).not.toContain("CR-1 adopted by")
  })

  test("whoever adopts second is told who was first, and minutes of a session that runs say that it runs", async () => {
    const { world, chair } = panel
    expect(await codeOf(chair("C"), "send-minutes", { session })).toBe("session-not-closed")
    await adopt()
    const { name } = (await world.state()).members[chair("J") as never] ?? {}
    expect(await panel.refused(chair("C"), "adopt-minutes", { session })).toEqual({
      code: "already-done",
      params: { name, time: world.now() },
    })
  })
})
