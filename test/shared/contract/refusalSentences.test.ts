import { expect, test } from "vitest"
import { sentenceOf } from "../../../shared/contract/refusals/sentences.ts"
import type { Refusal } from "../../../shared/contract/refusals.ts"
import { SideId } from "../../../shared/model/ids.ts"

const told = (code: Refusal["code"], params: Refusal["params"]) => sentenceOf({ code, params }, "en", known)
const known = { sides: [{ id: SideId.parse("s1"), title: { en: "China", zh: "中方" }, mark: "CN" }] }

test("the sentence of a refusal names roles, levels, languages and sides by their words, not by their codes", () => {
  expect(told("not-permitted", { role: "secretary" })).toBe("Your seat does not include this. Secretary can do it.")
  expect(told("level-too-high", { computed: "rough", wanted: "consensus" })).toContain(
    "Rough consensus (dissent recorded); Consensus cannot",
  )
  expect(told("no-level", { computed: "no_consensus" })).toContain("“No consensus”")
  expect(told("wrong-side", { side: "s1", language: "zh" })).toBe("Only China can confirm the Chinese text.")
  expect(told("below-quorum", { side: "", answered: 1, needed: 2 })).toContain("of the panel,")
})

test("the words are those of the reader's language", () => {
  const refusal: Refusal = { code: "wrong-side", params: { side: "s1", language: "ja" } }
  expect(sentenceOf(refusal, "zh", known)).toMatch(/日文.*中方/)
})
