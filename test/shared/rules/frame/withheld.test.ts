import { expect, test } from "vitest"
import type { Entry, EventKind } from "../../../../shared/contract/events.ts"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState, type State } from "../../../../shared/fold/state.ts"
import { MemberId } from "../../../../shared/model/ids.ts"
import { outward, type Withholding, withholding } from "../../../../shared/rules/frame/withheld.ts"
import { withheldKinds } from "../../../../shared/rules/gate/withheldKinds.ts"
import { entries, opened } from "../../fold/log.ts"
import { samplesOf } from "../samples.ts"

const member = MemberId.parse("m-1")
const other = MemberId.parse("m-2")
/** The words wherever a person may write, and in place of every id. */
const words = "Wordscanary"
const people = /^(member|members|writer|owners|asker|authors|alternate|delegate|tickedBy|roll|recused|owned|missed)$/

const before: State = fold(emptyState, entries(opened))
const state: State = { ...before, workspace: { ...before.workspace!, opened: [{ id: "O", at: 9, records: [] }] } }
const no = [{ opening: "O", member, before: 0 }]
const isNo: Withholding = withholding(state, no)!
const samples = samplesOf((path, kind) => {
  const name = path.at(-1) ?? ""
  return people.test(name) || (kind === "question-answered" && name === "by") ? member : words
}).map(
  (entry): Entry => ("room" in entry.body ? ({ ...entry, body: { ...entry.body, room: undefined } } as Entry) : entry),
)
const left = (entry: Entry): Entry | null => outward(entry, "named", isNo)
const kindsOf = (of: (entry: Entry) => boolean): EventKind[] => [...new Set(samples.filter(of).map(({ kind }) => kind))]
const order = samples.map(({ kind }) => kind)
const inOrder = (a: EventKind, b: EventKind) => order.indexOf(a) - order.indexOf(b)
const holds = (what: string, value: unknown): boolean => JSON.stringify(value ?? null).includes(what)

/** The kinds that may name who said no, because others wrote them about a seat, or say what it owns or does. */
const ofSeats: EventKind[] = [
  "attribution-accepted",
  "member-admitted",
  "seat-taken",
  "member-changed",
  "member-described",
  "deputy-named",
  "member-removed",
  "member-left",
  "member-suspended",
  "suspension-lifted",
  "seat-reissued",
  "seat-disowned",
  "alternate-named",
  "alternate-withdrawn",
  "alternate-seated",
  "delegate-seated",
  "floor-given",
  "chair-handed",
  "attendance-noted",
  "action-added",
  "reviewer-named",
  "progress-members-named",
  "member-erased",
  "retention-carried-out",
]
/** The kinds that are gone with the question, round, objection, record or proposal that they belong to (test/server/demo). */
const ofRows: EventKind[] = [
  "question-approved",
  "round-opened",
  "round-revealed",
  "round-voided",
  "objection-raised",
  "record-declared",
  "proposal-made",
]

test("of who said no every kind with a personal part is gone, but what says who somebody is", () => {
  const told = kindsOf(entry => "personal" in (left(entry)?.body ?? {}))
  expect(told).toEqual(["member-admitted", "seat-taken", "member-described", "question-approved", "minutes-amended"])
})

test("of who said no what is left names no author, and the member only where it is about a seat, a duty or a round", () => {
  expect(kindsOf(entry => left(entry)?.by != null)).toEqual([])
  expect(kindsOf(entry => holds(member, left(entry)?.body))).toEqual([...ofSeats, ...ofRows].toSorted(inOrder))
})

test("what another person enters or repeats for who said no is gone, too, if it says what they think or wrote", () => {
  const told = samples.filter(({ kind }) => ["said", "words"].includes(withheldKinds[kind]))
  const entered = told.filter(entry => holds(member, left({ ...entry, by: other })?.body))
  expect(entered.map(({ kind }) => kind)).toEqual([])
})
