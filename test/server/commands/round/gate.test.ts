import { beforeEach, describe, expect, test } from "vitest"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import { statementHash, textHash } from "../../../../shared/document/textHash.ts"
import { StatementId } from "../../../../shared/model/ids.ts"
import { type SidedPanel, sidedPanel } from "../../model/sidedPanel.ts"
import { peopleOf } from "../../model/steps/leading.ts"

const zh = "数据默认流动。"
const ja = "データは流れる。"
let panel: SidedPanel
let statement: string

const row = async () => {
  const found = (await panel.world.state()).statements[StatementId.parse(statement)]
  if (!found) throw new Error("the statement is gone")
  return found
}
const call = (version = 1) => ({ statement, version, kind: "call" as const })
const confirm = (side: "C" | "J", text: string) =>
  panel.world.made(panel.expert(side), "confirm-text", {
    statement,
    lang: side === "C" ? "zh" : "ja",
    seen: textHash(text, sha256),
  })

/** Both authentic texts are written, the Chinese one is confirmed, and the version is proposed. */
beforeEach(async () => {
  panel = await sidedPanel()
  const { world, expert, chair, model } = panel
  const drafted = await world.made(expert("C"), "draft-statement", { topic: model.topic.id, lang: "zh", text: zh })
  statement = String(drafted["statement"])
  await world.made(expert("J"), "save-text", { statement, lang: "ja", text: ja, base: 0 })
  await confirm("C", zh)
  const seen = statementHash(
    [
      { lang: "zh", text: zh },
      { lang: "ja", text: ja },
    ],
    sha256,
  )
  await world.made(chair("C"), "propose-statement", { statement, seen })
})

describe("a call waits for every authentic text", () => {
  test("and says which one, and who of its side could confirm it; a rating waits for none", async () => {
    const { world, chair, model, refused } = panel
    const nameOf = async (id: string) => Object.values((await world.state()).members).find(one => one.id === id)?.name
    const [first, second] = peopleOf(model, "panelist", "J")
    expect(await refused(chair("C"), "open-round", call())).toEqual({
      code: "text-not-confirmed",
      params: { language: "ja", name: await nameOf(first?.id ?? "") },
    })
    // a reviewer is named per side, and then it is that person who is asked
    await world.made(chair("J"), "name-reviewer", { statement, lang: "ja", member: second?.id ?? "" })
    expect((await row()).reviewers).toEqual({ ja: second?.id })
    expect(await refused(chair("C"), "open-round", call())).toMatchObject({
      params: { name: await nameOf(second?.id ?? "") },
    })
    await world.made(chair("C"), "open-round", { statement, version: 1, kind: "rating" })
  })

  test("and a silence procedure does too", async () => {
    const endsAt = panel.world.now() + 86_400_000
    const silence = await panel.refused(panel.chair("C"), "open-silence", { statement, version: 1, endsAt })
    expect(silence.code).toBe("text-not-confirmed")
  })

  test("whose reviewer must be a panelist of that side", async () => {
    const { chair, expert, refused } = panel
    const name = (member: string) => refused(chair("J"), "name-reviewer", { statement, lang: "ja", member })
    expect(await name(expert("C"))).toEqual({ code: "wrong-side", params: { side: "J", language: "ja" } })
    expect((await name(chair("J"))).code).toBe("not-permitted")
    expect((await refused(expert("J"), "name-reviewer", { statement, lang: "ja", member: expert("J") })).code).toBe(
      "not-permitted",
    )
  })

  test("unless each side's moderator lets one confirmed text do; then the declaration waits for the other", async () => {
    const { world, chair, agreed, declaring, refused } = panel
    const consent = { statement, version: 1, reason: "The interpreter is on her way." }
    await world.made(chair("C"), "consent-one-text", consent)
    await world.made(chair("C"), "consent-one-text", consent)
    expect((await refused(chair("C"), "open-round", call())).code).toBe("text-not-confirmed")
    await world.made(chair("J"), "consent-one-text", consent)
    expect((await row()).oneText.map(({ by, reason }) => [by, reason])).toEqual([
      [chair("C"), consent.reason],
      [chair("J"), consent.reason],
    ])
    await agreed(statement, 1)
    expect((await refused(chair("C"), "declare-record", declaring(statement))).code).toBe("text-not-confirmed")
    await confirm("J", ja)
    const { record } = await world.made(chair("C"), "declare-record", declaring(statement))
    expect((await panel.record(String(record)))?.body.texts).toMatchObject([
      { lang: "zh", confirmed: true },
      { lang: "ja", confirmed: true },
    ])
  })

  test("and a consent counts for the side that its moderator had when they gave it", async () => {
    const { world, chair } = panel
    for (const side of ["C", "J"])
      await world.made(chair(side), "consent-one-text", { statement, version: 1, reason: "She is on her way." })
    await world.made(null, "change-member", { member: chair("J"), role: "moderator", side: "C" })
    await world.made(chair("C"), "open-round", call())
    expect((await row()).state).toBe("in_round")
  })

  test("and one that the call left out, as it was behind, is printed once its side has confirmed it", async () => {
    const { world, chair, expert, agreed, declaring } = panel
    await confirm("J", ja)
    const reworded = { statement, lang: "zh", text: "数据一律流动。", base: 1, newVersion: true } as const
    await world.made(expert("C"), "save-text", reworded)
    await confirm("C", reworded.text)
    await world.made(chair("C"), "propose-statement", {
      statement,
      seen: statementHash([reworded, { lang: "ja", text: ja }], sha256),
    })
    for (const side of ["C", "J"])
      await world.made(chair(side), "consent-one-text", { statement, version: 2, reason: "She is on her way." })
    await agreed(statement, 2, ["ja"])
    const filled = "データは常に流れる。"
    await world.made(expert("J"), "save-text", { statement, lang: "ja", text: filled, base: 1 })
    await confirm("J", filled)
    const { record } = await world.made(chair("C"), "declare-record", declaring(statement))
    expect((await panel.record(String(record)))?.body.texts).toMatchObject([
      { lang: "zh", text: reworded.text, confirmed: true },
      { lang: "ja", text: filled, confirmed: true },
    ])
  })

  test("and consents to one version do not count for the next", async () => {
    const { world, chair, expert, refused } = panel
    for (const side of ["C", "J"])
      await world.made(chair(side), "consent-one-text", { statement, version: 1, reason: "She is on her way." })
    const base = (await row()).texts.find(({ lang }) => lang === "zh")?.revision ?? 0
    const reworded = { statement, lang: "zh", text: "数据一律流动。", base, newVersion: true } as const
    await world.made(expert("C"), "save-text", reworded)
    await confirm("C", reworded.text)
    const seen = statementHash([reworded, { lang: "ja", text: ja }], sha256)
    await world.made(chair("C"), "propose-statement", { statement, seen })
    expect((await refused(chair("C"), "open-round", call(2))).code).toBe("text-not-confirmed")
    expect((await refused(chair("C"), "consent-one-text", { statement, version: 1, reason: "?" })).code).toBe(
      "not-proposed",
    )
  })

  test("one text at least has to be confirmed, whoever consents", async () => {
    const { world, chair, expert, refused, model } = panel
    const body = { topic: model.topic.id, lang: "zh", text: "记录留存。" } as const
    statement = String((await world.made(expert("C"), "draft-statement", body))["statement"])
    await world.made(chair("C"), "propose-statement", { statement, seen: statementHash([body], sha256) })
    for (const side of ["C", "J"])
      await world.made(chair(side), "consent-one-text", { statement, version: 1, reason: "So." })
    expect((await refused(chair("C"), "open-round", call())).code).toBe("text-not-confirmed")
  })

  test("a confirmed translation is none of the texts that have to be", async () => {
    const { world, chair, expert, refused, model } = panel
    const body = { topic: model.topic.id, lang: "zh", text: "记录留存。" } as const
    statement = String((await world.made(expert("C"), "draft-statement", body))["statement"])
    const english = { lang: "en", text: "Logs are kept." } as const
    await world.made(expert("C"), "save-text", { statement, ...english, base: 0 })
    await world.made(expert("C"), "confirm-text", { statement, lang: "en", seen: textHash(english.text, sha256) })
    await world.made(chair("C"), "propose-statement", { statement, seen: statementHash([body, english], sha256) })
    for (const side of ["C", "J"])
      await world.made(chair(side), "consent-one-text", { statement, version: 1, reason: "So." })
    expect((await refused(chair("C"), "open-round", call())).code).toBe("text-not-confirmed")
  })
})

describe("the proposed wording is the one on the proposer's screen", () => {
  test("frozen as it was, whatever is saved afterwards", async () => {
    const { world, expert } = panel
    const frozen = (await row()).versions[0]
    expect(frozen?.texts.map(({ lang, text }) => [lang, text])).toEqual([
      ["en", ""],
      ["zh", zh],
      ["ja", ja],
    ])
    expect(frozen?.hash).toBe(
      statementHash(
        [
          { lang: "zh", text: zh },
          { lang: "ja", text: ja },
        ],
        sha256,
      ),
    )
    const base = (await row()).texts.find(({ lang }) => lang === "zh")?.revision ?? 0
    await world.made(expert("C"), "save-text", { statement, lang: "zh", text: "另一文本。", base, newVersion: true })
    expect((await row()).versions[0]).toEqual(frozen)
    expect((await row()).state).toBe("draft")
  })

  test("and nothing is proposed where somebody saved in the meantime", async () => {
    const { world, expert, chair, refused, model } = panel
    const body = { topic: model.topic.id, lang: "zh", text: "记录留存。" } as const
    statement = String((await world.made(expert("C"), "draft-statement", body))["statement"])
    const seen = statementHash([body], sha256)
    await world.made(expert("C"), "save-text", { statement, lang: "zh", text: "记录不留存。", base: 1 })
    expect((await refused(chair("C"), "propose-statement", { statement, seen })).code).toBe("text-changed")
    expect(await row()).toMatchObject({ state: "draft", versions: [] })
  })

  test("a card is saved by one hand at a time: the second hand is told, and its base was another", async () => {
    const { world, refused, model } = panel
    const [one, other] = peopleOf(model, "panelist", "C")
    const body = { topic: model.topic.id, lang: "zh", text: "记录留存。" } as const
    statement = String((await world.made(one?.id ?? "", "draft-statement", body))["statement"])
    await world.made(one?.id ?? "", "save-text", { statement, lang: "zh", text: "记录留存一年。", base: 1 })
    const late = { statement, lang: "zh", text: "记录留存两年。", base: 1 }
    expect((await refused(other?.id ?? "", "save-text", late)).code).toBe("text-changed")
    expect((await row()).texts.find(({ lang }) => lang === "zh")?.text).toBe("记录留存一年。")
    await world.made(other?.id ?? "", "save-text", { ...late, base: 2 } as never)
    expect((await row()).texts.find(({ lang }) => lang === "zh")?.text).toBe("记录留存两年。")
  })
})

test("a version with an open bracket is rated, and not called until the bracket is settled", async () => {
  const { world, expert, chair, propose, refused, model } = panel
  const body = { topic: model.topic.id, lang: "zh", text: "由[港口 | 联合值班台]宣布。" } as const
  statement = String((await world.made(expert("C"), "draft-statement", body))["statement"])
  await world.made(expert("J"), "save-text", { statement, lang: "ja", text: "宣言は［港｜当直］が行う。", base: 0 })
  await propose(statement)
  expect(await refused(chair("C"), "open-round", call())).toEqual({ code: "bracket-open", params: { n: 1 } })
  const { round } = await world.made(chair("C"), "open-round", { statement, version: 1, kind: "rating" })
  await world.made(chair("C"), "void-round", { round: String(round), reason: "Practice." })
  for (const [lang, side, text] of [
    ["zh", "C", "由联合值班台宣布。"],
    ["ja", "J", "宣言は当直が行う。"],
  ] as const) {
    const base = (await row()).texts.find(one => one.lang === lang)?.revision ?? 0
    await world.made(expert(side), "save-text", { statement, lang, text, base, newVersion: true })
  }
  await propose(statement)
  await world.made(chair("C"), "open-round", call(2))
})
