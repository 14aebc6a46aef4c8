import { describe, expect, test } from "vitest"
import { letterTo } from "../../../../server/letters/letterTo.ts"
import type { Member } from "../../../../shared/fold/peopleState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { MemberId, RecordId, RoundId, SessionId } from "../../../../shared/model/ids.ts"
import { chairOf } from "../../../../shared/rules/floor/chair.ts"
import { interpretationFactor, speakers, unheard } from "../../../../shared/rules/floor/queue.ts"
import { needsOf } from "../../../../shared/rules/needs.ts"
import { toNotify } from "../../../../shared/rules/notices.ts"
import { askedToConsent } from "../../../../shared/rules/people/consent/consent.ts"
import { hasVoice, speakersOf } from "../../../../shared/rules/people/consent/deputy.ts"
import { membersWithVoice } from "../../../../shared/rules/people/consent/voices.ts"
import { panelistsOf } from "../../../../shared/rules/readings/members.ts"
import { mayReadReason } from "../../../../shared/rules/record/returning.ts"
import { electorateOf } from "../../../../shared/rules/round/electorate/electorate.ts"
import { meeting, panel } from "../../../kit/scenes.ts"

const ids = (members: readonly { id: string }[]) => members.map(({ id }) => id)
const suspended = { by: null, at: 1, reason: "Account stolen." }
const out: Record<string, Partial<Member>> = { suspended: { suspended }, removed: { removed: true } }

const electorate = ["Lin", "Han", "Hayase", "Morishita"].map(member => ({ member: MemberId.parse(member), side: null }))
const asked = (member: string, n: number) => ({
  id: `q${n}`,
  member: MemberId.parse(member),
  turn: "contribution",
  at: n,
})
const floor = {
  ...meeting().floor,
  requests: [asked("Hayase", 1), asked("Miwa", 2), asked("Lin", 3)],
} as ReturnType<typeof meeting>["floor"]
const attendance = ["Miwa", "Hayase", "Chen"].map((member, from) => ({ member, from, to: null, ticked: false }))
const minutes = { state: "under_review", endsAt: 9, corrections: [], extended: false }
const session = meeting({ floor: { ...floor, chair: "Miwa" }, attendance, minutes })
const record = { id: "R", number: 1, state: "declared", declaredBy: "Chen", confirmations: [], errata: [] }
const round = { id: "O", state: "open", kind: "call", silence: true, anonymity: "named", electorate, openedAt: 1 }
const proposal = {
  id: "P",
  about: { act: "adopt", session: "S" },
  asker: "Chen",
  at: 1,
  reason: "",
  state: "open",
  confirmations: [],
  ended: null,
}

/** Miwa chairs the Japanese side, Hayase is its panelist and its deputy; `who` has come to nothing. */
function stateWith(who: "Miwa" | "Hayase" | null, how: Partial<Member>): State {
  const state = panel()
  const members = { ...state.members } as Record<string, Member>
  const row = who === null ? undefined : members[who]
  if (row) members[row.id] = { ...row, ...how }
  return {
    ...state,
    members,
    deputies: { JP: "Hayase" },
    sessions: { S: session },
    records: { R: record },
    rounds: { O: round },
    proposals: { P: proposal },
    statements: {
      A1: {
        id: "A1",
        label: "A-1",
        topic: "A",
        state: "in_round",
        texts: [],
        versions: [],
        reviewers: {},
        recused: [],
      },
    },
  } as unknown as State
}

const about = {
  silence: { of: "silence", round: RoundId.parse("O") },
  minutes: { of: "minutes", session: SessionId.parse("S") },
  record: { of: "record", record: RecordId.parse("R") },
  proposal: { of: "proposal", proposal: "P" },
  needs: { of: "needs" },
} as const

/** Every list of members that somebody is served by. */
const nouns: Record<string, (state: State) => readonly string[]> = {
  chair: state => {
    const chair = chairOf(session, state, ["Miwa", "Hayase"])
    return chair ? [chair.id] : []
  },
  "the queue": state => speakers({ ...session, floor }, state).map(({ member }) => member),
  "those nobody has heard": state => ids(unheard(floor, state.members)),
  "speakers of a side": state =>
    ids(
      speakersOf(
        state,
        state.sides.map(({ id }) => id),
      ),
    ),
  "voices of a record": state => ids(membersWithVoice(state, state.records[RecordId.parse("R")]!)),
  "members asked to consent": state => askedToConsent(state, state.proposals["P"]!),
  "the electorate": state => electorateOf(state).map(({ member }) => member),
  "reviewers and those asked for a text": state => ids(panelistsOf(state, null)),
  "readers of a returned record's reason": state =>
    Object.keys(state.members).filter(id => mayReadReason(state, { ...record, endedBy: null } as never, id)),
  "what waits for somebody": state =>
    Object.keys(state.members).filter(id => needsOf(state, id, new Set(), 0).length > 0),
  ...Object.fromEntries(
    Object.entries(about).map(([of, it]) => [`notices of ${of}`, (state: State) => toNotify(state, it) ?? []]),
  ),
  letters: state =>
    Object.values(state.members).flatMap(({ id }) =>
      letterTo(
        { ...state, workspace: { ...state.workspace!, title: {}, slug: "p" }, members: spoken(state) },
        { member: id, waiting: 1 },
        about.needs,
        "",
      )
        ? [id]
        : [],
    ),
}

/** The people of the scenes write to nobody, so they have no language. */
function spoken({ members }: State): State["members"] {
  const all = { ...members }
  for (const one of Object.values(members)) all[one.id] = { ...one, lang: "en" }
  return all
}

describe.each(Object.entries(out))("a member who is %s", (_, how) => {
  test.each(Object.entries(nouns))("is not among: %s", (_noun, served) => {
    const before = served(stateWith(null, {}))
    expect(before.some(id => id === "Miwa" || id === "Hayase")).toBe(true)
    for (const who of ["Miwa", "Hayase"] as const) expect(served(stateWith(who, how))).not.toContain(who)
  })

  test("leaves a side without a voice where nobody else speaks for it", () => {
    const state = stateWith("Miwa", how)
    const jp = state.sides[1]!.id
    expect(hasVoice({ ...state, deputies: {} }, jp)).toBe(false)
  })

  test("makes no turn longer by their language", () => {
    const state = stateWith(null, {})
    const members = Object.fromEntries(
      Object.values(state.members).map(one => [one.id, { ...one, lang: one.id === "Hayase" ? "ja" : "en" }]),
    ) as State["members"]
    const hayase = MemberId.parse("Hayase")
    expect(interpretationFactor(members)).toBe(2)
    expect(interpretationFactor({ ...members, [hayase]: { ...members[hayase]!, ...how } })).toBe(1)
  })
})
