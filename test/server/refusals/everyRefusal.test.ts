import { describe, expect, test } from "vitest"
import { refusalMessages } from "../../../generated/words/refusal.ts"
import { statuses } from "../../../shared/contract/refusals/statuses.ts"
import type { RefusalCode } from "../../../shared/contract/refusals.ts"
import { languages } from "../../../shared/model/terms.ts"
import type { Message } from "../../../shared/words/message.ts"
import { atTheEdge } from "./edge/atTheEdge.ts"
import { inPapers } from "./inPapers.ts"
import { ofTheHost } from "./ofTheHost.ts"
import { inThePanel } from "./panel/inThePanel.ts"
import type { Provocation } from "./provoking.ts"
import { signingIn } from "./signingIn.ts"
import { withFiles } from "./withFiles.ts"
import { wordsOfRefusals } from "./wordsOfRefusals.ts"

const provoked: Partial<Record<RefusalCode, Provocation>> = {
  ...inThePanel,
  ...atTheEdge,
  ...inPapers,
  ...withFiles,
  ...ofTheHost,
  ...signingIn,
}

/** Codes that nothing brings about in here, each with its reason. */
const unprovoked: Partial<Record<RefusalCode, string>> = {
  "note-renewed": "a page says it of its own text when 4409 closes it: test/client/connections/sync/openNote.test.ts",
}

const placeholders = (message: Message) =>
  [...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").toSorted()
const codes = Object.keys(statuses) as RefusalCode[]

test("every code of the list is provoked, or says why it cannot be", () => {
  expect(codes.filter(code => !provoked[code] && !unprovoked[code])).toEqual([])
  expect(codes.filter(code => provoked[code] && unprovoked[code])).toEqual([])
})

test("every row of the word list is a code, and its sentences are the word list's in three languages", () => {
  for (const [code, en, zh, ja] of wordsOfRefusals) {
    expect(provoked, code).toHaveProperty([code])
    expect(languages.map(lang => refusalMessages[lang][code as RefusalCode])).toEqual([en, zh, ja])
  }
  expect(wordsOfRefusals).toHaveLength(23)
})

test("no two codes say the same in any language", () => {
  for (const lang of languages)
    expect(new Set(codes.map(code => refusalMessages[lang][code])).size, lang).toBe(codes.length)
})

test("no sentence shows people what a schema says in English: that is in the parameters, for programs", () => {
  for (const code of codes) expect([code, placeholders(refusalMessages.en[code])]).not.toEqual([code, ["detail"]])
})

test("a sentence has the same placeholders in every language", () => {
  for (const code of codes)
    for (const lang of languages)
      expect([code, lang, placeholders(refusalMessages[lang][code])]).toEqual([
        code,
        lang,
        placeholders(refusalMessages.en[code]),
      ])
})

describe("provoked, each refusal has its own code and all that its sentence names", () => {
  test.each(Object.entries(provoked))("%s", async (code, provoke) => {
    const refusal = await provoke()
    expect(refusal.code).toBe(code)
    // the whole panel is no side: its name is the page's to give
    const named = (name: string) => refusal.params[name] !== undefined && refusal.params[name] !== ""
    const ofAll = ["no-quorum", "below-quorum", "below-connected"].includes(code)
    const given = placeholders(refusalMessages.en[refusal.code]).filter(name => !ofAll || name !== "side")
    expect(given.filter(name => !named(name))).toEqual([])
  })
})
