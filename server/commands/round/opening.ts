import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import { countBrackets } from "../../../shared/document/brackets.ts"
import type { Statement, Version } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { Elector } from "../../../shared/model/answer.ts"
import type { Rule } from "../../../shared/model/rule.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { quorum } from "../../../shared/rules/round/electorate.ts"
import { ruleFor } from "../../../shared/rules/round/stricter.ts"
import { mayReview, reviewerOf } from "../../../shared/rules/text/reviewer.ts"
import type { Situation } from "../deed.ts"
import { nameOf } from "../refusing.ts"

type Gate = { refuse: Refusal } | null

/** What stands between a frozen version and a call for consensus; a rating is never gated (domain.md §3). */
export const callGate = (
  situation: Situation,
  statement: Statement,
  version: Version,
  electorate: readonly Elector[],
): Gate => wordingGate(situation, statement, version) ?? presenceGate(situation, statement, electorate)

/** The part of the gate that a silence procedure has too: it needs nobody to be present. */
export const wordingGate = (situation: Situation, statement: Statement, version: Version): Gate =>
  bracketGate(version) ?? textGate(situation, statement, version)

function bracketGate(version: Version): Gate {
  const n = Math.max(0, ...version.texts.map(text => countBrackets(text.text)))
  return n > 0 ? refuse("bracket-open", { n }) : null
}

/** Every authentic text is confirmed; or both co-moderators let one of them suffice for opening. */
function textGate({ state }: Situation, statement: Statement, version: Version): Gate {
  const waits = unconfirmed(state, statement, version)
  const some = waits !== null && version.texts.some(text => text.state === "in_sync" && isAuthentic(state, text.lang))
  return some && consented(state, statement, version) ? null : waits
}

const isAuthentic = (state: State, lang: Lang) => state.workspace?.authentic.some(one => one.lang === lang) ?? false

const consented = (state: State, statement: Statement, version: Version): boolean =>
  state.sides.length > 0 &&
  state.sides.every(side =>
    statement.oneText.some(one => one.version === version.n && state.members[one.by]?.side === side.id),
  )

/** The first authentic text that nobody has confirmed, and who could; a declaration has no way around it. */
export function unconfirmed(state: State, statement: Statement, version: Version): Gate {
  for (const { lang } of state.workspace?.authentic ?? []) {
    if (version.texts.find(text => text.lang === lang)?.state === "in_sync") continue
    const whoCould =
      reviewerOf(state, statement, lang) ??
      Object.values(state.members).find(member => mayReview(state, statement, lang, member))
    return refuse("text-not-confirmed", { language: lang, name: whoCould?.name ?? "—" })
  }
  return null
}

/** Only in a live session: a round between sessions needs nobody to be there at once. By the rule that is frozen then. */
function presenceGate(situation: Situation, { id }: Statement, electorate: readonly Elector[]): Gate {
  const { workspace, sessions } = situation.state
  const live = Object.values(sessions).some(session => session.state === "live")
  if (!workspace || (electorate.length > 0 && !live)) return null
  return quorumGate(situation, ruleFor(situation.state, workspace.rule, id), electorate)
}

/** Whether those who are here reach a rule's quorum, in a session or not. */
export function quorumGate({ state, present }: Situation, rule: Rule, electorate: readonly Elector[]): Gate {
  const reached = quorum(rule, electorate, present)
  if (reached.met) return null
  const names = reached.missing.map(member => nameOf(state, member)).join(", ")
  return refuse("no-quorum", { side: reached.side ?? "", n: reached.more, names })
}

/** A draft was carried over: what stands on the card is not the wording that would be answered. */
const draftsBeyond = (statement: Statement, version: Version) =>
  statement.texts.some(({ lang, revision }) => version.texts.find(one => one.lang === lang)?.revision !== revision)

/** The version that a round is opened on: the newest one, and the one on the moderator's screen. */
export function versionFor(statement: Statement | undefined, seen: number): Version | { refuse: Refusal } {
  if (!statement) return refuse("not-found")
  if (statement.state === "in_round") return refuse("round-running")
  // a record is superseded by a new version, never asked again
  if (statement.state === "recorded") return refuse("record-fixed")
  if (statement.state === "withdrawn") return refuse("statement-ended")
  const version = statement.versions.at(-1)
  if (!version || statement.state === "draft" || draftsBeyond(statement, version)) return refuse("not-proposed")
  return version.n === seen ? version : refuse("text-changed")
}
