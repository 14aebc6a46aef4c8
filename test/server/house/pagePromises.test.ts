import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { readCatalogues } from "../../../scripts/words/catalogue.ts"
import { checkedCatalogues } from "../../../scripts/words/checked.ts"
import { root } from "../../../server/adapters/system/root.ts"
import type { Message } from "../../../shared/words/message.ts"
import { amissIn, type Promises, readRoot } from "./promises.ts"

/** Words by which a sentence of a page says what will or will not be. A sentence with one of them is in the list. */
const promising =
  /\b(until|nobody|never|only you|only the|by itself|by yourself|kept|keeps?|stays?|printed|prints?|opens|again|everyone|everybody|void|lost|safe|cannot be|comes? back|by then|at once|once|from now on|from then on|taken back|ends|no name|asked anew|destroyed|no later|no longer)\b/i

/** The promising sentences of a message in English, in all its forms. Words that a page puts in are `…`. */
function promisesOf(message: Message): string[] {
  const found = textsOf(message)
    .flatMap(text => text.replace(/\{\w+\}/g, "…").split(/(?<=[.!?])\s+(?=[A-Z…“])/))
    // a name of a button or a heading of three words promises nothing
    .filter(one => /[.!]$/.test(one) && one.split(" ").length > 3 && promising.test(one))
  return [...new Set(found)]
}

/** A text for each form of a message. */
const textsOf = (message: Message): string[] =>
  typeof message === "string" ? [message] : Object.values(message[1]).flatMap(textsOf)

/** Promising sentences by the id of their message, of which the second is `id 2`. */
const byId = (area: string, messages: Readonly<Record<string, Message>>): [id: string, sentence: string][] =>
  Object.entries(messages).flatMap(([id, message]) =>
    promisesOf(message).map((one, n): [string, string] => [n === 0 ? `${area} ${id}` : `${area} ${id} ${n + 1}`, one]),
  )

const [english] = checkedCatalogues(readCatalogues(join(root, "shared/words"))).languages
const { page, refusal } = english?.messages ?? { page: {}, refusal: {} }
const listed: { kept: Promises; nothingPromised: string[] } = JSON.parse(
  readRoot("test/server/house/pagePromises.json"),
)

describe("behind each sentence by which a page, a guide or a refusal promises something", () => {
  test("stands a test, or it is known to promise nothing; and no sentence is listed that is gone", () => {
    const said = new Map([...byId("page", page), ...byId("refusal", refusal)])
    const known = [...Object.keys(listed.kept), ...listed.nothingPromised]
    // a new one goes to pagePromises.json: to `kept` with the test that shows it, or to `nothingPromised`
    expect({
      unlisted: [...said].filter(([id]) => !known.includes(id)),
      gone: known.filter(id => !said.has(id)),
    }).toEqual({ unlisted: [], gone: [] })
    expect(new Set(known).size).toBe(known.length)
  })

  test("the test's file is there and has that title", () => {
    expect(amissIn(listed.kept)).toEqual([])
  })

  test("a new sentence is found, by the id of its message and its place there, whatever its words are", () => {
    const seat = "You may read. Your seat stays yours until {time}. Nobody here. Nobody reads it later."
    const found = byId("page", { seat, day: ["n", { one: "Keep it until {day}.", other: "Keep them until {day}." }] })
    expect(found).toEqual([
      ["page seat", "Your seat stays yours until …."],
      ["page seat 2", "Nobody reads it later."],
      ["page day", "Keep it until …."],
      ["page day 2", "Keep them until …."],
    ])
  })
})
