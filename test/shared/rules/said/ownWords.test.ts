import { expect, test } from "vitest"
import type { NewEvent } from "../../../../shared/contract/events.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { SaidKey } from "../../../../shared/model/ids.ts"
import type { PositionValue } from "../../../../shared/model/terms.ts"
import { isOwn } from "../../../../shared/rules/people/seats/holder.ts"
import { objectionSaid, standsAsGiven } from "../../../../shared/rules/round/objections.ts"
import { answersFor, isAuthor } from "../../../../shared/rules/said/answering.ts"
import { saidIn } from "../../../../shared/rules/said/saidIn.ts"
import { at, callOpened, folded, ids, inCall, member, opened, position, topicOpened } from "../../fold/log.ts"

const [lin, zhou] = [member("lin"), member("zhou")]
const reason = "Data leave the hospital."
const seat = (id: typeof lin): NewEvent => ({
  kind: "member-admitted",
  body: {
    member: id,
    role: "panelist",
    side: ids.cn,
    field: null,
    lang: "zh",
    invite: null,
    personal: { name: id, romanised: "", short: "" },
  },
})
const reissued: NewEvent = { kind: "seat-reissued", body: { member: lin, reason: "Lost." } }
const given = (by: typeof lin, value: PositionValue = "block") => ({
  member: by,
  side: ids.cn,
  alias: null,
  answer: { ...position(value, reason), remedy: "Leave it out." },
  spoken: false,
  silent: false,
})
const shown = (...answers: ReturnType<typeof given>[]): NewEvent => ({
  kind: "round-revealed",
  body: { ...inCall, answered: answers.length, roll: null, answers },
})
const changed = (by: typeof lin): NewEvent => ({
  kind: "position-changed",
  body: { ...inCall, member: by, from: null, position: position("agree", reason), why: reason },
})
const raised: NewEvent = {
  kind: "objection-raised",
  body: {
    ...at,
    objection: ids.objection,
    version: 1,
    member: lin,
    reason: { lang: "en", text: reason },
    remedy: null,
    fromRound: ids.call,
  },
}
const start = [opened, topicOpened, seat(lin), seat(zhou)]
const textsOf = (state: State) => saidIn(state).filter(({ text }) => text === reason || text === "Leave it out.")

test("in a round with names the same words of two people are two texts, each of its own author", () => {
  const texts = textsOf(folded(...start, callOpened, shown(given(lin), given(zhou)), changed(lin), changed(zhou)))
  expect(new Set(texts.map(({ key }) => key)).size).toBe(texts.length)
  expect(texts.map(({ authors }) => String(authors)).toSorted()).toEqual(["lin", "lin", "lin", "zhou", "zhou", "zhou"])
})

test("where names are hidden the same words are one text", () => {
  const hidden = { ...callOpened, body: { ...callOpened.body, anonymity: "hidden" } } as unknown as NewEvent
  const answers = [given(lin), given(zhou)].map(one => ({ ...one, member: null }))
  const event = { kind: "round-revealed", body: { ...inCall, answered: 2, roll: null, answers } } as NewEvent
  expect(textsOf(folded(...start, hidden, event))).toHaveLength(2)
})

test("who got the seat while the round was open did not say what it then showed", () => {
  const state = folded(...start, callOpened, reissued, shown(given(lin)), raised)
  const texts = textsOf(state)
  expect(texts.length).toBeGreaterThan(2)
  for (const text of texts) expect([text.key, isAuthor(state, text, lin)]).toEqual([text.key, false])
  const objection = state.objections[ids.objection]!
  expect(isOwn(state, objectionSaid(objection), lin)).toBe(false)
  expect(standsAsGiven(state, objection)).toBe(true)
})

test("who held the seat when the round opened said what it showed", () => {
  const state = folded(...start, reissued, callOpened, shown(given(lin)), raised)
  for (const text of textsOf(state)) expect(isAuthor(state, text, lin)).toBe(true)
  const objection = state.objections[ids.objection]!
  expect(isOwn(state, objectionSaid(objection), lin)).toBe(true)
  expect(standsAsGiven(state, objection)).toBe(false)
})

test("who got the seat later said the position that they changed it to", () => {
  const to = {
    ...changed(lin),
    body: { ...inCall, member: lin, from: null, position: position("agree", "Mine."), why: "" },
  }
  const state = folded(...start, callOpened, shown(given(lin)), reissued, to as NewEvent)
  const owned = saidIn(state).filter(text => isAuthor(state, text, lin))
  expect(owned.map(({ text }) => text)).toEqual(["Mine."])
})

const translatedBy = (key: SaidKey): NewEvent => ({
  kind: "translation-given",
  body: { key, lang: "ja", topic: ids.topic, revision: 1, drafted: "person", personal: { text: "訳", of: "0" } },
})
const named = (key: SaidKey): NewEvent => ({
  kind: "translation-reader-named",
  body: { key, lang: "ja", topic: ids.topic, member: lin },
})

test("a named reader's right ends with their hold of the seat, also over a later translation", () => {
  const said = [...start, callOpened, shown(given(zhou))]
  const [text] = textsOf(folded(...said))
  const { key } = text!
  const row = (state: State) => Object.values(state.translations)[0]
  const before = folded(...said, translatedBy(key), named(key))
  expect(answersFor(before, text!, row(before), lin)).toBe(true)
  const after = folded(...said, translatedBy(key), named(key), reissued, translatedBy(key))
  expect(answersFor(after, text!, row(after), lin)).toBe(false)
})
