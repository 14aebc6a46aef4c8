import { type Refusal, refuse } from "../../contract/refusals.ts"
import { countBrackets } from "../../document/brackets.ts"
import type { Statement, Version } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import type { Elector } from "../../model/consensus/answer.ts"
import type { Rule } from "../../model/consensus/rule.ts"
import type { Lang, RoundKind } from "../../model/terms.ts"
import { behindIn } from "../text/leftOut.ts"
import { mayReview, reviewerOf } from "../text/reviewer.ts"
import { electorateOf, quorum } from "./electorate/electorate.ts"
import { ruleFor } from "./stricter.ts"

type Gate = { refuse: Refusal } | null

/** The basis of the decision to open: the log, and the members present. */
export interface Seen {
  state: State
  present: ReadonlySet<string>
}

/** The kinds of round that can be opened on a text; the last is a silence procedure. */
type Asked = RoundKind | "silence"

/**
 * Why a round or a silence cannot be opened on a text now. The server checks the command with it, a page its button.
 */
export function cannotOpen(seen: Seen, statement: Statement, version: Version, kind: Asked): Gate {
  const electorate = electorateOf(seen.state, statement.id)
  const gate =
    kind === "rating"
      ? null
      : (wordingGate(seen, statement, version) ?? (kind === "call" ? presenceGate(seen, statement, electorate) : null))
  if (gate) return gate
  return electorate.length === 0 ? refuse("no-quorum", { side: "", n: 1, names: "—" }) : null
}

/** Refuses a question about words that the authentic text no longer has (DOMAIN T2). */
export function asksOfStale({ texts }: Version, leaveOut: readonly Lang[]): Gate {
  const behind = behindIn(texts).find(lang => !leaveOut.includes(lang))
  return behind ? refuse("text-behind", { language: behind }) : null
}

/**
 * Finds what prevents a call for consensus on a frozen version; ratings are never prevented (DOMAIN P5). A silence
 * needs no present members.
 */
const wordingGate = (situation: Seen, statement: Statement, version: Version): Gate =>
  bracketGate(version) ?? textGate(situation, statement, version)

function bracketGate(version: Version): Gate {
  const n = Math.max(0, ...version.texts.map(text => countBrackets(text.text)))
  return n > 0 ? refuse("bracket-open", { n }) : null
}

/** Every authentic text must be confirmed, unless both co-moderators have allowed the opening with one of them. */
function textGate({ state }: Seen, statement: Statement, version: Version): Gate {
  const waits = textWaits(state, statement, version)
  const some = waits !== null && version.texts.some(text => text.state === "in_sync" && isAuthentic(state, text.lang))
  return some && consented(state, statement, version) ? null : waits
}

const isAuthentic = (state: State, lang: Lang) => state.workspace?.authentic.some(one => one.lang === lang) ?? false

const consented = (state: State, statement: Statement, version: Version): boolean =>
  state.sides.length > 0 &&
  state.sides.every(side =>
    statement.oneText.some(one => one.version === version.n && state.members[one.by]?.side === side.id),
  )

/** The first authentic text that is not confirmed, and who could confirm it; a declaration needs all of them. */
export function textWaits(state: State, statement: Statement, version: Version): Gate {
  for (const { lang } of state.workspace?.authentic ?? []) {
    if (version.texts.find(text => text.lang === lang)?.state === "in_sync") continue
    const whoCould =
      reviewerOf(state, statement, lang) ??
      Object.values(state.members).find(member => mayReview(state, statement, lang, member))
    return refuse("text-not-confirmed", { language: lang, name: whoCould?.name ?? "—" })
  }
  return null
}

/** In a live session the rule to be frozen needs a quorum of present members; a round between sessions does not. */
function presenceGate(situation: Seen, { id }: Statement, electorate: readonly Elector[]): Gate {
  const { workspace, sessions } = situation.state
  const live = Object.values(sessions).some(session => session.state === "live")
  if (!workspace || (electorate.length > 0 && !live)) return null
  return quorumGate(situation, ruleFor(situation.state, workspace.rule, id), electorate)
}

/** Whether the members present reach a rule's quorum, in a session or not. */
export function quorumGate({ state, present }: Seen, rule: Rule, electorate: readonly Elector[]): Gate {
  const reached = quorum(rule, electorate, present)
  if (reached.met) return null
  const names = reached.missing.map(member => state.members[member]?.name ?? "—").join(", ")
  return refuse("no-quorum", { side: reached.side ?? "", n: reached.more, names })
}

/** A draft was carried over: the card shows another wording than the one that would be answered. */
const draftsBeyond = (statement: Statement, version: Version) =>
  statement.texts.some(({ lang, revision }) => version.texts.find(one => one.lang === lang)?.revision !== revision)

/** The version that a round is opened on: the newest one, which must be the one on the moderator's screen. */
export function versionFor(statement: Statement | undefined, seen: number): Version | { refuse: Refusal } {
  if (!statement) return refuse("not-found")
  if (statement.state === "in_round") return refuse("round-running")
  // a recorded text can only be superseded by a new version
  if (statement.state === "recorded") return refuse("record-fixed")
  if (statement.state === "withdrawn") return refuse("statement-ended")
  const version = statement.versions.at(-1)
  if (!version || statement.state === "draft" || draftsBeyond(statement, version)) return refuse("not-proposed")
  return version.n === seen ? version : refuse("text-changed")
}
