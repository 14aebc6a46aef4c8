import { expect, test } from "vitest"
import { type Entry, eventBodies, parseEvent } from "../../../shared/contract/events.ts"
import { emptyState } from "../../../shared/fold/state.ts"
import { foldQuestion } from "../../../shared/question/fold.ts"
import { gallery } from "../../../shared/rules/gallery/gallery.ts"

const session = "s".repeat(21)
const text = { lang: "en", text: "Who checks the auditors?" }
const answer = { lang: "en", text: "The court." }
const about = { question: "q", session }

type Kind = "question-asked" | "question-approved" | "question-dismissed" | "question-answered"
const bodies: Record<Kind, object> = {
  "question-asked": { ...about, topic: null, member: "m".repeat(21), personal: text },
  "question-approved": { ...about, topic: null, member: "m".repeat(21), personal: text },
  "question-dismissed": about,
  "question-answered": { ...about, by: "n".repeat(21), text: answer },
}
const entry = (kind: Kind, seq: number): Entry => ({ ...parseEvent(kind, bodies[kind])!, seq, at: seq * 10, by: null })
const folded = (...entries: (Entry | null)[]) =>
  entries.reduce((state, one) => (one ? foldQuestion(state, one) : state), emptyState).questions["q"]
const read = (policy: "named" | "chatham", ...kinds: Kind[]) =>
  folded(...kinds.map((kind, n) => gallery(entry(kind, n + 1), policy)))

test("[OQ3] a question is asked, then approved or dismissed, and keeps the time at which it was asked", () => {
  const asked = entry("question-asked", 1)
  expect(folded(asked)).toMatchObject({ state: "asked", by: "m".repeat(21), at: 10, text, answer: null })
  expect(folded(asked, entry("question-approved", 2))).toMatchObject({ state: "approved", at: 10, text })
  expect(folded(asked, entry("question-dismissed", 2))).toMatchObject({ state: "dismissed", at: 10 })
})

test("[OQ4] an answer stands with its writer and its time, and a later one takes its place", () => {
  const open = [entry("question-asked", 1), entry("question-approved", 2), entry("question-answered", 3)]
  expect(folded(...open)).toMatchObject({ state: "answered", answer: { by: "n".repeat(21), text: answer, at: 30 } })
  expect(folded(...open, entry("question-answered", 4))?.answer?.at).toBe(40)
})

test("[OQ3] the gallery knows a question from its approval on, and no dismissed one", () => {
  expect(read("named", "question-asked")).toBeUndefined()
  expect(read("named", "question-asked", "question-dismissed")).toBeUndefined()
  expect(read("named", "question-asked", "question-approved")).toMatchObject({ by: "m".repeat(21), at: 20, text })
})

test("[OQ5] where names stay in the room, the gallery reads a question and its answer without their writers", () => {
  const shown = read("chatham", "question-asked", "question-approved", "question-answered")
  expect(shown).toMatchObject({ by: null, text, answer: { by: null, text: answer } })
})

test("every event of a question is folded", () => {
  const kinds = Object.keys(eventBodies).filter((kind): kind is Kind => kind.startsWith("question-"))
  expect(kinds.toSorted()).toEqual(Object.keys(bodies).toSorted())
  const open = folded(entry("question-asked", 1))
  for (const kind of kinds) expect(folded(entry("question-asked", 1), entry(kind, 2)) === open).toBe(false)
})
