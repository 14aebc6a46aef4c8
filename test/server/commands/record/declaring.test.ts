import { beforeEach, describe, expect, test } from "vitest"
import type { Rule } from "../../../../shared/model/consensus/rule.ts"
import { RecordId, RoundId, StatementId } from "../../../../shared/model/ids.ts"
import { type SidedPanel, sidedPanel } from "../../model/sidedPanel.ts"
import { peopleOf } from "../../model/steps/leading.ts"

let panel: SidedPanel
beforeEach(async () => {
  panel = await sidedPanel()
})

const stateOf = async (statement: string) => (await panel.world.state()).statements[StatementId.parse(statement)]?.state

describe("a moderator declares", () => {
  test("the level that the rule gives or a lower one with a reason, which the record keeps; never a higher one", async () => {
    const { world, chair, proposed, agreed, declaring, refused } = panel
    const statement = await proposed()
    await agreed(statement, 1)
    const lower = { ...declaring(statement), level: "rough" as const }
    expect((await refused(chair("C"), "declare-record", lower)).code).toBe("reason-required")
    const reason = "Two colleagues still have to ask their ministry."
    const { record } = await world.made(chair("C"), "declare-record", { ...lower, reason })
    expect((await panel.record(String(record)))?.body).toMatchObject({ computed: "unanimity", level: "rough", reason })
  })

  test("only the tally on their screen", async () => {
    const { world, chair, proposed, agreed, declaring, refused } = panel
    const statement = await proposed()
    await agreed(statement, 1)
    const other = { ...declaring(statement), seen: "8/7/1/0/0/0" }
    expect((await refused(chair("C"), "declare-record", other)).code).toBe("tally-changed")
    await world.made(chair("C"), "declare-record", declaring(statement))
  })

  test("with an explanatory note in each language that has one", async () => {
    const { world, chair, proposed, agreed, declaring } = panel
    const statement = await proposed()
    await agreed(statement, 1)
    const note = { zh: "少于30人的群体除外。", ja: "30人未満の集団を除く。" }
    const { record } = await world.made(chair("C"), "declare-record", { ...declaring(statement), note })
    expect((await panel.record(String(record)))?.body.note).toEqual(note)
  })

  test("and everyone has the same card from that moment, to be confirmed until a co-moderator of the other side does", async () => {
    const { world, chair, recorded, refused } = panel
    const { record } = await recorded()
    const id = RecordId.parse(record)
    const pages = await world.pages()
    expect(pages.room.records[id]).toEqual(pages.gallery.records[id])
    expect(pages.room.records[id]?.state).toBe("declared")
    // no other moderator of the declarer's own side, nor the declarer, speaks for the other
    expect((await refused(chair("C"), "confirm-record", { record })).code).toBe("not-permitted")
    await world.made(chair("J"), "confirm-record", { record })
    const after = await world.pages()
    for (const state of [after.room, after.gallery]) {
      expect(state.records[id]?.state).toBe("in_force")
      expect(state.records[id]?.confirmations.map(({ by }) => by)).toEqual([chair("J")])
      expect(state.records[id]?.body).toEqual(pages.room.records[id]?.body)
    }
  })

  test("at most a rough consensus over a maintained objection, whose dissent is in the record", async () => {
    const { world, chair, proposed, refused, model } = panel
    const statement = await proposed()
    const opened = await world.made(chair("C"), "open-round", { statement, version: 1, kind: "call" })
    const round = String(opened["round"])
    const people = peopleOf(model, "panelist")
    const block = { kind: "call", position: "block", reason: "It leaks.", remedy: "A test." } as const
    for (const [n, { id }] of people.entries())
      await world.made(id, "answer-round", {
        round,
        seen: 0,
        answer: n === 0 ? block : { kind: "call", position: "agree" },
      })
    await world.made(chair("C"), "close-and-show", { round })
    const [objection] = Object.values((await world.state()).objections)
    const answer = { lang: "en", text: "A note says so." } as const
    await world.made(chair("C"), "answer-objection", { objection: objection?.id ?? "", disposition: "partly", answer })
    await world.made(people[0]?.id ?? "", "reply-objection", { objection: objection?.id ?? "", reply: "maintained" })
    const n = people.length
    const seen = `${n}/${n - 1}/0/0/1/0`
    const wanted = { statement, level: "consensus" as const, seen, reason: "We hope." }
    expect(await refused(chair("C"), "declare-record", wanted)).toEqual({
      code: "level-too-high",
      params: { computed: "rough", wanted: "consensus" },
    })
    const { record } = await world.made(chair("C"), "declare-record", { ...wanted, level: "rough" })
    const text = { lang: "ja", text: "同意できない。" } as const
    await world.made(people[0]?.id ?? "", "add-dissent", { record: String(record), text })
    const card = await panel.record(String(record))
    expect(card?.body.objections).toMatchObject([{ by: people[0]?.id, disposition: "partly", reply: "maintained" }])
    expect(card?.dissents).toMatchObject([{ by: people[0]?.id, text }])
  })
})

describe("without a record", () => {
  test.each([
    ["carry-over", "carried_over"],
    ["record-no-consensus", "no_consensus"],
  ] as const)(
    "%s ends a draft, a proposed text and one whose positions are shown; while a round runs it waits",
    async (kind, end) => {
      const { world, chair, expert, proposed, agreed, refused, model } = panel
      const body = { topic: model.topic.id, lang: "zh", text: "草案。" } as const
      const draft = String((await world.made(expert("C"), "draft-statement", body))["statement"])
      await world.made(chair("J"), kind, { statement: draft })
      expect(await stateOf(draft)).toBe(end)
      const text = await proposed()
      await world.made(chair("J"), kind, { statement: text, reason: "Time is up." })
      expect(await stateOf(text)).toBe(end)
      expect((await refused(chair("C"), kind, { statement: text })).code).toBe("already-done")
      const answered = await proposed()
      const { round } = await world.made(chair("C"), "open-round", { statement: answered, version: 1, kind: "rating" })
      expect((await refused(chair("C"), kind, { statement: answered })).code).toBe("round-running")
      await world.made(chair("C"), "void-round", { round: String(round), reason: "Too early." })
      await agreed(answered, 1)
      const against = kind === "record-no-consensus"
      if (against) expect((await refused(chair("C"), kind, { statement: answered })).code).toBe("reason-required")
      await world.made(chair("C"), kind, { statement: answered, ...(against && { reason: "The room was not sure." }) })
      expect(await stateOf(answered)).toBe(end)
    },
  )
})

test("a record is withdrawn under the quorum that adopted it, with a reason, and stays readable with its number", async () => {
  const { world, chair, recorded, refused } = panel
  const { record } = await recorded()
  await world.made(chair("J"), "confirm-record", { record })
  const { body } = (await panel.record(record)) ?? {}
  const here = [...world.present]
  world.present.clear()
  world.present.add(chair("C"))
  const alone = async () => (await refused(chair("C"), "withdraw-record", { record, reason: "Obsolete." })).code
  // between sessions as in one: a chair alone, or with its own side, undoes nothing that both sides adopted
  expect(await alone()).toBe("no-quorum")
  for (const { id } of peopleOf(panel.model, "panelist", "C")) world.present.add(id)
  expect(await alone()).toBe("no-quorum")
  await world.made(chair("C"), "start-session", { session: panel.model.session.id })
  expect(await alone()).toBe("no-quorum")
  for (const id of here) world.present.add(id)
  await world.made(chair("C"), "withdraw-record", { record, reason: "Obsolete." })
  await world.made(chair("J"), "confirm-proposal", { proposal: await panel.waiting() })
  expect(await panel.record(record)).toMatchObject({ state: "withdrawn", number: 1, reason: "Obsolete.", body })
  expect(await world.chain()).toMatchObject({ broken: null })
})

describe("the quorum that adopted a record, where a looser rule was set since,", () => {
  const loose: Rule = { quorum: [1, 10], sideQuorum: [1, 10], support: [1, 2], sideFloor: [1, 2] }
  const adopted = async () => {
    const { world, chair, expert, recorded } = panel
    const { record, statement } = await recorded()
    await world.made(chair("J"), "confirm-record", { record })
    await world.made(chair("C"), "set-rule", { rule: loose })
    world.present.clear()
    for (const id of [chair("C"), expert("C"), expert("J")]) world.present.add(id)
    return { record, statement }
  }

  test("is what its withdrawal takes", async () => {
    const { record } = await adopted()
    const withdrawing = { record, reason: "Obsolete." }
    expect((await panel.refused(panel.chair("C"), "withdraw-record", withdrawing)).code).toBe("no-quorum")
    expect(await panel.record(record)).toMatchObject({ state: "in_force" })
  })

  test("is what the call takes that would supersede it, as that call is frozen under the stricter rule", async () => {
    const { world, chair, expert, model, propose } = panel
    const { statement } = await adopted()
    await world.made(chair("C"), "start-session", { session: model.session.id })
    for (const [lang, side] of [
      ["zh", "C"],
      ["ja", "J"],
    ] as const)
      await world.made(expert(side), "save-text", { statement, lang, text: "2", base: 1, newVersion: true })
    await propose(statement)
    const call = { statement, version: 2, kind: "call" } as const
    expect((await panel.refused(chair("C"), "open-round", call)).code).toBe("no-quorum")
    for (const { id } of peopleOf(model, "panelist")) world.present.add(id)
    const { round } = await world.made(chair("C"), "open-round", call)
    expect((await world.state()).rounds[RoundId.parse(round)]?.rule).toMatchObject({ quorum: [2, 3] })
  })
})
