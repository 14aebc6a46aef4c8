import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { type MinutesSay, minutesIn } from "../../../../shared/minutes/words/say.ts"
import type { Fraction } from "../../../../shared/model/consensus/rule.ts"
import type { Anonymity, Role } from "../../../../shared/model/terms.ts"
import { findStatement } from "../../../../shared/rules/readings/rows.ts"
import { otherwiseKey } from "../../../../shared/rules/said/inRounds.ts"
import { voidSaid } from "../../../elements/session/round/voidWords.ts"
import { day, list } from "../../../i18n/formats.ts"
import { currentLang } from "../../../i18n/language.ts"
import { memberName } from "../../../i18n/names.ts"
import { plain, wordsRead } from "../../../i18n/texts.ts"

/** Names what the log knows for the items of a reporting guideline. */
export type Fact =
  | "mandate"
  | "people"
  | "panel"
  | "methods"
  | "presented"
  | "rule"
  | "classes"
  | "stopping"
  | "collected"
  | "processed"
  | "feedback"
  | "anonymity"
  | "when"
  | "deviations"
  | "table"
  | "records"
  | "changed"
  | "interests"

/** The ratings and calls of a panel whose results are shown, the earliest first. */
export const shownRounds = ({ rounds }: State): Round[] =>
  Object.values(rounds)
    .filter(({ state, kind }) => state === "revealed" && kind !== "review")
    .toSorted((a, b) => a.openedAt - b.openedAt)

/** The sentences of a fact in the reader's language; empty if the log does not know it. */
export function factSentences(state: State, fact: Fact): string[] {
  return sentences[fact](state, minutesIn(currentLang()))
}

const withRole = ({ members }: State, role: Role) =>
  Object.values(members).filter(member => member.role === role && !member.removed)

const sentences: Record<Fact, (state: State, say: MinutesSay) => string[]> = {
  mandate({ workspace }) {
    const mandate = plain(workspace?.mandate ?? {})
    return mandate === "" ? [] : [mandate]
  },
  people(state, say) {
    const names = (role: Role) => list(withRole(state, role).map(({ id }) => memberName(state, id))) || "—"
    return [say("report.people", { moderators: names("moderator"), secretaries: names("secretary") })]
  },
  panel: (state, say) => [say("report.panel", { n: withRole(state, "panelist").length })],
  methods(state, say) {
    const rounds = shownRounds(state)
    if (rounds.length === 0) return []
    const ratings = rounds.filter(({ kind }) => kind === "rating").length
    return [say("report.methods", { ratings, calls: rounds.length - ratings })]
  },
  presented(state, say) {
    const asking = shownRounds(state).filter(({ reasonsFor }) => reasonsFor !== undefined && reasonsFor !== "none")
    return [say("report.presented", { n: asking.length })]
  },
  rule({ workspace }, say) {
    const share = ([part, of]: Fraction) => `${part}/${of}`
    return workspace
      ? [say("report.rule", { quorum: share(workspace.rule.quorum), support: share(workspace.rule.support) })]
      : []
  },
  classes: (_, say) => [say("report.classRule")],
  stopping,
  collected: (_, say) => [say("report.collected")],
  processed: (_, say) => [say("report.processed")],
  feedback(state, say) {
    const written = shownRounds(state).filter(({ summaries = {} }) =>
      Object.values(summaries).some(({ text }) => text !== ""),
    )
    return [say("report.feedback", { n: written.length })]
  },
  anonymity(state, say) {
    const rounds = shownRounds(state)
    const of = (wanted: Anonymity) => rounds.filter(({ anonymity }) => anonymity === wanted).length
    if (rounds.length === 0) return []
    return [say("report.anonymity", { named: of("named"), hidden: of("pseudonymous"), secret: of("secret") })]
  },
  when(state, say) {
    const rounds = shownRounds(state)
    const ends = rounds.flatMap(({ revealedAt }) => revealedAt ?? [])
    const first = rounds[0]
    return first && ends.length > 0
      ? [say("report.when", { from: day(first.openedAt), to: day(Math.max(...ends)) })]
      : []
  },
  deviations(state, say) {
    const label = ({ statement }: Round) => findStatement(state, statement)?.label ?? "—"
    const rounds = Object.values(state.rounds).toSorted((a, b) => a.openedAt - b.openedAt)
    return rounds.flatMap(round => [
      ...(round.otherwise
        ? [say("report.against", { label: label(round), n: round.n, reason: againstRead(state, round) })]
        : []),
      ...(round.state === "void"
        ? [say("report.voided", { label: label(round), n: round.n, reason: wordsRead(state, voidSaid(round)) })]
        : []),
    ])
  },
  table: (state, say) => (shownRounds(state).length === 0 ? [] : [say("report.byTable")]),
  records: ({ records }, say) => [
    say("report.records", { n: Object.values(records).filter(({ state }) => state === "in_force").length }),
  ],
  changed: ({ statements }, say) =>
    Object.values(statements).flatMap(({ label, versions, state }) => [
      ...(versions.length > 1 ? [say("report.modified", { label, n: versions.length })] : []),
      ...(state === "withdrawn" ? [say("report.withdrawn", { label })] : []),
    ]),
  interests(state, say) {
    const n = Object.values(state.members).filter(({ interest }) => interest !== null).length
    return n === 0 ? [] : [say("report.interests", { n })]
  },
}

/** One sentence for each stopping rule, with the statements that it holds for. */
function stopping(state: State, say: MinutesSay): string[] {
  const labels = new Map<string, { rounds: number; answered: number; labels: Set<string> }>()
  for (const { stopping: rule, statement } of shownRounds(state)) {
    if (!rule) continue
    const key = `${rule.rounds} ${rule.answered}`
    const held = labels.get(key) ?? { ...rule, labels: new Set<string>() }
    held.labels.add(findStatement(state, statement)?.label ?? "—")
    labels.set(key, held)
  }
  return [...labels.values()].map(({ rounds, answered, labels: of }) =>
    say("report.stopping", { rounds, answered, labels: list(of) }),
  )
}

const againstRead = (state: State, { id, otherwise = "" }: Round): string =>
  wordsRead(state, { key: otherwiseKey(id), lang: null, text: otherwise })
