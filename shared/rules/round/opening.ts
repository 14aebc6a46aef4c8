import { type Refusal, refuse } from "../../contract/refusals.ts"
import { countBrackets } from "../../document/brackets.ts"
import type { Statement, Version } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import type { Elector } from "../../model/consensus/answer.ts"
import type { Rule } from "../../model/consensus/rule.ts"
import type { Lang, StatementRound } from "../../model/terms.ts"
import { termsGate } from "../people/consent/terms.ts"
import { behindIn } from "../text/leftOut.ts"
import { mayReview, reviewerOf } from "../text/reviewer.ts"
import { electorateOf, quorum } from "./electorate/electorate.ts"
import { ruleFor } from "./stricter.ts"

type Gate = { refuse: Refusal } | null

/** The folded log and the members who are present. Whether a round may open depends on both. */
export interface Seen {
  state: State
  present: ReadonlySet<string>
  /** those of `present` who are connected; the others were ticked. All of them if it is left out. */
  connected?: ReadonlySet<string> | undefined
}

/**
 * The kinds of round that can be opened on a statement, including the silence procedure. `between` is a call with a
 * deadline, which waits for nobody to be present.
 */
type Asked = StatementRound | "silence" | "between"

/**
 * Why a round or a silence procedure cannot be opened on a statement now; null if it can. The server checks the command
 * with this function, and pages use it for their buttons.
 */
export function cannotOpen(seen: Seen, statement: Statement, version: Version, kind: Asked): Gate {
  const electorate = electorateOf(seen.state, statement.id)
  const unagreed = termsGate(seen.state)
  if (unagreed) return unagreed
  const gate =
    kind === "rating"
      ? null
      : (wordingGate(seen, statement, version) ?? (kind === "call" ? presenceGate(seen, statement, electorate) : null))
  if (gate) return gate
  return electorate.length === 0 ? refuse("no-quorum", { side: "", n: 1, names: "—" }) : null
}

/** Refuses a round that would ask about an out-of-date text (DOMAIN T2). A language in `leaveOut` is not checked. */
export function asksOfStale({ texts }: Version, leaveOut: readonly Lang[]): Gate {
  const behind = behindIn(texts).find(lang => !leaveOut.includes(lang))
  return behind ? refuse("text-behind", { language: behind }) : null
}

/**
 * Refuses a call or a silence procedure if the version has open brackets or unconfirmed authentic texts (DOMAIN P5).
 * Ratings are not checked.
 */
const wordingGate = (situation: Seen, statement: Statement, version: Version): Gate =>
  bracketGate(version) ?? textGate(situation, statement, version)

function bracketGate(version: Version): Gate {
  const n = Math.max(0, ...version.texts.map(text => countBrackets(text.text)))
  return n > 0 ? refuse("bracket-open", { n }) : null
}

/**
 * Refuses a version with an unconfirmed authentic text, unless another authentic text is confirmed and co-moderators of
 * all sides have consented.
 */
function textGate({ state }: Seen, statement: Statement, version: Version): Gate {
  const waits = textWaits(state, statement, version)
  const some = waits !== null && version.texts.some(text => text.state === "in_sync" && isAuthentic(state, text.lang))
  return some && consented(state, statement, version) ? null : waits
}

const isAuthentic = (state: State, lang: Lang) => state.workspace?.authentic.some(one => one.lang === lang) ?? false

const consented = (state: State, statement: Statement, version: Version): boolean =>
  state.sides.length > 0 &&
  state.sides.every(side => statement.oneText.some(one => one.version === version.n && one.side === side.id))

/**
 * Refuses if an authentic text is not confirmed, and names a member who could confirm it. A declaration needs all
 * authentic texts confirmed.
 */
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

/**
 * Refuses a call in a live session if fewer members are present than the panel's rule asks for. The round would copy
 * this rule when it opens. Between sessions nobody needs to be present.
 */
function presenceGate(situation: Seen, { id }: Statement, electorate: readonly Elector[]): Gate {
  const { workspace, sessions } = situation.state
  const live = Object.values(sessions).some(session => session.state === "live")
  if (!workspace || (electorate.length > 0 && !live)) return null
  return quorumGate(situation, ruleFor(situation.state, workspace.rule, id), electorate)
}

/** Refuses if the members present do not reach a rule's quorum, in a session or not. */
export function quorumGate(
  { state, present, connected = present }: Seen,
  rule: Rule,
  electorate: readonly Elector[],
): Gate {
  const reached = quorum(rule, electorate, present, connected)
  if (reached.met) return null
  const names = reached.missing.map(member => state.members[member]?.name ?? "—").join(", ")
  return refuse("no-quorum", { side: reached.side ?? "", n: reached.more, names })
}

/**
 * Returns whether the text on the statement's card differs from the text of the version. This happens if the statement
 * was carried over while its next version was still a draft. A round would then ask about the version's text, which
 * readers do not see.
 */
const draftsBeyond = (statement: Statement, version: Version) =>
  statement.texts.some(({ lang, revision }) => version.texts.find(one => one.lang === lang)?.revision !== revision)

/** The version that a round opens on: the newest one, which must also be the one on the moderator's screen. */
export function versionFor(statement: Statement | undefined, seen: number): Version | { refuse: Refusal } {
  if (!statement) return refuse("not-found")
  if (statement.state === "in_round") return refuse("round-running")
  // A recorded text can be superseded only by a new version.
  if (statement.state === "recorded") return refuse("record-fixed")
  if (statement.state === "withdrawn") return refuse("statement-ended")
  const version = statement.versions.at(-1)
  if (!version || statement.state === "draft" || draftsBeyond(statement, version)) return refuse("not-proposed")
  return version.n === seen ? version : refuse("text-changed")
}
