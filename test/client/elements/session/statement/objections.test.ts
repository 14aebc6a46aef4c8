import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { ActWanted } from "../../../../../client/elements/session/kit/actWanted.ts"
import type { CommandWanted } from "../../../../../client/elements/session/kit/commandWanted.ts"
import { ObjectionItem } from "../../../../../client/elements/session/statement/plenary-objection.ts"
import type { Objection } from "../../../../../shared/fold/consensusState.ts"
import { as, scene, statement, table } from "../../../../kit/scenes.ts"
import { asked } from "../asking.ts"
import { allWords, buttons, press, shown } from "../shown.ts"

const moderator = as("Chen", "moderator", "CN")
const owner = as("Morishita", "panelist", "JP")
const other = as("Lin", "panelist", "CN")
const spoken = (text: string) => ({ lang: "ja" as const, text })
const answer = { disposition: "partly", text: spoken("注記に加える。"), by: "Chen", at: 1 } as const

const objection = (over: object = {}): Objection =>
  ({
    id: "O",
    statement: "A-1",
    topic: "A",
    version: 1,
    by: "Morishita",
    at: 0,
    reason: spoken("集計値が個人を表します。"),
    remedy: spoken("30人以上に限る。"),
    round: "call",
    answer: null,
    reply: null,
    earlier: [],
    ...over,
  }) as unknown as Objection

let acts: ActWanted[] = []
let sent: CommandWanted[] = []
beforeEach(() => {
  acts = []
  sent = []
})
afterEach(() => document.body.replaceChildren())

async function seenBy(me: typeof moderator, given: Objection) {
  const item = new ObjectionItem()
  item.addEventListener("act-wanted", event => acts.push(event))
  item.addEventListener("command-wanted", event => sent.push(event))
  return shown(item, { scene: scene({}, me), objection: given })
}

describe("an objection on the card", () => {
  test("is printed with its remedy in its owner's language, and only a moderator is offered to answer it", async () => {
    const item = await seenBy(moderator, objection())
    expect(allWords(item)).toContain("集計値が個人を表します。")
    expect(allWords(item)).toContain("30人以上に限る。")
    expect([...item.renderRoot.querySelectorAll(".text")].map(one => one.getAttribute("lang"))).toEqual(["ja", "ja"])
    press(item, "Answer the objection")
    expect(acts.map(({ act }) => act)).toMatchObject([{ kind: "answer-objection", name: "Morishita" }])
    for (const me of [owner, other, as("He", "observer")]) expect(buttons(await seenBy(me, objection()))).toEqual([])
  })

  test("lets only its owner maintain or withdraw it, once it is answered", async () => {
    const given = objection({ answer })
    const item = await seenBy(owner, given)
    expect(allWords(item)).toContain("Chen · Partly accommodated")
    expect(buttons(item)).toEqual(["Maintain my objection", "Withdraw my objection"])
    press(item, "Maintain my objection")
    expect(sent.map(({ kind, body }) => ({ kind, body }))).toEqual([
      { kind: "reply-objection", body: { objection: "O", reply: "maintained" } },
    ])
    for (const me of [moderator, other]) expect(buttons(await seenBy(me, given))).toEqual([])
  })

  test("that is maintained may still be withdrawn; one that was withdrawn is settled", async () => {
    const reply = (said: string) => ({ answer, reply: { reply: said, text: null, at: 2 } })
    const kept = await seenBy(owner, objection(reply("maintained")))
    expect(allWords(kept)).toContain("Maintained")
    expect(buttons(kept)).toEqual(["Withdraw my objection"])
    press(kept, "Withdraw my objection")
    expect(sent.map(({ body }) => body)).toEqual([{ objection: "O", reply: "withdrawn" }])
    const dropped = await seenBy(owner, objection(reply("withdrawn")))
    expect(allWords(dropped)).toContain("Withdrawn")
    expect(buttons(dropped)).toEqual([])
  })

  test("in a record is answered, maintained or withdrawn by nobody, though a new draft follows", async () => {
    const fixed = {
      records: table({ id: "R", state: "in_force", body: { statement: "A-1", version: 1, objections: [] } }),
    }
    for (const [me, given] of [
      [owner, objection({ answer })],
      [moderator, objection()],
    ] as const) {
      const item = await shown(new ObjectionItem(), { scene: scene(fixed, me), objection: given })
      expect(buttons(item)).toEqual([])
    }
  })

  test("that was answered twice shows both answers and the reply to the first", async () => {
    const first = { ...answer, disposition: "answered" as const, text: spoken("方法がない。") }
    const given = objection({ answer, earlier: [{ answer: first, reply: { reply: "maintained", text: null, at: 1 } }] })
    const words = allWords(await seenBy(other, given))
    expect(words.indexOf("方法がない。")).toBeLessThan(words.indexOf("注記に加える。"))
    expect(words).toContain("Maintained")
  })
})

test("an answer says what happens to the objection, with the objection in view; without words it is not sent", async () => {
  const form = await asked(
    { kind: "answer-objection", objection: objection(), name: "Morishita" },
    scene({}, moderator),
  )
  expect(allWords(form.dialog)).toContain("集計値が個人を表します。")
  expect(allWords(form.dialog)).toContain("What would make it acceptable")
  expect(allWords(form.dialog)).toContain("30人以上に限る。")
  expect(form.options("disposition")).toEqual([
    "Please choose",
    "Accommodated",
    "Partly accommodated",
    "Answered, not adopted",
  ])
  // Only the person who answers decides what happens to it.
  await form.write("answer", "Groups of 30 at least.")
  expect(await form.send()).toEqual([])
  expect(form.field("disposition")?.ariaInvalid).toBe("true")
  await form.write("disposition", "accommodated", "change")
  await form.write("answer", "Groups of 30 at least.")
  expect(await form.send()).toEqual([
    {
      kind: "answer-objection",
      body: {
        objection: "O",
        disposition: "accommodated",
        answer: { lang: "en", text: "Groups of 30 at least." },
      },
    },
  ])
})

test("a block needs its reason; a remedy is asked for and may be left out", async () => {
  const given = scene({ statements: table(statement("proposed")) }, other)
  const form = await asked({ kind: "object", statement: statement("proposed") }, given)
  expect(await form.send()).toEqual([])
  await form.write("reason", "It leaks.")
  expect(await form.send()).toEqual([
    {
      kind: "raise-objection",
      body: { statement: "A-1", version: 1, reason: { lang: "en", text: "It leaks." }, remedy: null },
    },
  ])
})
