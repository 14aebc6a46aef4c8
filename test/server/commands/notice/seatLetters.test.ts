import { expect, test } from "vitest"
import { withSeatLetters } from "../../../../server/commands/notice/seatLetters.ts"
import type { Situation } from "../../../../server/core/command.ts"
import { letterTo } from "../../../../server/letters/letterTo.ts"
import { noticeWords } from "../../../../server/letters/words.ts"
import { eventBodies, type NewEvent } from "../../../../shared/contract/events.ts"
import { emptyState, type State } from "../../../../shared/fold/state.ts"
import type { MemberId } from "../../../../shared/model/ids.ts"
import { seatActs } from "../../../../shared/model/notice.ts"

const langs = ["en", "zh", "ja"] as const
const seat = (id: string, more: object = {}) => ({
  [id]: {
    id,
    name: id,
    romanised: "",
    short: "",
    role: "panelist",
    side: null,
    lang: "en",
    taken: true,
    removed: false,
    ...more,
  },
})
const panel = (more: object = {}, proposals: object = {}): State =>
  ({
    ...emptyState,
    workspace: { id: "W", slug: "panel", title: { en: "Panel" } },
    sides: [{ id: "J", title: { en: "Japan", zh: "日方", ja: "日本側" }, mark: "J" }],
    members: { ...seat("Lin", more), ...seat("Chen", { role: "moderator" }) },
    proposals,
  }) as unknown as State
const lin = "Lin" as MemberId
const situation = (state: State, over: Partial<Situation> = {}): Situation =>
  ({ state, actor: { member: "Chen" }, mails: true, id: () => "N", ...over }) as unknown as Situation
const event = (kind: string, body: object) => ({ kind, body }) as unknown as NewEvent

/** Every event that changes somebody's seat, with the act that its owner is told; null: told otherwise, or by nobody. */
const acts: Record<string, [NewEvent[], string | null]> = {
  "member-suspended": [[event("member-suspended", { member: lin, reason: "A complaint." })], "suspended"],
  "suspension-lifted": [[event("suspension-lifted", { member: lin })], "lifted"],
  "member-removed": [[event("member-removed", { member: lin })], "removed"],
  // one's own act
  "member-recused": [[event("member-recused", { member: lin })], null],
  "member-left": [[event("member-left", { member: lin })], null],
  // by the reissue's own letter, to the former address
  "seat-reissued": [[event("seat-reissued", { member: lin, reason: "Lost." })], null],
  // the person who said so has the letter's page open, and nobody knows who the other was
  "seat-disowned": [[event("seat-disowned", { member: lin, invite: null })], null],
  // by its own letter, with both names
  "member-described": [[event("member-described", { member: lin })], null],
  "seat-taken": [[event("seat-taken", { member: lin })], null],
  "seat-returned": [[event("seat-returned", { member: lin })], null],
  "member-changed": [[event("member-changed", { member: lin, role: "panelist", side: "J" })], "moved"],
  // the person asked for it, and their address goes with their words
  "member-erased": [[event("member-erased", { member: lin, parts: 1 })], null],
  // it tells each of the two who did not act
  "alternate-seated": [[event("alternate-seated", { member: lin, alternate: "New" })], "handed"],
  "delegate-seated": [[event("delegate-seated", { member: "New", alternate: lin })], "handed"],
  // a person who has not taken a seat is named; an alternate who is withdrawn is told that the seat was removed
  "alternate-named": [[event("alternate-named", { member: "Chen", alternate: "New", alone: false })], null],
  "alternate-withdrawn": [[event("alternate-withdrawn", { member: "Chen", alternate: lin })], null],
  "member-admitted": [[event("member-admitted", { member: "New" })], null],
}

test("every event about a seat is among these, so that a new one is given a letter or a reason against it", () => {
  const known = Object.keys(eventBodies).filter(kind => /^(member|seat|suspension|alternate|delegate)-/.test(kind))
  expect(known.toSorted()).toEqual(Object.keys(acts).toSorted())
})

test.each(Object.entries(acts))(
  "%s tells its owner what it does, and whoever does it themselves nothing",
  (_, [events, act]) => {
    const wanted = (over: Partial<Situation> = {}) =>
      withSeatLetters(situation(panel(), over), { events }).events.slice(events.length)
    const about = { of: "seat", member: lin, act }
    expect(wanted().map(({ body }) => body)).toEqual(act ? [{ notice: "N", about, members: [lin] }] : [])
    expect(wanted({ mails: false })).toEqual([])
    expect(wanted({ actor: { member: lin } as never })).toEqual([])
  },
)

test.each([
  ["observer", "panelist", "promoted"],
  ["panelist", "moderator", "promoted"],
  ["moderator", "panelist", "demoted"],
  ["panelist", "observer", "demoted"],
] as const)("from %s to %s is %s", (before, after, act) => {
  const events = [event("member-changed", { member: lin, role: after, side: null })]
  const [, wanted] = withSeatLetters(situation(panel({ role: before })), { events }).events
  expect(wanted?.body).toMatchObject({ about: { act } })
})

test("a confirmed seat is told, also where one chair proposed and carried it alone; a removal keeps its letter's address", () => {
  const about = { act: "seat", member: lin }
  const carried = event("proposal-carried", { proposal: "P" })
  const state = panel({}, { P: { id: "P", about } })
  const alone = [event("proposal-made", { proposal: "P", about, asker: "Chen", reason: "" }), carried]
  for (const decision of [
    withSeatLetters(situation(state), { events: [carried] }),
    withSeatLetters(situation(panel()), { events: alone }),
  ])
    expect(decision.events.at(-1)?.body).toMatchObject({ about: { of: "seat", act: "confirmed" } })
  const gone = { kind: "address", workspace: "W", member: lin, email: null } as never
  const removed = withSeatLetters(situation(panel()), { events: acts["member-removed"]![0], directory: [gone] })
  expect(removed.directory).toEqual([{ kind: "address-bound", workspace: "W", member: lin, notice: "N" }, gone])
})

test.each(langs)("every act has a subject and a sentence of its own, asked and done (%s)", lang => {
  const facts = { workspace: "Panel", by: "Chen", name: "Lin", reason: "A reason.", deputy: false, seat: "S" }
  const asked = ["seat", "moved", "promoted", "demoted", "remove", "reissue"] as const
  const { seatAsked, seatDone, renaming, reissue, address } = noticeWords(lang)
  const letters = [
    ...asked.map(act => seatAsked(act, facts)),
    ...seatActs.map(act => seatDone(act, facts)),
    renaming({ ...facts, was: "Lin", now: "Lim" }),
    reissue(facts),
    address({ ...facts, cleared: false }),
  ]
  expect(new Set(letters.map(({ subject }) => subject)).size).toBe(letters.length)
  expect(new Set(letters.map(({ text }) => text)).size).toBe(letters.length)
  for (const { subject, text } of letters)
    expect([subject.includes("Panel"), text.includes("undefined")]).toEqual([true, false])
})

test("a letter names the seat, who did it and why, in its reader's language", () => {
  const reader = { member: lin, waiting: 0 }
  const write = (lang: string, act: (typeof seatActs)[number], more: object = {}) =>
    letterTo(panel({ lang, side: "J", ...more }), reader, { of: "seat", member: lin, act }, "https://x")?.text
  expect(write("en", "moved")).toContain("It is now: panelist, Japan.")
  expect(write("zh", "moved")).toContain("现为：专家（日方）")
  expect(write("ja", "moved")).toContain("現在の席：パネリスト（日本側）")
  const suspended = { by: null, at: 1, reason: "A complaint." }
  expect(write("en", "suspended", { suspended })).toContain("The administrator suspended your seat.")
  expect(write("en", "suspended", { suspended })).toContain("Reason: A complaint.")
  expect(write("en", "removed", { removed: true, ended: { left: false, by: "Chen", at: 1 } })).toContain(
    "Chen removed your seat.",
  )
})

test("a letter that asks for consent says which act it is about", () => {
  const ask = (about: object) => {
    const proposal = { id: "P", about, reason: "", asker: "Chen", state: "open", confirmations: [] }
    const state = { ...panel({ lang: "en" }), proposals: { P: proposal } } as never
    return letterTo(state, { member: lin, waiting: 0 }, { of: "proposal", proposal: "P" }, "https://x")?.subject
  }
  const seat = { member: lin, role: "panelist", side: null }
  expect(ask({ act: "remove", ...seat })).toContain("the removal of")
  expect(ask({ act: "reissue", ...seat })).toContain("the reissue of the seat of")
  expect(ask({ act: "seat", ...seat })).toContain("the seat of")
  expect(ask({ act: "change", ...seat, role: "moderator" })).toContain("a higher role for")
})

test.each([
  { of: "record", record: "R" },
  { of: "proposal", proposal: "P" },
])("there is no letter about a $of that its reader's panel does not have", about => {
  expect(letterTo(panel({ lang: "en" }), { member: lin, waiting: 0 }, about as never, "https://x")).toBeNull()
})

test("the letter that asks about a publication names the minutes, not the embargo", () => {
  const facts = { workspace: "Panel", by: "Chen", reason: "", deputy: false }
  for (const [lang, minutes] of [
    ["en", "minutes"],
    ["zh", "会议纪要"],
    ["ja", "議事録"],
  ] as const) {
    const { policy } = noticeWords(lang)
    expect(policy({ ...facts, act: "publish" }).text).toContain(minutes)
    expect(policy({ ...facts, act: "embargo" }).text).not.toContain(minutes)
  }
})
