import { describe, expect, it, test } from "vitest"
import { type NewEvent, parseEvent } from "../../../shared/contract/events.ts"
import { fold, foldOne } from "../../../shared/fold/fold.ts"
import { emptyState, type State } from "../../../shared/fold/state.ts"
import { RoundId } from "../../../shared/model/ids.ts"
import { inSlice, sliceOf } from "../../../shared/rules/slice.ts"
import {
  callOpened,
  confirmed,
  drafted,
  entries,
  folded,
  ids,
  inCall,
  opened,
  proposed,
  revealed,
  saved,
  topicOpened,
} from "./log.ts"

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const one of Object.values(value)) deepFreeze(one)
  }
  return value
}

const story = [
  opened,
  topicOpened,
  drafted,
  saved("ja", "一", 1),
  saved("en", "One", 1),
  confirmed("zh"),
  confirmed("ja"),
  confirmed("en"),
  proposed(1),
  callOpened,
  revealed("agree", "agree", "agree", "reserve"),
  saved("zh", "二", 2, true),
  saved("ja", "二", 2),
  proposed(2),
]

test("an entry never changes the state that it is folded into", () => {
  let state: State = deepFreeze(emptyState)
  for (const entry of entries(...story)) state = deepFreeze(foldOne(state, entry))
  expect(state.seq).toBe(story.length)
})

test("in one go, in parts and with entries repeated, a log means the same", () => {
  const log = entries(...story)
  for (let cut = 0; cut <= log.length; cut++) {
    const first = fold(emptyState, log.slice(0, cut))
    expect(fold(first, log.slice(Math.max(0, cut - 2)))).toEqual(fold(emptyState, log))
  }
})

test("the cursor moves past entries that were not for this reader, and never back", () => {
  expect(fold(emptyState, [], 7).seq).toBe(7)
  expect(fold(emptyState, entries(opened, topicOpened), 1).seq).toBe(2)
})

test("a kind of a later version is no event", () => {
  expect(parseEvent("teleported", {})).toBeNull()
  expect(parseEvent("constructor", {})).toBeNull()
})

test("a topic's slice of the state is the state of the topic's slice of the log", () => {
  const other = { ...topicOpened, body: { ...topicOpened.body, topic: "other", letter: "B" } } as typeof topicOpened
  const log = entries(...story, other)
  for (const topic of [ids.topic, "other"]) {
    const slice = { kind: "topic" as const, topic }
    const last = log.length
    expect(
      fold(
        emptyState,
        log.filter(entry => inSlice(slice, entry)),
        last,
      ),
    ).toEqual(sliceOf(slice, fold(emptyState, log)))
  }
})

describe("the texts of a statement", () => {
  const level = [opened, topicOpened, drafted, saved("ja", "一", 1), saved("en", "One", 1)]
  const agreed = [...level, confirmed("zh"), confirmed("ja"), confirmed("en")]
  const states = (...events: Parameters<typeof folded>) =>
    Object.fromEntries(folded(...events).statements[ids.statement]?.texts.map(text => [text.lang, text.state]) ?? [])

  it("a save of an authentic text sets its confirmed siblings out of date", () => {
    expect(states(...agreed, saved("zh", "二", 2))).toEqual({ zh: "draft", ja: "out_of_date", en: "out_of_date" })
  })
  it("a save of a translation sets nobody out of date", () => {
    expect(states(...agreed, saved("en", "Two", 2))).toEqual({ zh: "in_sync", ja: "in_sync", en: "draft" })
  })
  it("the other side's text catches up without sending the first one back", () => {
    const mended = [...agreed, saved("zh", "二", 2), confirmed("zh"), saved("ja", "二", 2), confirmed("ja")]
    expect(states(...mended)).toEqual({ zh: "in_sync", ja: "in_sync", en: "out_of_date" })
  })
  it("confirming one never clears another", () => {
    expect(states(...agreed, saved("zh", "二", 2), confirmed("zh"))).toMatchObject({ ja: "out_of_date" })
  })
  it("a language that is filled in after the proposal enters the version, and a new draft leaves it alone", () => {
    const versions = (...events: Parameters<typeof folded>) =>
      folded(...events).statements[ids.statement]?.versions.map(({ texts }) => texts.map(text => text.text).join(" "))
    const filled = [opened, topicOpened, drafted, proposed(1), saved("ja", "一", 1)]
    expect(versions(...filled)).toEqual(["一 一 "])
    expect(versions(...filled, saved("zh", "二", 2, true))).toEqual(["一 一 "])
    expect(versions(...filled, saved("zh", "二", 2, true), proposed(2))).toEqual(["一 一 ", "二 一 "])
  })
})

describe("a statement's state follows its rounds", () => {
  const state = (...events: Parameters<typeof folded>) =>
    folded(opened, topicOpened, drafted, proposed(1), ...events).statements[ids.statement]?.state
  it("in a round, then proposed again, shown or void", () => {
    expect(state(callOpened)).toBe("in_round")
    expect(state(callOpened, revealed("agree"))).toBe("proposed")
    expect(state(callOpened, { kind: "round-voided", body: { ...inCall, reason: "wrong text" } })).toBe("proposed")
  })
  it("a void round keeps no answers", () => {
    const voided = folded(opened, topicOpened, drafted, proposed(1), callOpened, revealed("agree"), {
      kind: "round-voided",
      body: { ...inCall, reason: "wrong text" },
    })
    expect(voided.rounds[ids.call]).toMatchObject({ state: "void", answers: null, voidReason: "wrong text" })
  })
})

test("a log of the first version links ratings that others answered: the fold leaves those links out, and keeps whole ones", () => {
  const rated = (n: number, aliases: string[]) => {
    const round = RoundId.parse(`rating-${n}`)
    const inRating = { ...inCall, round }
    const answers = aliases.map(alias => ({
      member: null,
      alias,
      side: null,
      answer: { kind: "rating" as const, score: 5 },
      spoken: false,
      silent: false,
    }))
    return [
      { ...callOpened, body: { ...callOpened.body, ...inRating, n, kind: "rating", anonymity: "pseudonymous" } },
      { kind: "round-revealed", body: { ...inRating, answered: aliases.length, roll: null, answers } },
    ] as NewEvent[]
  }
  const all = ["a", "b", "c", "d", "e"]
  const { rounds } = folded(opened, topicOpened, drafted, ...[all, all.slice(1), all].flatMap((of, n) => rated(n, of)))
  const kept = Object.values(rounds).map(({ answers }) => answers?.map(({ alias }) => alias))
  expect(kept).toEqual([all, [null, null, null, null], all])
})
