import { expect, test } from "vitest"
import { asked } from "../../../../client/rules/asked.ts"
import { nextAction } from "../../../../client/rules/nextAction.ts"
import type { Scene } from "../../../../client/scene/scene.ts"
import { needsOf } from "../../../../shared/rules/needs.ts"
import { as, panel, scene, statement, table, texts } from "../../../kit/scenes.ts"

/** China confirms Chinese, Japan Japanese, and English belongs to no side. The members work in their side's language. */
const threeLanguages = (over: Record<string, string> = {}) => {
  const { members, workspace } = panel()
  const langs: Record<string, string> = { CN: "zh", JP: "ja" }
  const authentic = [
    { lang: "en", side: null },
    { lang: "zh", side: "CN" },
    { lang: "ja", side: "JP" },
  ]
  return {
    workspace: { ...workspace, authentic },
    members: Object.fromEntries(
      Object.values(members).map(one => [one.id, { ...one, lang: over[one.id] ?? langs[one.side ?? ""] ?? "en" }]),
    ),
  }
}
const hayase = as("Hayase", "panelist", "JP")
const drafted = table(statement("draft", texts({ zh: "draft" })))
const proposed = table(statement("proposed", texts({ en: "draft", zh: "draft", ja: "draft" })))
const wanted = (given: Scene) => {
  const { act } = nextAction(given) ?? {}
  return act && "lang" in act ? { kind: act.kind, lang: act.lang, ...("name" in act && { name: act.name }) } : null
}

test("a panelist is asked for the language of their side first, and never to write a language that they do not work in", () => {
  const given = { ...threeLanguages(), statements: drafted }
  expect(asked(scene(given, hayase))).toMatchObject({ kind: "write-text", lang: "ja" })
  const japaneseThere = table(statement("draft", texts({ zh: "draft", ja: "draft" })))
  expect(asked(scene({ ...given, statements: japaneseThere }, hayase)).kind).toBe("nothing")
  const bilingual = threeLanguages({ Hayase: "en" })
  expect(asked(scene({ ...bilingual, statements: drafted }, hayase))).toMatchObject({ lang: "ja" })
  expect(asked(scene({ ...bilingual, statements: japaneseThere }, hayase))).toMatchObject({
    kind: "write-text",
    lang: "en",
  })
})

test("the own side's text comes first also where another statement waits for another text", () => {
  const statements = table(
    statement("draft", texts({ zh: "draft", ja: "draft" })),
    statement("draft", texts({ zh: "draft" }), "A-2"),
  )
  const given = { ...threeLanguages({ Hayase: "en" }), statements }
  expect(asked(scene(given, hayase))).toMatchObject({ lang: "ja", statement: { id: "A-2" } })
})

test("a chair is shown the text of the own side first", () => {
  const given = { ...threeLanguages(), statements: proposed }
  expect(wanted(scene(given, as("Miwa", "moderator", "JP")))).toMatchObject({ kind: "ask-to-confirm", lang: "ja" })
  expect(wanted(scene(given, as("Chen", "moderator", "CN")))).toMatchObject({ kind: "ask-to-confirm", lang: "zh" })
})

test("a chair asks nobody for a language that they do not work in, but the panel where nobody works in it", () => {
  const english = table(statement("proposed", texts({ en: "draft", zh: "in_sync", ja: "in_sync" })))
  const chair = as("Chen", "moderator", "CN")
  const here = { ...chair, present: ["Lin", "Han", "Hayase"] }
  const nobody = { ...threeLanguages(), statements: english }
  expect(wanted(scene(nobody, here))).toMatchObject({ lang: "en", name: "" })
  const morishita = { ...threeLanguages({ Morishita: "en" }), statements: english }
  expect(wanted(scene(morishita, here))).toMatchObject({ lang: "en", name: "Morishita" })
  const both = { ...threeLanguages({ Morishita: "en", Han: "en" }), statements: english }
  expect(wanted(scene(both, here))).toMatchObject({ lang: "en", name: "Han" })
})

test("a text without a side waits for the one who was asked or named, not for the whole panel", () => {
  const { workspace, ...rest } = threeLanguages({ Lin: "en", Han: "en", Hayase: "en", Morishita: "en" })
  const alone = { ...rest, workspace: { ...workspace, authentic: [{ lang: "en", side: null }] } }
  const text = statement("proposed", texts({ en: "draft" }))
  const people = ["Lin", "Han", "Hayase", "Morishita"]
  const askedAmong = (over: object) =>
    people.filter(id => asked(scene({ ...alone, ...over }, as(id, "panelist"))).kind === "check-text")
  const inLetters = (over: object) => {
    const state = { ...panel(), ...alone, ...over } as unknown as Scene["state"]
    return people.filter(id => needsOf(state, id, new Set(), 0).some(({ need }) => need === "check-text"))
  }
  const thread = (name: string | null) => {
    const phrase = { is: "check-text", label: "A-1", lang: "en", ...(name !== null && { name }) }
    return table({ id: "T", topic: "A", statement: "A-1", resolved: null, entries: [{ by: "Chen", at: 5, phrase }] })
  }
  const named = { statements: table({ ...text, reviewers: { en: "Hayase" } }) }
  for (const among of [askedAmong, inLetters]) {
    expect(among({ statements: table(text) })).toEqual([])
    expect(among({ statements: table(text), threads: thread("Han") })).toEqual(["Han"])
    expect(among({ statements: table(text), threads: thread(null) })).toEqual(people)
    expect(among(named)).toEqual(["Hayase"])
  }
})
