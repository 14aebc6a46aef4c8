import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import { proceedingsOf } from "../../../../shared/minutes/proceedings/proceedings.ts"
import { prose, proseText } from "../../../../shared/minutes/prose/prose.ts"
import { scribe } from "../../../../shared/minutes/scribe.ts"
import { StatementId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
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
  await world.made(chair("C"), "adopt-minutes", { session: id })
  await world.made(chair("J"), "confirm-proposal", { proposal: await panel.waiting() })
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
    // the next session had none of it left, so its topic had ended
    const topic = Object.values((await world.state()).topics)[0]!.id
    await world.made(chair("C"), "reopen-topic", { topic, reason: "One more text." })
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

  test("the second to adopt is told who was first, and minutes of a running session say that it runs", async () => {
    const { world, chair } = panel
    expect(await codeOf(chair("C"), "send-minutes", { session })).toBe("session-not-closed")
    await adopt()
    const { name } = (await world.state()).members[chair("J") as never] ?? {}
    expect(await panel.refused(chair("C"), "adopt-minutes", { session })).toEqual({
      code: "already-done",
      params: { name, time: world.now() },
    })
  })

  test("one side alone adopts nothing: the minutes wait for the other, which may refuse with a reason", async () => {
    const { record } = await panel.recorded()
    const { world, chair, expert } = panel
    world.pass(1_000)
    await world.made(chair("C"), "close-session", { session })
    await world.made(chair("C"), "send-minutes", { session, days: 0 })
    world.pass(1_000)
    await world.made(chair("C"), "adopt-minutes", { session })
    const minutesNow = async () => Object.values((await world.state()).sessions)[0]?.minutes
    expect(await minutesNow()).toMatchObject({ state: "under_review", adoptedAt: null })
    expect((await card(record))?.state).toBe("declared")
    await world.made(expert("C"), "add-reservation", { record, text: spoken } as never)
    expect(await codeOf(chair("C"), "adopt-minutes", { session })).toBe("already-done")
    const proposal = await panel.waiting()
    for (const who of [chair("C"), expert("J"), expert("C")])
      expect(await codeOf(who, "confirm-proposal", { proposal })).toBe("not-permitted")
    await world.made(chair("J"), "refuse-proposal", { proposal, reason: "The attendance is wrong." })
    expect(await minutesNow()).toMatchObject({ state: "under_review", adoptedAt: null })
    await world.made(chair("J"), "adopt-minutes", { session, reason: "Both sides have read them." })
    await world.made(chair("C"), "confirm-proposal", { proposal: await panel.waiting() })
    const { list } = await world.ports.folds.entries(world.workspace, 0, "room")
    expect(list.slice(-4).map(({ kind }) => kind)).toEqual([
      "proposal-confirmed",
      "proposal-carried",
      "record-lapsed",
      "minutes-adopted",
    ])
    const [held] = Object.values((await world.state()).sessions)
    const names = (await world.state()).members
    const written = held && proseText(prose(proceedingsOf(await world.state(), held, list), "en"))
    expect(written).toContain(
      `${names[chair("J") as never]?.name} proposed to adopt these minutes. Reason: Both sides have read them.`,
    )
    expect(written).toContain(`Confirmed by ${names[chair("C") as never]?.name}.`)
  })

  test("waits for the time for comments even where both chairs agree, and for a correction that came meanwhile", async () => {
    const { world, chair } = panel
    world.pass(1_000)
    await world.made(chair("C"), "close-session", { session })
    await world.made(chair("C"), "send-minutes", { session, days: 1 })
    expect(await codeOf(chair("C"), "adopt-minutes", { session })).toBe("minutes-not-ready")
    world.pass(86_400_000)
    await world.made(chair("C"), "adopt-minutes", { session })
    await world.made(chair("J"), "extend-minutes", { session, days: 2 })
    expect(await codeOf(chair("J"), "confirm-proposal", { proposal: await panel.waiting() })).toBe("minutes-not-ready")
    world.pass(2 * 86_400_000)
    await world.made(chair("J"), "confirm-proposal", { proposal: await panel.waiting() })
    expect(Object.values((await world.state()).sessions)[0]?.minutes.state).toBe("adopted")
  })
})

describe("in a panel without sides", () => {
  let plain: Panel
  beforeEach(async () => {
    plain = await openPanel()
    await plain.do("moderator", "close-session", { session: plain.session })
    await plain.do("moderator", "send-minutes", { session: plain.session, days: 0 })
  })
  afterEach(() => plain.end())
  const stateNow = async () => (await plain.stage.state()).sessions[plain.session]?.minutes.state

  test("the secretary who has taken their seat confirms, or a second moderator", async () => {
    await plain.take("secretary")
    await plain.do("moderator", "adopt-minutes", { session: plain.session })
    expect(await stateNow()).toBe("under_review")
    expect(await plain.refused("panelist1", "confirm-proposal", { proposal: await plain.waiting() })).toBe(
      "not-permitted",
    )
    await plain.do("secretary", "confirm-proposal", { proposal: await plain.waiting() })
    expect(await stateNow()).toBe("adopted")
  })

  test("where nobody else has taken a seat the chair adopts alone, and the minutes print the reason", async () => {
    const { session } = plain
    expect(await plain.refused("moderator", "adopt-minutes", { session })).toBe("alone-why")
    await plain.do("moderator", "adopt-minutes", { session, reason: "The secretary is ill." })
    expect(await stateNow()).toBe("adopted")
    const state = await plain.stage.state()
    const workspace = (await plain.instance.directory.workspaces())[0]!.id
    const { list } = await plain.instance.folds.entries(workspace, 0, "room")
    const written = proseText(prose(proceedingsOf(state, state.sessions[session]!, list), "en"))
    expect(written).toContain("Nobody else could confirm it, so it was decided alone. Reason: The secretary is ill.")
  })
})
