import { afterEach, expect, test } from "vitest"
import type { ActWanted } from "../../../../../client/elements/session/kit/actWanted.ts"
import { ThreadCard } from "../../../../../client/elements/session/rail/plenary-thread-card.ts"
import { as, scene } from "../../../../kit/scenes.ts"
import { allWords, buttons, press, shown } from "../shown.ts"

afterEach(() => document.body.replaceChildren())

const { now } = scene()
const entry = { id: "E", by: "Lin", at: now - 60_000, text: { lang: "en", text: "A typpo." } }
const lin = as("Lin", "panelist", "CN")

async function card(who: ReturnType<typeof as>, over: object = {}) {
  const thread = {
    id: "T",
    topic: "A",
    statement: null,
    kind: "comment",
    anchor: null,
    resolved: null,
    wording: null,
    settled: null,
    entries: [{ ...entry, ...over }],
  }
  return shown(new ThreadCard(), { scene: scene({}, who), thread: thread as never })
}

test("a member's own comment can be corrected for five minutes and withdrawn at any time; another's cannot", async () => {
  const wanted: ActWanted[] = []
  const own = await card(lin)
  own.addEventListener("act-wanted", event => wanted.push(event))
  press(own, "Correct")
  expect(wanted.map(({ act }) => act)).toMatchObject([{ kind: "correct-comment", entry: { id: "E" } }])
  const later = buttons(await card(lin, { at: now - 300_000 }))
  expect(later).toContain("Withdraw")
  expect(later).not.toContain("Correct")
  const other = buttons(await card(as("Han", "panelist", "CN")))
  for (const word of ["Correct", "Withdraw"]) expect(other).not.toContain(word)
})

test("a withdrawn comment leaves a trace, and a corrected one says so", async () => {
  const gone = await card(lin, { withdrawn: now, text: { lang: "en", text: "" } })
  expect(allWords(gone)).toMatch(/Withdrawn by its author, \d\d:\d\d\./)
  expect(buttons(gone)).not.toContain("Withdraw")
  expect(allWords(await card(lin, { corrected: now }))).toContain("corrected")
})

test("words that are read from the right are aligned to the right", async () => {
  const place = await card(lin, { text: { lang: "en", text: "هذا صحيح." } })
  const text = place.renderRoot.querySelector(".text") as Element
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
  let words = walker.nextNode() as Text
  while (!words.data.includes("هذا")) words = walker.nextNode() as Text
  const letter = (at: number) => {
    const range = new Range()
    range.setStart(words, at)
    range.setEnd(words, at + 1)
    return range.getBoundingClientRect()
  }
  const box = text.getBoundingClientRect()
  const [first, stop] = [letter(words.data.indexOf("ه")), letter(words.data.indexOf("."))]
  expect(stop.right).toBeLessThanOrEqual(first.left)
  expect(Math.round(box.right - first.right)).toBe(0)
})
