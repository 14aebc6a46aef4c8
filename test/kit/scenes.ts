import type { Scene } from "../../client/scene/scene.ts"
import type { Round, Statement } from "../../shared/fold/consensusState.ts"
import type { Session } from "../../shared/fold/sessionState.ts"
import type { State } from "../../shared/fold/state.ts"
import { emptyState } from "../../shared/fold/state.ts"
import {
  type Lang,
  languages,
  type PositionValue,
  type Role,
  type StatementState,
  type TextState,
} from "../../shared/model/terms.ts"

const now = 1_790_000_000_000
const rule = { quorum: [2, 3], sideQuorum: [1, 2], support: [3, 4], sideFloor: [1, 2] }

const member = (id: string, role: Role, side: string | null) => ({
  id,
  name: id,
  romanised: "",
  short: "",
  role,
  side,
  seatedAt: role === "observer" ? null : 0,
  removed: false,
})

/**
 * A panel of two sides, each with a moderator and two panelists. Both have agreed to the terms. It has one topic, which has
 * been current for a minute. Ids are names.
 */
export function panel(): State {
  const people = [
    member("Chen", "moderator", "CN"),
    member("Miwa", "moderator", "JP"),
    member("Lin", "panelist", "CN"),
    member("Han", "panelist", "CN"),
    member("Hayase", "panelist", "JP"),
    member("Morishita", "panelist", "JP"),
    member("He", "observer", null),
  ]
  const sides = ["CN", "JP"].map(id => ({ id, title: { en: id }, mark: id }))
  const authentic = [
    { lang: "zh", side: "CN" },
    { lang: "ja", side: "JP" },
  ]
  const agreed = { CN: { by: "Chen", at: 0, seq: 1 }, JP: { by: "Miwa", at: 0, seq: 1 } }
  const terms = { changed: null, anew: 0, agreed }
  return {
    ...emptyState,
    workspace: { rule, authentic, languages: ["en", "zh", "ja"], terms },
    sides,
    members: Object.fromEntries(people.map(one => [one.id, one])),
    topics: { A: { id: "A", letter: "A", title: { en: "Data" }, state: "open", note: { mode: "open", reason: "" } } },
  } as unknown as State
}

const item = (id: string, kind: string, topic: string | null) => ({ id, kind, topic, title: { en: id }, minutes: 20 })

export const meeting = (over: Partial<Record<keyof Session, unknown>> = {}): Session =>
  ({
    id: "S",
    state: "live",
    cities: [],
    items: [item("opening", "opening", null), item("a", "topic", "A"), item("outcomes", "outcomes", null)],
    current: "a",
    currentSince: now - 60_000,
    held: ["opening", "a"],
    floor: { order: "time", requests: [], speaking: null, chair: null, spoken: {} },
    attendance: [],
    startedAt: now - 3_600_000,
    minutes: { state: "draft", endsAt: null, adoptedAt: null, moved: null, corrections: [] },
    ...over,
  }) as unknown as Session

export const texts = (states: Partial<Record<Lang, TextState>>, wording = "Data move.") =>
  languages.map(lang => ({
    lang,
    text: (states[lang] ?? "missing") === "missing" ? "" : wording,
    state: states[lang] ?? "missing",
    at: 0,
  }))

export const confirmed = texts({ zh: "in_sync", ja: "in_sync" })

export const statement = (state: StatementState, shown = confirmed, id = "A-1"): Statement =>
  ({
    id,
    label: id,
    topic: "A",
    state,
    at: 1,
    texts: shown,
    versions: state === "draft" ? [] : [{ n: 1, at: 1, texts: shown }],
    recused: [],
    reviewers: {},
    oneText: [],
  }) as unknown as Statement

/** Enough panelists that a round may hide names. */
export const fourOfEach = ["CN", "JP"].flatMap(side =>
  ["a", "b", "c", "d"].map(name => member(`${side}-${name}`, "panelist", side)),
)

const electors = [
  { member: "Lin", side: "CN" },
  { member: "Han", side: "CN" },
  { member: "Hayase", side: "JP" },
  { member: "Morishita", side: "JP" },
]

export const round = (kind: "rating" | "call", state: Round["state"], answers: unknown[] | null = null): Round =>
  ({
    id: `${kind}-${state}`,
    n: 1,
    statement: "A-1",
    topic: "A",
    version: 1,
    kind,
    anonymity: kind === "rating" ? "pseudonymous" : "named",
    state,
    rule,
    electorate: electors,
    openedAt: kind === "rating" ? 10 : 20,
    endsAt: null,
    silence: false,
    answers,
    roll: null,
    changes: [],
    revealedAt: state === "revealed" ? 30 : null,
  }) as unknown as Round

export const scores = (...given: (number | null)[]) =>
  given.map(score => ({ member: null, alias: null, side: null, answer: { kind: "rating", score } }))

export const positions = (...given: PositionValue[]) =>
  given.map((position, i) => ({
    ...electors[i],
    alias: null,
    answer: { kind: "call", position, reason: "", remedy: "", confirmBy: null },
  }))

export const table = <T extends { id: string }>(...rows: T[]) => Object.fromEntries(rows.map(row => [row.id, row]))

export const scene = (state: Partial<Record<keyof State, unknown>> = {}, over: Partial<Scene> = {}): Scene => ({
  state: { ...panel(), ...state } as State,
  session: meeting(),
  me: { member: "Chen", role: "moderator", side: "CN" },
  now,
  topic: null,
  present: ["Lin", "Han", "Hayase", "Morishita"],
  answers: {},
  mine: new Set(),
  said: new Set(),
  ...over,
})

export const as = (member: string, role: Role, side: string | null = null): Partial<Scene> => ({
  me: { member, role, side },
})

const block = (over: object = {}) =>
  ({
    id: "O",
    statement: "A-1",
    topic: "A",
    version: 1,
    by: "Morishita",
    at: 8,
    answer: null,
    reply: null,
    ...over,
  }) as const
/** A call whose result was shown. With `objection`, an objection against the call is also raised. */
export const settling = (objection?: object) => ({
  statements: table(statement("proposed")),
  rounds: table(round("call", "revealed", positions("agree", "agree", "agree", objection ? "block" : "agree"))),
  objections: objection ? table(block(objection)) : {},
})
