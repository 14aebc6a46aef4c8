import { afterEach, expect, test } from "vitest"
import type { ActWanted } from "../../../../../client/elements/session/kit/actWanted.ts"
import { DriftBadge } from "../../../../../client/elements/session/record-card/plenary-drift-badge.ts"
import { PlenaryRecordCard } from "../../../../../client/elements/session/record-card/plenary-record-card.ts"
import { RecordDesk } from "../../../../../client/elements/session/record-card/plenary-record-desk.ts"
import type { AnswerGiven } from "../../../../../client/elements/session/round/answer/answerGiven.ts"
import { PositionForm } from "../../../../../client/elements/session/round/answer/plenary-position-form.ts"
import { RoundCard } from "../../../../../client/elements/session/round/plenary-round-card.ts"
import { as, meeting, round, scene, statement, table } from "../../../../kit/scenes.ts"
import { asked } from "../asking.ts"
import { allButtons, buttons, press, shown, words } from "../shown.ts"
import { recordShown } from "./recordShown.ts"

afterEach(() => document.body.replaceChildren())

const now = 1_790_000_000_000
const moderator = as("Chen", "moderator", "CN")
const panelist = as("Lin", "panelist", "CN")

test("a difference is shown word by word, with the choices that this reader has", async () => {
  const drifted = recordShown({ drift: { since: now, now: "Data may move by default." } })
  const badge = await shown(new DriftBadge(), { scene: scene({}, moderator), record: drifted })
  expect(badge.renderRoot.querySelector("ins")?.textContent).toContain("may")
  expect(buttons(badge)).toEqual(["Restore the wording", "Propose an amendment", "Mark as editorial"])
  const wanted: ActWanted[] = []
  badge.addEventListener("act-wanted", event => wanted.push(event))
  press(badge, "Mark as editorial")
  expect(wanted.map(({ act }) => act.kind)).toEqual(["mark-editorial"])
  const panelists = await shown(new DriftBadge(), { scene: scene({}, panelist), record: drifted })
  expect(buttons(panelists)).toEqual(["Restore the wording", "Propose an amendment"])
  const observers = await shown(new DriftBadge(), { scene: scene({}, as("He", "observer")), record: drifted })
  expect(buttons(observers)).toEqual([])
  const none = await shown(new DriftBadge(), { scene: scene({}, moderator), record: recordShown() })
  expect(words(none).trim()).toBe("")
})

test("a record's errata are printed on its card, and members can object to a proposed one until its time", async () => {
  const erratum = {
    id: "e",
    lang: "en",
    text: "Data move by default.",
    reason: "A slip.",
    by: "Chen",
    at: now,
    objection: null,
  }
  const open = recordShown({ errata: [{ ...erratum, state: "proposed", endsAt: now + 1_000 }] })
  const card = await shown(new PlenaryRecordCard(), { scene: scene({}, panelist), record: open })
  expect(words(card)).toContain("objections until")
  expect(buttons(card)).toContain("Object to the erratum")
  const over = await shown(new PlenaryRecordCard(), {
    scene: scene({}, panelist),
    record: recordShown({ errata: [{ ...erratum, state: "in_force", endsAt: now - 1_000 }] }),
  })
  expect(words(over)).toContain("In force since")
  expect(buttons(over)).not.toContain("Object to the erratum")
})

test("the members who were asked speak for themselves, a moderator corrects or withdraws", async () => {
  const mine = await shown(new PlenaryRecordCard(), { scene: scene({}, panelist), record: recordShown() })
  expect(buttons(mine)).toEqual([
    "Add a reservation",
    "Submit a dissent",
    "State a change of position",
    "Countersign",
    "Propose an amendment",
  ])
  const chair = await shown(new PlenaryRecordCard(), { scene: scene({}, moderator), record: recordShown() })
  expect(buttons(chair)).toEqual([
    "Countersign",
    "Propose an amendment",
    "Propose an erratum",
    "Propose to withdraw the record",
    "Set a review date",
    "Name who reports progress",
  ])
})

test("additions to a record are offered until its minutes are adopted; a change of position at any time", async () => {
  const adopted = meeting({
    closedAt: now,
    state: "closed",
    minutes: { state: "adopted", endsAt: now, adoptedAt: now, moved: null, corrections: [] },
  })
  const given = scene({ sessions: table(adopted) }, panelist)
  const mine = await shown(new PlenaryRecordCard(), { scene: given, record: recordShown({ declaredAt: now - 1_000 }) })
  expect(buttons(mine)).toEqual(["State a change of position", "Countersign", "Propose an amendment"])
})

test("a declared record may be withdrawn by its declarer, and confirmed or returned by the other side's moderator", async () => {
  const waiting = { record: recordShown({ state: "declared", declaredBy: "Chen", confirmations: [] }) }
  const declarer = await shown(new PlenaryRecordCard(), { scene: scene({}, moderator), ...waiting })
  expect(buttons(declarer)).toEqual(["Take it back"])
  const other = await shown(new PlenaryRecordCard(), { scene: scene({}, as("Miwa", "moderator", "JP")), ...waiting })
  expect(buttons(other)).toEqual(["Confirm as co-moderator", "Return it with a reason"])
})

test("without a connection nothing can be pressed", async () => {
  const desk = await shown(new RecordDesk(), { scene: scene({}, moderator), record: recordShown(), cut: true })
  expect(allButtons(desk.renderRoot).map(one => one.disabled)).toEqual(Array(6).fill(true))
})

test("an erratum begins with the current text, and is not sent without a reason", async () => {
  const form = await asked({ kind: "propose-erratum", record: recordShown() }, scene({}, moderator))
  expect(form.field("text-en")?.value).toBe("Data move by default.")
  expect(await form.send()).toEqual([])
  await form.write("reason", "A slip of the pen.")
  expect(await form.send()).toEqual([
    {
      kind: "propose-erratum",
      body: { record: "CR", lang: "en", text: "Data move by default.", reason: "A slip of the pen." },
    },
  ])
})

test("a silence procedure shows its end on both cities' clocks before it is opened", async () => {
  const cities = [
    { name: { en: "Beijing" }, zone: "Asia/Shanghai" },
    { name: { en: "Tokyo" }, zone: "Asia/Tokyo" },
  ]
  const given = scene({ statements: table(statement("proposed")) }, moderator)
  const form = await asked(
    { kind: "open-silence", statement: statement("proposed") },
    { ...given, session: { ...given.session, cities } },
  )
  expect(words(form.dialog)).toMatch(/Beijing .*\d\d:\d\d and Tokyo .*\d\d:\d\d/)
  await form.write("until", "2026-11-02T03:04")
  const [sent] = await form.send()
  expect(sent).toEqual({
    kind: "open-silence",
    body: { statement: "A-1", version: 1, endsAt: new Date("2026-11-02T03:04").getTime(), leaveOut: [] },
  })
})

test("a reviewer is chosen among the panelists of the text's side", async () => {
  const form = await asked(
    { kind: "name-reviewer", statement: statement("proposed"), lang: "ja" },
    scene({}, moderator),
  )
  expect([...(form.field("member") as HTMLSelectElement).options].map(({ value }) => value)).toEqual([
    "Hayase",
    "Morishita",
  ])
  await form.write("member", "Morishita", "change")
  expect(await form.send()).toEqual([
    { kind: "name-reviewer", body: { statement: "A-1", lang: "ja", member: "Morishita" } },
  ])
})

test("a running silence says what it means, and gives the chair the notice to every member", async () => {
  const silent = {
    ...round("call", "open"),
    silence: true,
    extended: false,
    endsAt: now + 90_000_000,
    anonymity: "named",
  } as never
  const given = scene({ statements: table(statement("in_round")) }, moderator)
  const card = await shown(new RoundCard(), { scene: given, round: silent, statement: statement("in_round") })
  expect(words(card)).toContain("whoever it reaches and says nothing by")
  expect(words(card)).toContain("1:01:00:00")
  expect(card.renderRoot.querySelector("plenary-copy-text")?.text).toContain("Data move.")
  expect(buttons(card)).toContain("Extend the silence, once")
  const panelists = await shown(new RoundCard(), {
    scene: scene({ statements: table(statement("in_round")) }, panelist),
    round: silent,
    statement: statement("in_round"),
  })
  expect(panelists.renderRoot.querySelector("plenary-copy-text")).toBeNull()
  expect(buttons(panelists)).not.toContain("Extend the silence, once")
})

test("a reservation may name the day by which it is confirmed; no other position sends one", async () => {
  const form = await shown(new PositionForm(), {})
  const given: AnswerGiven[] = []
  form.addEventListener("answer-given", event => given.push(event))
  const choose = async (value: string) => {
    form.renderRoot.querySelector<HTMLInputElement>(`input[value='${value}']`)?.click()
    await form.updateComplete
  }
  const fill = (name: string, value: string) => {
    const field = form.renderRoot.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name='${name}']`)
    if (!field) throw new Error(name)
    field.value = value
    field.dispatchEvent(new InputEvent("input"))
  }
  await choose("reserve")
  fill("reason", "Our ministry decides.")
  fill("confirmBy", "2027-03-01")
  form.renderRoot.querySelector<HTMLButtonElement>("button.filled")?.click()
  await choose("agree")
  form.renderRoot.querySelector<HTMLButtonElement>("button.filled")?.click()
  expect(given.map(({ answer }) => answer.kind === "call" && answer.confirmBy)).toEqual(["2027-03-01", null])
})
