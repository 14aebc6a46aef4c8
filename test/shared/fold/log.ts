import type { Entry, NewEvent } from "../../../shared/contract/events.ts"
import { fold } from "../../../shared/fold/fold.ts"
import { emptyState, type State } from "../../../shared/fold/state.ts"
import { presetRule } from "../../../shared/model/consensus/rule.ts"
import {
  MemberId,
  ObjectionId,
  RecordId,
  RoundId,
  SideId,
  StatementId,
  TopicId,
  WorkspaceId,
} from "../../../shared/model/ids.ts"
import type { PositionValue } from "../../../shared/model/terms.ts"

/** A log written by hand: two sides, one statement, what the tests of fold and rules stand on. */
export const ids = {
  cn: SideId.parse("cn"),
  jp: SideId.parse("jp"),
  topic: TopicId.parse("topic"),
  statement: StatementId.parse("statement"),
  call: RoundId.parse("call"),
  record: RecordId.parse("record"),
  objection: ObjectionId.parse("objection"),
}
export const member = (name: string) => MemberId.parse(name)

export const at = { statement: ids.statement, topic: ids.topic }
export const inCall = { round: ids.call, ...at }

export const opened: NewEvent = {
  kind: "workspace-opened",
  body: {
    workspace: WorkspaceId.parse("w"),
    slug: "w",
    title: { en: "Panel" },
    languages: ["zh", "ja", "en"],
    authentic: [
      { lang: "zh", side: ids.cn },
      { lang: "ja", side: ids.jp },
    ],
    sides: [
      { id: ids.cn, title: { en: "Chinese side" }, mark: "CN" },
      { id: ids.jp, title: { en: "Japanese side" }, mark: "JP" },
    ],
    rule: presetRule,
    attribution: "named",
    public: true,
    demo: false,
  },
}

export const topicOpened: NewEvent = {
  kind: "topic-opened",
  body: { topic: ids.topic, letter: "A", title: { en: "Data" }, mode: "open" },
}

export const drafted: NewEvent = {
  kind: "statement-drafted",
  body: { ...at, label: "A-1", anchor: null, lang: "zh", text: "一" },
}

export const saved = (lang: "zh" | "ja" | "en", text: string, revision: number, newDraft = false): NewEvent => ({
  kind: "text-saved",
  body: { ...at, lang, text, revision, newDraft },
})

export const confirmed = (lang: "zh" | "ja" | "en"): NewEvent => ({
  kind: "text-confirmed",
  body: { ...at, lang, spoken: false },
})

export const proposed = (version: number): NewEvent => ({
  kind: "version-proposed",
  body: { ...at, version, texts: [], hash: `hash ${version}` },
})

const electorate = [
  { member: member("lin"), side: ids.cn },
  { member: member("zhou"), side: ids.cn },
  { member: member("hayase"), side: ids.jp },
  { member: member("mori"), side: ids.jp },
]

export const position = (value: PositionValue, reason = "") => ({
  kind: "call" as const,
  position: value,
  reason,
  remedy: "",
  lang: "en" as const,
  confirmBy: null,
})

export const callOpened: NewEvent = {
  kind: "round-opened",
  body: {
    ...inCall,
    n: 1,
    version: 1,
    kind: "call",
    anonymity: "named",
    absentees: "named",
    rule: presetRule,
    electorate,
    endsAt: null,
    silence: false,
  },
}

/** lin, zhou, hayase, mori in turn */
export const revealed = (...values: PositionValue[]): NewEvent => ({
  kind: "round-revealed",
  body: {
    ...inCall,
    answered: values.length,
    roll: null,
    answers: values.flatMap((value, i) => {
      const elector = electorate[i]
      return elector ? [{ ...elector, alias: null, answer: position(value), spoken: false, silent: false }] : []
    }),
  },
})

export function entries(...events: NewEvent[]): Entry[] {
  return events.map((event, i) => ({ ...event, seq: i + 1, at: 1_000 * (i + 1), by: member("chen") }))
}

export const folded = (...events: NewEvent[]): State => fold(emptyState, entries(...events))
