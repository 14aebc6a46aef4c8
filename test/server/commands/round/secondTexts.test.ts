import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import type { Entry } from "../../../../shared/contract/events.ts"
import { textHash } from "../../../../shared/document/textHash.ts"
import type { GivenAnswer } from "../../../../shared/model/consensus/answer.ts"
import { originTold } from "../../../../shared/model/said.ts"
import { languages, type StatementRound } from "../../../../shared/model/terms.ts"
import { gallery } from "../../../../shared/rules/gallery/gallery.ts"
import { saidIn } from "../../../../shared/rules/said/saidIn.ts"
import { sealedOrigin, translationOrigin, waitingIn } from "../../../../shared/rules/said/standing.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel({ panelists: 5 })
})
afterEach(() => panel.end())

const reason = "It costs too much."
const chinese = { lang: "zh" as const, text: "费用太高。" }
const japanese = { lang: "ja" as const, text: "費用が高すぎる。" }
const rating = { kind: "rating" as const, score: 2, reason, lang: "en" as const }
const position = {
  kind: "call" as const,
  position: "disagree" as const,
  reason,
  remedy: "",
  lang: "en" as const,
  confirmBy: null,
}
const plain = {
  rating: (n: number) => ({ kind: "rating" as const, score: 5 + n }),
  call: () => ({ ...position, position: "agree" as const, reason: "" }),
}

async function open(kind: StatementRound, anonymity: "named" | "pseudonymous" = "pseudonymous"): Promise<string> {
  const statement = await panel.proposed()
  return String((await panel.do("moderator", "open-round", { statement, version: 1, kind, anonymity }))["round"])
}

/** A shown round whose first panelists gave these answers, and the others no reason. */
async function shown(kind: StatementRound, answers: readonly GivenAnswer[]) {
  const round = await open(kind)
  for (let n = 0; n < 5; n++) {
    const answer = answers[n] ?? plain[kind](n)
    await panel.do(`panelist${n + 1}`, "answer-round", { round, answer, seen: 0 })
  }
  await panel.do("moderator", "close-and-show", { round })
  const state = await panel.stage.state()
  const said = saidIn(state).find(({ text }) => text === reason)
  if (!said) throw new Error("the reason is not shown")
  return { round, state, said }
}

async function log(): Promise<Entry[]> {
  const { workspace } = await panel.stage.state()
  return (workspace ? await panel.instance.store.events(workspace.id, 0, 1_000) : []) as Entry[]
}
const entries = async (kind: string) => (await log()).filter(entry => entry.kind === kind)

describe.each(["rating", "call"] as const)("a second text in a sealed answer of a %s with hidden names", kind => {
  const answer = kind === "rating" ? rating : position
  const given = { ...answer, texts: [japanese, chinese] }

  test("is shown with the result, counts as accepted, and names nobody", async () => {
    const { state, said } = await shown(kind, [given])
    for (const { lang, text } of [chinese, japanese]) {
      const row = state.translations[`${said.key}/${lang}`]
      expect(row).toMatchObject({
        text,
        drafted: "author",
        by: null,
        hidden: true,
        answer: { how: "accepted", by: null },
      })
    }
    expect(waitingIn(state, said)).toEqual([])
    const [revealed] = await entries("round-revealed")
    expect(JSON.stringify(revealed)).not.toContain(chinese.text)
    for (const stored of await entries("translation-given")) {
      // a row of the database holds the personal part apart from the body
      const body = { ...stored.body, personal: { text: chinese.text, of: "" } }
      const entry = { ...stored, body } as Entry
      expect(gallery(entry, "named")?.by).toBeNull()
      expect(JSON.stringify(gallery(entry, "chatham"))).not.toContain("author")
    }
  })

  test("is told by the result as its form told it beforehand, in each language", async () => {
    const { state, said } = await shown(kind, [given])
    const row = state.translations[`${said.key}/zh`]
    for (const lang of languages)
      expect(row && originTold(lang, translationOrigin(state, row, said))).toBe(originTold(lang, sealedOrigin))
  })

  test("is in no entry before the result", async () => {
    const round = await open(kind)
    await panel.do("panelist1", "answer-round", { round, answer: given, seen: 0 })
    expect(JSON.stringify(await log())).not.toContain(chinese.text)
  })

  test("leaves the other languages to the interpreter, who does not replace it", async () => {
    const { state, said } = await shown(kind, [{ ...answer, texts: [chinese] }])
    expect(waitingIn(state, said)).toEqual(["ja"])
    const give = { key: said.key, seen: textHash(reason, sha256), text: "太贵。" }
    expect(await panel.refused("secretary", "give-translation", { ...give, lang: "zh", base: 1 })).toBe("already-done")
    await panel.do("secretary", "give-translation", { ...give, lang: "ja", base: 0 })
  })

  test("is one text where two people said the same words", async () => {
    const other = { ...answer, texts: [{ lang: "zh" as const, text: "太贵了。" }] }
    const { state, said } = await shown(kind, [{ ...answer, texts: [chinese] }, other])
    expect(state.translations[`${said.key}/zh`]?.text).toBe("太贵了。")
    expect(await entries("translation-given")).toHaveLength(1)
  })

  test("is refused in a named round, twice in a language, in the answer's own language and without a reason", async () => {
    const round = await open(kind)
    const refused = async (texts: { lang: "en" | "zh" | "ja"; text: string }[], over: object = {}) =>
      panel.refused("panelist1", "answer-round", { round, answer: { ...answer, ...over, texts }, seen: 0 })
    expect(await refused([chinese, chinese])).toBe("wrong-answer")
    expect(await refused([{ lang: "en", text: "Too dear." }])).toBe("wrong-answer")
    expect(
      await refused([chinese], kind === "rating" ? { score: 7, reason: "" } : { position: "agree", reason: "" }),
    ).toBe("wrong-answer")
    expect(await refused([{ ...chinese, text: "贵".repeat(4_001) }])).toBe("too-long")
    await panel.do("moderator", "void-round", { round, reason: "Once more." })
    const named = await open(kind, "named")
    const body = { round: named, answer: { ...answer, texts: [chinese] }, seen: 0 }
    expect(await panel.refused("panelist1", "answer-round", body)).toBe("wrong-answer")
  })

  test("is not shown where fewer than four answered", async () => {
    const round = await open(kind)
    for (const who of ["panelist1", "panelist2", "panelist3"])
      await panel.do(who, "answer-round", { round, answer: given, seen: 0 })
    await panel.do("moderator", "close-and-show", { round, evenBelowQuorum: true })
    expect(JSON.stringify(await log())).not.toContain(chinese.text)
  })
})
