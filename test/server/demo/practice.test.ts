import { afterAll, beforeAll, expect, test } from "vitest"
import * as Y from "yjs"
import { type PracticeLink, playPractice } from "../../../server/demo/playPractice.ts"
import { noteText } from "../../../shared/document/readers.ts"
import type { State } from "../../../shared/fold/state.ts"
import { type Played, played } from "./played.ts"

const now = Date.UTC(2026, 9, 12, 7)
let practice: Played
let links: PracticeLink[]
let state: State

beforeAll(async () => {
  practice = await played(async stage => {
    links = await playPractice(stage, now)
  })
  state = await practice.stage.state()
})
afterAll(() => practice.remove())

test("one session is scheduled: opening, one topic, outcomes", () => {
  expect(Object.values(state.sessions)).toMatchObject([
    { state: "scheduled", items: [{ kind: "opening" }, { kind: "topic" }, { kind: "outcomes" }] },
  ])
})

test("there are no sides, English is authentic, and nobody without a seat reads", () => {
  expect(state.workspace).toMatchObject({
    public: false,
    demo: false,
    languages: ["en", "zh", "ja"],
    authentic: [{ lang: "en", side: null }],
  })
  expect(state.sides).toEqual([])
})

test("the note is open and empty", async () => {
  const topic = Object.values(state.topics)[0]!
  expect(topic.note.mode).toBe("open")
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await practice.stage.note(topic.id))
  expect(noteText(doc)).toBe("")
})

test("each link leads to its role and gives whoever opens it a seat of their own", async () => {
  const rows = await Promise.all(
    links.map(link => practice.instance.directory.invite(practice.instance.sha256(link.token))),
  )
  expect(rows.map(row => row?.role)).toEqual(["moderator", "secretary", "interpreter", "panelist", "observer"])
  expect(links.map(link => link.role)).toEqual(rows.map(row => row?.role))
  expect(rows.map(row => row?.member)).toEqual(links.map(() => null))
  expect(rows.every(row => row!.usesLeft > 1 && row!.expiresAt > now)).toBe(true)
})
