import { globSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"

/** Files that read who drafted a translation or how it was answered, with the reason. Nobody else says what it is. */
const readers = new Map([
  ["shared/rules/said/standing.ts", "the one function that tells an origin"],
  ["shared/minutes/prose/quoted/secondTexts.ts", "what minutes of earlier versions said"],
  ["shared/fold/nouns/said/translation.ts", "the state of a translation"],
  ["shared/minutes/words/words.ts", "the sentences of minutes of earlier versions"],
  ["shared/rules/said/toAnswer.ts", "who is still asked"],
  ["client/state/translating/draftKeeper.ts", "the words that somebody types now"],
  ["server/commands/translation/translationDefinitions.ts", "words of an unknown author, which nobody replaces"],
])

/** An origin told by another than the one function: by who drafted the words, or by how they were answered. */
const told = /drafted === "(?:engine|author|person)"|answer\?*\.how === "(?:accepted|corrected)"|"by_interpreter"/

/** Sentences that say who made a translation or who stands for it, outside the area `origin`, with the reason. */
const sentences = new Set([
  // sentences of minutes of earlier versions, which keep their words
  "second.accepted",
  "second.by_author",
  "second.by_interpreter",
  "second.corrected",
  "second.unconfirmed",
  // an earlier wording, before the interpreter who translates it
  "translating.wasBehind",
])

const aboutOrigin =
  /translation by|machine translation|translation, (?:accepted|corrected|unconfirmed)|by the interpreter/i

test("no other code than one function tells where the words of a translation come from", () => {
  const others = globSync(["client/**/*.ts", "server/**/*.ts", "shared/**/*.ts"]).filter(
    file => !readers.has(file) && told.test(readFileSync(file, "utf8")),
  )
  expect(others).toEqual([])
})

test("no other sentence than those of origins says who made a translation or who stands for it", () => {
  const {
    origin,
    ...areas
  }: Record<string, Record<string, string>> = JSON.parse(readFileSync("shared/words/en.json", "utf8"))
  const others = Object.values(areas)
    .flatMap(area => Object.entries(area))
    .filter(([id, sentence]) => aboutOrigin.test(sentence) && !sentences.has(id))
  expect(Object.keys(origin ?? {})).toEqual(["behind", "made", "stands", "told"])
  expect(others).toEqual([])
})
