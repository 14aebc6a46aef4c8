import { render } from "lit"
import { afterEach, expect, test } from "vitest"
import { TopicPlace } from "../../../../client/elements/session/agenda/plenary-topic-place.ts"
import { WordsWritten } from "../../../../client/elements/session/rail/plenary-composer.ts"
import { welcome } from "../../../../client/pages/session/parts/waitingRoom.ts"
import { QuestionList } from "../../../../client/question/plenary-questions.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"
import "../../../../client/styles/main.css"
import { as, meeting, scene } from "../../../kit/scenes.ts"
import { allWords, shown } from "./shown.ts"

afterEach(() => document.body.replaceChildren())

test("a reader who has just sent a question does not read that there is none", async () => {
  const list = await shown(new QuestionList(), { scene: scene({ questions: {} }, as("He", "observer")) })
  expect(allWords(list)).toContain("No question from the observers yet.")
  list.addEventListener("command-wanted", event => {
    event.answer = Promise.resolve({ ok: true, made: {} } as never)
  })
  const words = { lang: "en", text: "How are small facilities treated?" } as const
  list.renderRoot.querySelector("plenary-composer")?.dispatchEvent(new WordsWritten(words))
  await eventually(() => expect(allWords(list)).toContain("Sent."))
  expect(allWords(list)).not.toContain("No question from the observers yet.")
})

test("a waiting question is announced until it is approved, and no longer", async () => {
  const asked = {
    id: "Q",
    session: "S",
    topic: null,
    by: "He",
    at: 0,
    text: { lang: "en", text: "How?" },
    answer: null,
  }
  const given = (state: string) => scene({ questions: { Q: { ...asked, state } } }, as("He", "observer"))
  const list = await shown(new QuestionList(), { scene: scene({ questions: {} }, as("He", "observer")) })
  list.addEventListener("command-wanted", event => {
    event.answer = Promise.resolve({ ok: true, made: { question: "Q" } } as never)
  })
  list.renderRoot.querySelector("plenary-composer")?.dispatchEvent(new WordsWritten(asked.text as never))
  await eventually(() => expect(allWords(list)).toContain("Sent."))
  for (const state of ["approved", "answered"]) {
    list.scene = given(state)
    await list.updateComplete
    expect(allWords(list)).not.toContain("Sent.")
  }
})

test("a waiting room says when the session opens, and after that hour, that it waits for a moderator", () => {
  const place = document.createElement("div")
  const given = scene({}, as("Lin", "panelist"))
  const waiting = (startsAt: number) => {
    const session = meeting({ state: "scheduled", startsAt, title: { en: "First" } })
    render(welcome({ ...given, session }, ""), place)
    return place.textContent
  }
  expect(waiting(given.now + 60_000)).toContain("The session opens on")
  const day = 86_400_000
  expect(waiting(given.now + 7 * day)).toContain("The session opens on")
  const late = waiting(given.now - 60_000)
  expect(late).not.toContain("The session opens")
  expect(late).toContain("A moderator starts it")
})

test("a topic's sessions are linked in the colour of all links", async () => {
  const place = await shown(new TopicPlace(), {
    state: scene({ sessions: { S: meeting({ title: { en: "First" }, startsAt: 0 }) } }).state,
    topic: "A",
    base: "/w/panel",
  })
  const link = place.renderRoot.querySelector("a") as Element
  const other = document.createElement("a")
  other.href = "/"
  document.body.append(other)
  expect(getComputedStyle(link).color).toBe(getComputedStyle(other).color)
})
