import { afterEach, beforeEach, expect, test } from "vitest"
import type { ProposedAct } from "../../../shared/contract/events/proposal.ts"
import { type Entry, type NewEvent, parseEvent } from "../../../shared/contract/events.ts"
import { fold } from "../../../shared/fold/fold.ts"
import { emptyState } from "../../../shared/fold/state.ts"
import { writeMinutes } from "../../../shared/minutes/written.ts"
import { presetRule } from "../../../shared/model/consensus/rule.ts"
import { MemberId, type RecordId, SessionId } from "../../../shared/model/ids.ts"
import { type Audience } from "../../../shared/rules/audience.ts"
import { gallery } from "../../../shared/rules/gallery/gallery.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { entriesOf, inForce } from "../../server/commands/record/living.ts"

const day = 86_400_000
const reason = "It was agreed at lunch."
let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

/** The log, with events that the moderator makes at its end. */
function withEvents(list: readonly Entry[], events: readonly Pick<NewEvent, "kind" | "body">[]): Entry[] {
  const last = list.at(-1)
  const by = MemberId.parse(panel.people["moderator"])
  const made = events.map(({ kind, body }, n) => {
    const event = parseEvent(kind, body)
    if (!event) throw new Error(`no event ${kind}`)
    return { ...event, seq: (last?.seq ?? 0) + 1 + n, at: (last?.at ?? 0) + 1, by }
  })
  return [...list, ...made]
}

const alone = (about: ProposedAct) =>
  [
    { kind: "proposal-made", body: { proposal: "alone", about, asker: panel.people["moderator"]!, reason } },
    { kind: "proposal-carried", body: { proposal: "alone" } },
  ] as const

function minutesOf(list: readonly Entry[], session: SessionId, audience: Audience = "room") {
  const read = audience === "room" ? list : list.flatMap(entry => gallery(entry, "named") ?? [])
  const state = fold(emptyState, read)
  const { prose, scribe } = writeMinutes(state, state.sessions[session]!, read)
  const lines = prose.map(({ sections }) => sections.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)))
  return { lines, scribe, sections: prose[0]!.sections }
}

const countIn = (lines: readonly string[]) => lines.filter(text => text.includes(reason)).length

/** An example of every kind of proposed act. The type demands one of each. */
const examples = (record: RecordId): { [A in ProposedAct["act"]]: ProposedAct & { act: A } } => {
  const member = panel.people["panelist1"]!
  const { session } = panel
  return {
    seat: { act: "seat", member },
    change: { act: "change", member, role: "observer", side: null },
    remove: { act: "remove", member },
    reissue: { act: "reissue", member },
    withdraw: { act: "withdraw", record },
    erratum: { act: "erratum", record, lang: "en", text: "Data move, by default." },
    editorial: { act: "editorial", record, now: "Data move by default" },
    adopt: { act: "adopt", session },
    accounts: { act: "accounts", required: true },
    access: { act: "access", public: true, replay: "readers" },
    embargo: { act: "embargo", session, until: null },
    publish: { act: "publish", session, said: true },
    terms: { act: "terms", change: { kind: "rule", rule: presetRule } },
  }
}

test("the minutes print once why a chair did alone what others could not confirm, of every kind and whenever it was", async () => {
  const record = await inForce(panel)
  const next = SessionId.parse(
    (await panel.do("moderator", "schedule-session", { title: { en: "Session 2" }, startsAt: 1_791_000_000_000 }))[
      "session"
    ],
  )
  const during = await entriesOf(panel)
  const { session } = panel
  const closed = { kind: "session-closed", body: { session } } as const
  const printed = Object.values(examples(record)).map(about => {
    if (about.act === "adopt") {
      const sent = { kind: "minutes-sent", body: { session, endsAt: 1, wording: 4 } } as const
      const adopted = { kind: "minutes-adopted", body: { session } } as const
      const { lines, sections } = minutesOf(withEvents(during, [closed, sent, ...alone(about), adopted]), session)
      expect(sections.find(({ heading }) => heading === "Adoption")).toBeDefined()
      return [about.act, lines.map(countIn), lines.map(countIn)]
    }
    const held = minutesOf(withEvents(during, alone(about)), session)
    const between = withEvents(during, [closed, ...alone(about), { kind: "session-started", body: { session: next } }])
    const later = minutesOf(between, next)
    for (const { scribe } of [held, later]) expect([about.act, countIn(scribe.split("\n"))]).toEqual([about.act, 1])
    return [about.act, held.lines.map(countIn), later.lines.map(countIn)]
  })
  expect(printed).toEqual(Object.keys(examples(record)).map(act => [act, [1, 1, 1], [1, 1, 1]]))
})

const wider = { public: true, replay: "readers" } as const
const opened = "everybody reads the panel, and that everybody who may read it may see its sessions again."

/** Somebody contributes to a panel that only its members read. */
async function spoken(): Promise<void> {
  await panel.do("moderator", "set-access", { public: false, replay: "readers" })
  await panel.do("panelist1", "open-thread", { topic: panel.topic, entry: { lang: "en", text: "Between us." } })
}

test("they say what was changed, by whom, and that nobody else could confirm it, in each language", async () => {
  const { session } = panel
  await spoken()
  const until = panel.instance.clock.now() + 30 * day
  await panel.do("moderator", "set-embargo", { session, until })
  await panel.do("moderator", "set-access", { ...wider, reason })
  await panel.do("moderator", "set-embargo", { session, until: null, reason })
  const statement = await panel.proposed()
  const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "rating" })
  await panel.do("moderator", "void-round", { round: String(round), reason: "Later." })
  await panel.do("moderator", "set-rule", { rule: { ...presetRule, support: [9, 10] }, reason })
  await panel.do("moderator", "set-attribution", { attribution: "unattributed", reason })
  const accounts = alone({ act: "accounts", required: true })
  const { lines, sections } = minutesOf(withEvents(await entriesOf(panel), accounts), session)
  const told = [
    [
      "moderator proposed that the seats that vote need an account.",
      "Nobody else could confirm it, so it was decided alone. Reason: It was agreed at lunch.",
    ],
    [
      "moderator提议有表决权的席位须有账户。",
      "当时没有其他人可以确认，由提议人单独决定。理由：It was agreed at lunch.",
    ],
    [
      "moderator氏が、表決権のある席にアカウントを必要とすることを提案した。",
      "ほかに確認できる者がいなかったため、単独で決定した。理由：It was agreed at lunch.",
    ],
  ]
  for (const [n, [proposed, decided]] of told.entries())
    expect(lines[n]?.[lines[n].indexOf(proposed!) + 1]).toBe(decided)
  expect(sections.find(({ heading }) => heading === "Terms and settings")?.paragraphs.map(({ text }) => text)).toEqual([
    `moderator proposed that ${opened}`,
    told[0]![1],
    "moderator proposed to end the embargo on “Session 1”.",
    told[0]![1],
    expect.stringMatching(/^moderator proposed another decision rule: quorum \d+\/\d+; support 9\/10\.$/),
    told[0]![1],
    "moderator proposed another attribution: unattributed.",
    told[0]![1],
    ...told[0]!,
  ])
})

test("they say who confirmed a change, who refused one and why, and what still waits", async () => {
  for (const who of ["moderator", "secretary"]) await panel.take(who)
  await spoken()
  await panel.do("secretary", "set-access", { ...wider, reason })
  const waits = minutesOf(await entriesOf(panel), panel.session).lines
  expect(waits.map(all => all[all.findIndex(text => text.includes(reason)) + 1])).toEqual([
    "This waits for the others to confirm it.",
    "此项提议待其他人确认。",
    "他の者の確認を待っている。",
  ])
  await panel.do("moderator", "refuse-proposal", { proposal: await panel.waiting(), reason: "Not yet." })
  await panel.do("secretary", "set-access", wider)
  await panel.do("moderator", "confirm-proposal", { proposal: await panel.waiting() })
  const list = await entriesOf(panel)
  for (const audience of ["room", "gallery"] as const) {
    const { sections } = minutesOf(list, panel.session, audience)
    expect(
      sections.find(({ heading }) => heading === "Terms and settings")?.paragraphs.map(({ text }) => text),
    ).toEqual([
      `secretary proposed that ${opened} Reason: It was agreed at lunch.`,
      "Refused by moderator. Reason: Not yet.",
      `secretary proposed that ${opened}`,
      "Confirmed by moderator.",
    ])
  }
})

test("minutes that were sent in an earlier wording tell none of it", async () => {
  await spoken()
  await panel.do("moderator", "set-access", { ...wider, reason })
  const list = await entriesOf(panel)
  const { session } = panel
  for (const wording of [undefined, 2, 3, 4] as const) {
    const sent = { kind: "minutes-sent", body: { session, endsAt: 1, ...(wording && { wording }) } } as const
    const { lines } = minutesOf(withEvents(list, [{ kind: "session-closed", body: { session } }, sent]), session)
    expect([wording, lines.map(countIn)]).toEqual([wording, wording === 4 ? [1, 1, 1] : [0, 0, 0]])
  }
})
