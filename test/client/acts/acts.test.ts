import { expect, test } from "vitest"
import { acts, asksFirst, labelOf, performAct } from "../../../client/acts/acts.ts"
import { forms } from "../../../client/acts/forms.ts"
import type { ActStage } from "../../../client/scene/stage.ts"
import { meeting, round, scene, statement } from "../../kit/scenes.ts"

/** These acts only say on a disabled button for whom or what the page waits. */
const waits = ["wait-for-consent", "wait-for-confirmation"]

test("every act opens a form, is performed, or only says what it waits for", () => {
  const all = Object.entries(acts)
  expect(all.filter(([, { asks }]) => asks).map(([name]) => name)).toEqual(expect.arrayContaining(Object.keys(forms)))
  expect(Object.keys(forms)).toEqual(expect.arrayContaining(all.filter(([, { asks }]) => asks).map(([name]) => name)))
  expect(all.filter(([, { asks, perform: does }]) => !asks && !does).map(([name]) => name)).toEqual(waits)
})

const none = (): void => {}

/** A page that draws nothing: it records in order what an act asks of it. */
function staged(over: Partial<ActStage> = {}) {
  const asked: unknown[] = []
  const { state, session, now } = scene({}, { session: meeting({}) })
  const tell =
    (what: string) =>
    (...parts: unknown[]) =>
      void asked.push([what, ...parts])
  const stage: ActStage = {
    slug: "p",
    state: () => state,
    session: () => session,
    now: () => now,
    send: (kind, body) => {
      asked.push([kind, body])
      return Promise.resolve({ ok: true, seq: 1, made: {} })
    },
    say: tell("say"),
    go: tell("go"),
    show: tell("show"),
    followAgenda: tell("follow"),
    lookAt: tell("look"),
    edit: tell("edit"),
    settle: tell("settle"),
    confirm: tell("confirm"),
    restore: async () => null,
    unrecorded: () => null,
    setUnrecorded: () => undefined,
    note: () => Promise.resolve(null),
    saved: () => Promise.resolve(),
    ...over,
  }
  return { stage, asked }
}

test("a start long before its hour asks for confirmation, and is otherwise sent at once", () => {
  expect(asksFirst({ kind: "start-session", early: true })).toBe(true)
  expect(asksFirst({ kind: "start-session" })).toBe(false)
  const { stage, asked } = staged()
  void performAct({ kind: "start-session" }, stage, none)
  expect(asked).toEqual([["start-session", { session: "S" }]])
})

test("outcomes are read out from their paper, once the agenda has moved", async () => {
  const item = { id: "i", kind: "outcomes", minutes: 5, title: {}, topic: null } as never
  const { stage, asked } = staged()
  await performAct({ kind: "read-outcomes", item }, stage, none)
  expect(asked.map(one => (one as unknown[])[0])).toEqual(["follow", "move-agenda", "go"])
  const refused = staged({ send: () => Promise.resolve({ ok: false, refusal: { code: "busy", params: {} } }) })
  await performAct({ kind: "read-outcomes", item }, refused.stage, none)
  expect(refused.asked).toEqual([["follow"]])
})

test("an act's label depends on its target", () => {
  expect(labelOf({ kind: "close-and-show", round: round("rating", "open") })).toBe("Close and show the result")
  expect(labelOf({ kind: "close-and-show", round: round("call", "open") })).toBe("Close and show positions")
  expect(labelOf({ kind: "another-text", statement: statement("proposed") })).toBe("Another text: A-1")
})

test("without a note that it may write in, a page moves no wording into one", async () => {
  const { stage, asked } = staged()
  const thread = { id: "t", topic: "A", wording: "w", entries: [], anchor: null } as never
  expect(await performAct({ kind: "accept-suggestion", thread }, stage, none)).toMatchObject({ ok: false })
  expect(asked).toEqual([])
})

test("a suggestion is accepted at the press, though its wording is sent to the server first", async () => {
  const thread = { id: "t", topic: "A", wording: "w", entries: [], anchor: null } as never
  const saved = new Promise<void>(() => undefined)
  const after: unknown[] = []
  const { stage } = staged({
    note: () => Promise.resolve({ take: () => true } as never),
    saved: () => saved,
    send: (_kind, _body, waits) => {
      after.push(waits)
      return Promise.resolve({ ok: true, seq: 1, made: {} })
    },
  })
  expect(await performAct({ kind: "accept-suggestion", thread }, stage, none)).toMatchObject({ ok: true })
  expect(after).toEqual([saved])
})

test("an act of the page alone says that it sent nothing; a command brings the server's receipt", async () => {
  const { stage } = staged()
  expect(await performAct({ kind: "read-minutes" }, stage, none)).toEqual({ ok: true, onPage: true })
  expect(await performAct({ kind: "start-session" }, stage, none)).not.toHaveProperty("onPage")
})

test("an act that asks after a refusal opens its form, and says that the page did no more", async () => {
  const refusal = { code: "below-quorum" as const, params: { answered: 1, needed: 2, side: "" } }
  const { stage } = staged({ send: () => Promise.resolve({ ok: false, refusal }) })
  const asked: unknown[] = []
  const act = { kind: "close-and-show", round: round("call", "open") } as const
  const done = await performAct(act, stage, again => asked.push(again))
  expect(done).toEqual({ ok: true, onPage: true })
  expect(asked).toMatchObject([{ kind: "close-and-show" }])
})
