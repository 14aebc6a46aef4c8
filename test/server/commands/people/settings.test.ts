import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { createFolds } from "../../../../server/log/folds.ts"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import { eventBodies } from "../../../../shared/contract/events.ts"
import { statementHash, textHash } from "../../../../shared/document/textHash.ts"
import { presetRule, type Rule } from "../../../../shared/model/consensus/rule.ts"
import { RoundId, SideId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
const open = async (live: boolean) => {
  panel = await openPanel({ live })
}
afterEach(() => panel.end())

const agree = { kind: "call", position: "agree" } as const
const strict: Rule = { ...presetRule, support: [4, 5] }
const lenient: Rule = { ...presetRule, support: [2, 3] }
const workspaceId = async () => (await panel.stage.state()).workspace!.id
const galleryNow = async () => panel.instance.folds.view(await workspaceId(), "gallery")

describe("before the first session", () => {
  beforeEach(() => open(false))

  test("the secretary names the panel, its languages and its sides with their marks", async () => {
    await panel.do("secretary", "set-title", { title: { en: "Two cities" } })
    await panel.do("secretary", "set-sides", {
      sides: [
        { title: { en: "North" }, mark: "N" },
        { title: { en: "South" }, mark: "S" },
      ],
    })
    const [north, south] = (await panel.stage.state()).sides
    await panel.do("secretary", "set-languages", {
      languages: ["zh", "ja"],
      authentic: [
        { lang: "zh", side: north!.id },
        { lang: "ja", side: south!.id },
      ],
    })
    const state = await panel.stage.state()
    expect(state.workspace).toMatchObject({ title: { en: "Two cities" }, languages: ["zh", "ja"] })
    expect(state.sides).toMatchObject([{ mark: "N" }, { mark: "S" }])
    expect(await panel.refused("panelist1", "set-title", { title: { en: "Mine" } })).toBe("not-permitted")
  })

  test("a side that is taken away leaves nobody and no language behind", async () => {
    await panel.do("moderator", "set-sides", { sides: [{ title: { en: "North" }, mark: "N" }] })
    const [north] = (await panel.stage.state()).sides
    const move = { member: panel.people["panelist1"]!, role: "panelist" as const }
    await panel.do("host", "change-member", { ...move, side: north!.id })
    await panel.do("secretary", "set-languages", { languages: ["en"], authentic: [{ lang: "en", side: north!.id }] })
    // one press would move a panelist whom others have to consent to
    expect(await panel.refused("moderator", "set-sides", { sides: [] })).toBe("side-held")
    await panel.do("host", "change-member", { ...move, side: null })
    await panel.do("moderator", "set-sides", { sides: [] })
    const state = await panel.stage.state()
    expect(Object.values(state.members).map(({ side }) => side)).not.toContain(north!.id)
    expect(state.workspace?.authentic).toEqual([{ lang: "en", side: null }])
  })

  test("an authentic language is one of the panel's, and belongs to a side that there is", async () => {
    const wrong = { languages: ["zh" as const], authentic: [{ lang: "en" as const, side: null }] }
    expect(await panel.refused("secretary", "set-languages", wrong)).toBe("bad-input")
    const nowhere = { languages: ["en" as const], authentic: [{ lang: "en" as const, side: SideId.parse("nowhere") }] }
    expect(await panel.refused("secretary", "set-languages", nowhere)).toBe("bad-input")
    const en = { lang: "en" as const, side: null }
    for (const twice of [
      { languages: ["en" as const, "en" as const], authentic: [en] },
      { languages: ["en" as const], authentic: [en, en] },
    ])
      expect(await panel.refused("secretary", "set-languages", twice)).toBe("bad-input")
  })

  test("each side has a mark of its own, of two characters at most", async () => {
    const marked = (...marks: string[]) => ({ sides: marks.map(mark => ({ title: { en: `Side ${mark}` }, mark })) })
    expect(await panel.refused("moderator", "set-sides", marked("N", "N"))).toBe("side-marks")
    expect(await panel.refused("moderator", "set-sides", marked("JPN"))).toBe("side-marks")
    await panel.do("moderator", "set-sides", marked("N", "中方"))
  })

  test("titles and marks of sides stay as they are while a round is open, until it is shown", async () => {
    await panel.do("moderator", "set-sides", { sides: [{ title: { en: "North" }, mark: "N" }] })
    const [north] = (await panel.stage.state()).sides
    const named = (en: string, mark: string) => ({ sides: [{ id: north!.id, title: { en }, mark }] })
    const { round } = await panel.do("moderator", "open-round", {
      statement: await panel.proposed(),
      version: 1,
      kind: "rating",
    })
    for (const who of ["moderator", "secretary"]) {
      expect(await panel.refused(who, "set-sides", named("South", "N"))).toBe("sides-in-round")
      expect(await panel.refused(who, "set-sides", named("North", "S"))).toBe("sides-in-round")
      expect(await panel.refused(who, "set-sides", named("North", "N"))).toBe("done")
    }
    await panel.do("moderator", "close-round", { round: String(round) })
    expect(await panel.refused("moderator", "set-sides", named("South", "S"))).toBe("sides-in-round")
    await panel.do("moderator", "reveal-round", { round: String(round) })
    await panel.do("moderator", "set-sides", named("South", "S"))
    expect((await panel.stage.state()).sides).toMatchObject([{ title: { en: "South" }, mark: "S" }])
  })

  test("a share of more than the whole is no rule, while a log that holds one still folds", async () => {
    const impossible: Rule = { ...presetRule, quorum: [5, 3] }
    expect(await panel.refused("moderator", "set-rule", { rule: impossible })).toBe("share-over-whole")
    const always: Rule = { quorum: [0, 1], sideQuorum: [0, 1], support: [0, 1], sideFloor: [1, 1] }
    expect(await panel.refused("moderator", "set-rule", { rule: always })).toBe("quorum-zero")
    expect(eventBodies["rule-set"].parse({ rule: always })).toEqual({ rule: always })
    await panel.do("moderator", "set-rule", { rule: { ...presetRule, quorum: [3, 3] } })
    expect(eventBodies["rule-set"].parse({ rule: impossible })).toEqual({ rule: impossible })
  })

  test("a language that is added is one that every draft lacks: it is written, confirmed and called on like the others", async () => {
    const { sha256 } = panel.instance
    await panel.do("secretary", "set-languages", { languages: ["en"], authentic: [{ lang: "en", side: null }] })
    const drafted = { topic: panel.topic, lang: "en", text: "Data move." } as const
    const statement = String((await panel.do("panelist1", "draft-statement", drafted))["statement"])
    await panel.do("secretary", "set-languages", { languages: ["ja", "en"], authentic: [{ lang: "ja", side: null }] })
    await panel.do("panelist2", "save-text", { statement, lang: "ja", text: "データは移る。", base: 0 })
    const seen = textHash("データは移る。", sha256)
    await panel.do("panelist2", "confirm-text", { statement, lang: "ja", seen })
    const texts = [
      { lang: "en", text: "Data move." },
      { lang: "ja", text: "データは移る。" },
    ] as const
    await panel.do("moderator", "propose-statement", { statement, seen: statementHash(texts, sha256) })
    await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  })

  test("names that were to stay in the room leave what observers read, at once and after a restart", async () => {
    expect(JSON.stringify((await galleryNow()).members)).toContain("panelist1")
    await panel.do("moderator", "set-attribution", { attribution: "chatham" })
    const now = await galleryNow()
    expect(JSON.stringify(now.members)).not.toContain("panelist1")
    expect(await createFolds({ store: panel.instance.store, sha256 }).view(await workspaceId(), "gallery")).toEqual(now)
    const { list } = await panel.instance.folds.entries(await workspaceId(), 0, "gallery")
    expect(JSON.stringify(list)).not.toContain("panelist1")
    await panel.do("moderator", "set-attribution", { attribution: "named" })
    expect(JSON.stringify((await galleryNow()).members)).toContain("panelist1")
  })
})

describe("once the panel works", () => {
  beforeEach(() => open(true))

  test("names are never shown more openly, while publicity and the audience of the replay may still be chosen", async () => {
    await panel.do("moderator", "set-attribution", { attribution: "chatham" })
    expect(await panel.refused("moderator", "set-attribution", { attribution: "named" })).toBe("attribution-looser")
    await panel.do("moderator", "set-access", { public: false, replay: "chairs" })
    expect((await panel.stage.state()).workspace).toMatchObject({ public: false, replay: "chairs" })
  })

  test("a proposed wording fixes the authentic languages; another translation may be added, and is filled in", async () => {
    await panel.do("secretary", "set-languages", { languages: ["en"], authentic: [{ lang: "en", side: null }] })
    const statement = await panel.proposed()
    await panel.do("secretary", "set-languages", { languages: ["en", "ja"], authentic: [{ lang: "en", side: null }] })
    await panel.do("panelist2", "save-text", { statement, lang: "ja", text: "データは移る。", base: 0 })
    const [version] = (await panel.stage.state()).statements[statement]?.versions ?? []
    expect(version?.texts.map(({ lang, text }) => [lang, text])).toEqual([
      ["en", "Data move by default."],
      ["ja", "データは移る。"],
    ])
    const other = { languages: ["en" as const, "ja" as const], authentic: [{ lang: "ja" as const, side: null }] }
    expect(await panel.refused("secretary", "set-languages", other)).toBe("settings-fixed")
    const fewer = { languages: ["en" as const], authentic: [{ lang: "en" as const, side: null }] }
    expect(await panel.refused("secretary", "set-languages", fewer)).toBe("settings-fixed")
  })

  test("a round keeps the rule that it opened under, and while it is open no other is set", async () => {
    const statement = await panel.proposed()
    await panel.do("moderator", "set-rule", { rule: strict })
    const made = await panel.do("moderator", "open-round", { statement, version: 1, kind: "rating" })
    expect(await panel.refused("secretary", "set-rule", { rule: lenient })).toBe("rule-frozen")
    expect(await panel.refused("secretary", "set-sides", { sides: [{ title: { en: "N" }, mark: "N" }] })).toBe(
      "settings-fixed",
    )
    await panel.do("moderator", "close-and-show", { round: String(made["round"]) })
    await panel.do("secretary", "set-rule", { rule: lenient })
    await panel.do("moderator", "confirm-proposal", { proposal: await panel.waiting() })
    const state = await panel.stage.state()
    expect(state.rounds[RoundId.parse(made["round"])]?.rule).toEqual(strict)
    expect(state.workspace?.rule).toEqual(lenient)
  })

  test("a record in force is superseded under the rule by which it was made, however lenient the next", async () => {
    const statement = await panel.proposed()
    await panel.do("moderator", "set-rule", { rule: strict })
    const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
    for (const n of [1, 2, 3, 4])
      await panel.do(`panelist${n}`, "answer-round", { round: String(round), seen: 0, answer: agree })
    await panel.do("moderator", "close-and-show", { round: String(round) })
    await panel.do("moderator", "declare-record", { statement, level: "unanimity", seen: "4/4/0/0/0/0" })
    await panel.do("moderator", "set-rule", { rule: { ...lenient, quorum: [3, 4] }, reason: "Nobody is beside." })
    await panel.do("panelist1", "save-text", { statement, lang: "en", text: "Data move.", base: 1, newVersion: true })
    const seen = textHash("Data move.", panel.instance.sha256)
    await panel.do("panelist1", "confirm-text", { statement, lang: "en", seen })
    const texts = [{ lang: "en", text: "Data move." } as const]
    await panel.do("moderator", "propose-statement", { statement, seen: statementHash(texts, panel.instance.sha256) })
    const next = await panel.do("moderator", "open-round", { statement, version: 2, kind: "call" })
    expect((await panel.stage.state()).rounds[RoundId.parse(next["round"])]?.rule).toEqual({
      ...strict,
      quorum: [3, 4],
    })
  })
})
