import { expect, test } from "vitest"
import type { NewEvent } from "../../../../shared/contract/events.ts"
import { EntryId, MemberId, SessionId, ThreadId } from "../../../../shared/model/ids.ts"
import type { Spoken } from "../../../../shared/model/texts.ts"
import { saidIn } from "../../../../shared/rules/said/saidIn.ts"
import {
  at,
  callOpened,
  drafted,
  folded,
  ids,
  inCall,
  member,
  opened,
  position,
  proposed,
  topicOpened,
} from "../../fold/log.ts"
import { eventLeaves } from "./leaves.ts"

const canary = "Nobody else says this."
const words: Spoken = { lang: "ja", text: canary }
const other: Spoken = { lang: "en", text: "Something else." }
const session = SessionId.parse("session")
const thread = ThreadId.parse("thread")
const lin = MemberId.parse("lin")
const on = { record: ids.record, ...at }
const about = { objection: ids.objection, ...at }

const scheduled: NewEvent = {
  kind: "session-scheduled",
  body: { session, title: { en: "First" }, startsAt: 1, cities: [] },
}
const admitted: NewEvent = {
  kind: "member-admitted",
  body: {
    member: lin,
    role: "panelist",
    side: ids.cn,
    field: null,
    lang: "zh",
    invite: null,
    personal: { name: "Lin", romanised: "", short: "" },
  },
}
const asked: NewEvent = {
  kind: "question-asked",
  body: { question: "q", session, topic: null, member: lin, personal: other },
}
const talked = (text = other, wording: string | null = null): NewEvent => ({
  kind: "thread-opened",
  body: {
    thread,
    entry: EntryId.parse("e"),
    topic: ids.topic,
    statement: null,
    kind: "comment",
    anchor: null,
    personal: { ...text, wording },
  },
})
const objected = (reason = other, remedy: Spoken | null = null): NewEvent => ({
  kind: "objection-raised",
  body: { ...about, version: 1, member: lin, reason, remedy, fromRound: null },
})
const answer = (reason: string, remedy = "") => ({
  member: lin,
  side: ids.cn,
  alias: null,
  answer: { ...position("block", reason), remedy },
  spoken: false,
  silent: false,
})
const shown = (...answers: ReturnType<typeof answer>[]): NewEvent => ({
  kind: "round-revealed",
  body: { ...inCall, answered: answers.length, roll: null, answers },
})
const tally = { electorate: 4, agree: 4, reserve: 0, disagree: 0, block: 0, abstain: 0 }
const declared = (reason: string | null = null): NewEvent => ({
  kind: "record-declared",
  body: {
    ...on,
    inForce: true,
    body: {
      record: ids.record,
      number: 1,
      ...at,
      label: "A-1",
      topicTitle: { en: "Data" },
      version: 1,
      texts: [],
      round: ids.call,
      anonymity: "named",
      silence: false,
      rule: { quorum: [2, 3], sideQuorum: [1, 2], support: [3, 4], sideFloor: [1, 2] },
      electorate: [],
      tally,
      tallyAtReveal: null,
      sides: [],
      positions: [],
      objections: [],
      dissents: [],
      recused: [],
      passages: [],
      computed: "unanimity",
      level: "rough",
      reason,
      note: {},
      supersedes: null,
    },
  },
})
const asksToWithdraw = (reason: string): NewEvent => ({
  kind: "proposal-made",
  body: { proposal: "p", about: { act: "withdraw", record: ids.record }, asker: lin, reason },
})
const erratum = (reason: string): NewEvent => ({
  kind: "erratum-proposed",
  body: { ...on, erratum: "x", lang: "zh", text: "二", reason, endsAt: 9 },
})
const start = [opened, topicOpened, admitted, scheduled, drafted, proposed(1)]
const change = { from: null, ...inCall, member: lin }

/** Where somebody's words stand, each with a log in which they are said there. */
const said: Record<string, NewEvent[]> = {
  "interest-stated.personal.interest.text": [
    { kind: "interest-stated", body: { member: lin, personal: { interest: words } } },
  ],
  "member-suspended.reason": [{ kind: "member-suspended", body: { member: lin, reason: canary } }],
  "seat-reissued.reason": [{ kind: "seat-reissued", body: { member: lin, reason: canary } }],
  "session-cancelled.reason": [{ kind: "session-cancelled", body: { session, reason: canary } }],
  "topic-reopened.reason": [{ kind: "topic-reopened", body: { topic: ids.topic, reason: canary } }],
  "note-mode-set.reason": [{ kind: "note-mode-set", body: { topic: ids.topic, mode: "open", reason: canary } }],
  "reading-added.text.text": [
    { kind: "reading-added", body: { reading: "r", title: { en: "Read" }, link: null, text: words } },
  ],
  "question-asked.personal.text": [
    { kind: "question-asked", body: { question: "q", session, topic: null, member: lin, personal: words } },
  ],
  "question-approved.personal.text": [
    asked,
    { kind: "question-approved", body: { question: "q", session, topic: null, member: lin, personal: words } },
  ],
  "question-answered.text.text": [
    asked,
    { kind: "question-answered", body: { question: "q", session, by: lin, text: words } },
  ],
  "correction-proposed.personal.text": [
    { kind: "correction-proposed", body: { correction: "c", session, member: lin, personal: words } },
  ],
  "correction-insisted.personal.text": [
    { kind: "correction-proposed", body: { correction: "insisted", session, member: lin, personal: other } },
    { kind: "correction-insisted", body: { correction: "insisted", session, member: lin, personal: words } },
  ],
  "correction-decided.reason": [
    { kind: "correction-proposed", body: { correction: "declined", session, member: lin, personal: other } },
    { kind: "correction-decided", body: { correction: "declined", session, accepted: false, reason: canary } },
  ],
  "thread-opened.personal.text": [talked(words)],
  "thread-opened.personal.wording": [talked(other, canary)],
  "reply-added.personal.text": [
    talked(),
    { kind: "reply-added", body: { thread, entry: EntryId.parse("f"), topic: ids.topic, personal: words } },
  ],
  "comment-corrected.personal.text": [
    talked(),
    { kind: "comment-corrected", body: { thread, entry: EntryId.parse("e"), topic: ids.topic, personal: words } },
  ],
  "suggestion-declined.personal.text": [
    talked(),
    { kind: "suggestion-declined", body: { thread, topic: ids.topic, personal: words } },
  ],
  "one-text-consented.reason": [{ kind: "one-text-consented", body: { ...at, version: 1, reason: canary } }],
  "statement-withdrawn.reason": [{ kind: "statement-withdrawn", body: { ...at, reason: canary } }],
  "statement-carried-over.reason": [{ kind: "statement-carried-over", body: { ...at, reason: canary } }],
  "no-consensus-recorded.reason": [{ kind: "no-consensus-recorded", body: { ...at, reason: canary } }],
  "round-opened.otherwise": [{ ...callOpened, body: { ...callOpened.body, otherwise: canary } } as NewEvent],
  "round-revealed.answers[].answer.reason": [callOpened, shown(answer(canary))],
  "round-revealed.answers[].answer.remedy": [callOpened, shown(answer("So.", canary))],
  "round-revealed.reasons[].reason": [
    callOpened,
    {
      kind: "round-revealed",
      body: {
        ...inCall,
        answered: 1,
        roll: null,
        answers: [],
        reasons: [{ score: 2, reason: canary, lang: "ja", member: lin }],
      },
    },
  ],
  "round-voided.reason": [callOpened, { kind: "round-voided", body: { ...inCall, reason: canary } }],
  "round-voided.answers[].answer.reason": [
    callOpened,
    { kind: "round-voided", body: { ...inCall, reason: "", answers: [answer(canary)] } },
  ],
  "round-voided.answers[].answer.remedy": [
    callOpened,
    { kind: "round-voided", body: { ...inCall, reason: "", answers: [answer("So.", canary)] } },
  ],
  "position-changed.position.reason": [
    callOpened,
    shown(answer("So.")),
    { kind: "position-changed", body: { ...change, position: position("agree", canary), why: "" } },
  ],
  "position-changed.position.remedy": [
    callOpened,
    shown(answer("So.")),
    { kind: "position-changed", body: { ...change, position: answer("So.", canary).answer, why: "" } },
  ],
  "position-changed.why": [
    callOpened,
    shown(answer("So.")),
    { kind: "position-changed", body: { ...change, position: position("agree"), why: canary } },
  ],
  "objection-raised.reason.text": [objected(words)],
  "objection-raised.remedy.text": [objected(other, words)],
  "objection-answered.answer.text": [
    objected(),
    { kind: "objection-answered", body: { ...about, disposition: "answered", answer: words } },
  ],
  "objection-replied.text.text": [
    objected(),
    { kind: "objection-answered", body: { ...about, disposition: "answered", answer: other } },
    { kind: "objection-replied", body: { ...about, reply: "maintained", text: words } },
  ],
  "record-declared.body.reason": [callOpened, declared(canary)],
  "record-returned.reason": [declared(), { kind: "record-returned", body: { ...on, reason: canary } }],
  "return-reason-published.reason": [
    declared(),
    { kind: "record-returned", body: { ...on, reason: "" } },
    { kind: "return-reason-published", body: { ...on, reason: canary } },
  ],
  "record-taken-back.reason": [declared(), { kind: "record-taken-back", body: { ...on, reason: canary } }],
  "withdrawal-proposed.reason": [declared(), { kind: "withdrawal-proposed", body: { ...on, reason: canary } }],
  "record-withdrawn.reason": [declared(), { kind: "record-withdrawn", body: { ...on, reason: canary } }],
  "reservation-added.text.text": [declared(), { kind: "reservation-added", body: { ...on, member: lin, text: words } }],
  "dissent-added.text.text": [declared(), { kind: "dissent-added", body: { ...on, member: lin, text: words } }],
  "change-stated.text.text": [declared(), { kind: "change-stated", body: { ...on, member: lin, text: words } }],
  "erratum-proposed.reason": [declared(), erratum(canary)],
  "erratum-objected.reason.text": [
    declared(),
    erratum("A slip."),
    { kind: "erratum-objected", body: { ...on, erratum: "x", member: lin, reason: words } },
  ],
  "editorial-marked.reason": [
    declared(),
    { kind: "editorial-marked", body: { ...on, now: "二", reason: canary, proposal: "p" } },
  ],
  "review-concluded.reason": [
    declared(),
    { kind: "review-concluded", body: { ...on, round: ids.call, outcome: "stands", next: null, reason: canary } },
  ],
  "progress-noted.personal.text": [
    declared(),
    { kind: "progress-noted", body: { ...on, note: "n", member: lin, state: "under_way", personal: words } },
  ],
  "proposal-made.reason": [declared(), asksToWithdraw(canary)],
  "proposal-refused.reason": [
    declared(),
    asksToWithdraw("Overtaken."),
    { kind: "proposal-refused", body: { proposal: "p", reason: canary } },
  ],
}

/** Words that have no second text of this kind, with the reason. */
const notSaid: [RegExp, string][] = [
  [/\.(slug|mark|label|letter|zone|hash|host|place|minutes|outcomes|of)$/, "a code, a label or a hash"],
  [/\.(alias|loan|note|request|question|action|correction|reading|erratum|proposal|notice|opening)$/, "an id"],
  [/(title|affiliation|topicTitle|name|field)\.\*$/, "a title, which has a text in each language"],
  [/^description-set\./, "a text of the panel, written in each language"],
  [/^(action-added|summary-written)\.text\.\*$/, "a text without one original"],
  [/^record-declared\.body\.note\.\*$/, "a text without one original"],
  [/^minutes-amended\.personal\.text$/, "a sentence of the minutes, written in each language"],
  [/\.personal\.(name|romanised|short)$/, "a name"],
  [/^token-(made|revoked)\.(machine|name)$/, "the id and the name of a program"],
  [/^press-link-(made|revoked|opened)\.press$/, "an id"],
  [/^press-link-opened\.holder$/, "the hash of a secret"],
  [/^thread-opened\.personal\.phrase\./, "a sentence of the product, which it says in each language"],
  [/\.(anchor|passages\[\])\.(exact|before|after)$/, "a quotation of a note"],
  [/^suggestion-accepted\.passage$/, "a quotation of a note"],
  [/^(drift-found|editorial-marked|editorial-unmarked|drift-cleared)\.now$/, "a quotation of a note"],
  [/^proposal-made\.about\.(text|now)$/, "a wording in one language of a record or a note"],
  [
    /^(statement-drafted|text-saved|version-proposed|erratum-proposed)\.(text|texts\[\]\.text)$/,
    "a text of a statement",
  ],
  [/^record-declared\.body\.texts\[\]\.text$/, "a text of a statement"],
  [/^record-declared\.body\.(positions|reasons|dissents)\[\]/, "a copy of what was said in the round"],
  [/^record-declared\.body\.objections\[\]/, "a copy of what was said in the objection"],
  [/^position-changed\.from\./, "a copy of the former position"],
  [/^interest-proposed\./, "words that are nobody's before the member confirms them"],
  [/^record-returned\.personal\./, "sealed until it is published, and then said in return-reason-published"],
  [/^editorial-unmarked\.reason$/, "no state keeps it: the minutes alone print it"],
  [/^round-summarized\./, "a summary for the next round, which the secretary writes in each language"],
  [/^translation-/, "a translation"],
  [/^reading-added\.link$/, "an address"],
  [/^anchors-set\./, "an id"],
  [/^workspace-archived\.reason$/, "a reason of the administrator, who is outside the panel"],
  [/^erasure-declined\.reason$/, "a reason of the administrator, for one person"],
  [/^(privacy-set\.|proposal-made\.about\.change\.)/, "a text of the panel, written in each language"],
  [/^transfers-set\./, "a register, with names of recipients"],
]

test("every text of every event is said by somebody, or stands here with the reason why not", () => {
  const unknown = eventLeaves.filter(leaf => !(leaf in said) && !notSaid.some(([place]) => place.test(leaf)))
  expect(unknown).toEqual([])
  expect(Object.keys(said).filter(leaf => !eventLeaves.includes(leaf))).toEqual([])
})

test.each(Object.entries(said))(
  "what is said in %s is told, with who said it and in which language",
  (leaf, events) => {
    const state = folded(...start, ...events)
    const found = saidIn(state).filter(({ text }) => text === canary)
    expect(found, leaf).toHaveLength(1)
    const [one] = found
    expect(one?.authors.length).toBeGreaterThan(0)
    const stated = JSON.stringify(events).includes('"lang":"ja"')
    const ofPosition = /answer|position\./.test(leaf) && !stated
    expect(one?.lang).toBe(stated ? "ja" : ofPosition ? "en" : leaf.endsWith("wording") ? "en" : null)
  },
)

test("a reason says its language where its entry does", () => {
  const reasons = Object.entries(said).filter(
    ([leaf]) => /(^|[^.])\.(reason|why)$/.test(leaf) && !/answer|position\.|reasons\[/.test(leaf),
  )
  for (const [leaf, events] of reasons) {
    const last = events.at(-1)
    if (!last || leaf.startsWith("record-declared")) continue
    const told = { ...last, body: { ...last.body, reasonLang: "zh" } } as NewEvent
    const [one] = saidIn(folded(...start, ...events.slice(0, -1), told)).filter(({ text }) => text === canary)
    expect([leaf, one?.lang]).toEqual([leaf, "zh"])
  }
})

test("each text has a key of its own", () => {
  const state = folded(
    ...start,
    ...new Set(
      Object.values(said)
        .flat()
        .filter(({ kind }) => !/record-/.test(kind)),
    ),
  )
  const keys = saidIn(state).map(({ key }) => key)
  expect(keys.length).toBeGreaterThan(10)
  expect(keys.length).toBe(new Set(keys).size)
})

test("the same reason of two electors in a round with names is a text of each of them", () => {
  const [one, two] = [answer(canary), { ...answer(canary), member: member("zhou") }]
  const state = folded(...start, callOpened, shown(one, two))
  const found = saidIn(state).filter(({ text }) => text === canary)
  expect(found.map(({ authors }) => authors)).toEqual([["lin"], ["zhou"]])
})
