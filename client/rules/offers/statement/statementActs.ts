import type { Refusal } from "../../../../shared/contract/refusals.ts"
import type { Statement } from "../../../../shared/fold/consensusState.ts"
import { isOwn } from "../../../../shared/rules/people/seats/holder.ts"
import { findTopic } from "../../../../shared/rules/readings/rows.ts"
import { hasBracket, latestVersion, textState, unconfirmed } from "../../../../shared/rules/readings/statements.ts"
import { cannotDeclare } from "../../../../shared/rules/record/declaring.ts"
import { answersIn } from "../../../../shared/rules/round/electorate/electorate.ts"
import { wasShown } from "../../../../shared/rules/round/electorate/recusal.ts"
import { fixedBy } from "../../../../shared/rules/round/objections.ts"
import { declarable } from "../../../../shared/rules/round/outcome/outcome.ts"
import { lastCall, standing } from "../../../../shared/rules/round/outcome/standing.ts"
import { endedFor } from "../../../../shared/rules/text/noteMode.ts"
import type { Act, DeskAct } from "../../../acts/act.ts"
import { toDeclare } from "../../../acts/record/record.ts"
import { openingStopped } from "../../../acts/round/openingStopped.ts"
import { toCall, toStartRating } from "../../../acts/round/round.ts"
import { toOpenSilence } from "../../../acts/round/silence.ts"
import { toCarryOver, toPropose } from "../../../acts/statement/statement.ts"
import type { View, ViewWith } from "../../../scene/scene.ts"
import { mayNow } from "../mayNow.ts"
import { mayEditTexts } from "./textActs.ts"

export interface Offer {
  act: Act | DeskAct
  quiet: boolean
  /** the reason why the act is disabled now; the card shows the reason below the buttons */
  stop: Refusal | null
}

const offer = (act: Act | DeskAct, quiet = false, stop: Refusal | null = null): Offer => ({ act, quiet, stop })

/** The acts that a statement's card offers this reader now. */
export function statementActs(scene: ViewWith<"present">, statement: Statement): Offer[] {
  const { me, state } = scene
  const moderator = mayNow(scene, "run a round")
  const over = endedFor(me.role, findTopic(state, statement.topic)) !== null
  const mayWithdraw = !over && mayNow(scene, "withdraw a statement", isOwn(state, statement, me.member))
  switch (statement.state) {
    case "draft": {
      const lacking = unconfirmed(state, statement).some(({ lang }) =>
        ["missing", "out_of_date"].includes(textState(statement, lang)),
      )
      const may = !over && mayNow(scene, "propose a statement") && !lacking
      return [
        ...(may ? [offer(toPropose(statement))] : []),
        ...settling(scene, statement),
        ...recusal(scene, statement),
        ...(moderator ? ending(statement) : []),
        ...withdrawal(mayWithdraw, statement),
      ]
    }
    case "proposed":
      return [
        ...(moderator ? moderating(scene, statement) : panelist(scene, statement)),
        ...settling(scene, statement),
        ...recusal(scene, statement),
        ...withdrawal(mayWithdraw, statement),
      ]
    case "no_consensus":
    case "carried_over":
      return moderator ? again(scene, statement) : []
    case "in_round":
    case "recorded":
    case "withdrawn":
      return []
    default:
      return statement.state satisfies never
  }
}

function moderating(scene: ViewWith<"present">, statement: Statement): Offer[] {
  const { state, me } = scene
  const stands = standing(state, statement.id)
  const level =
    stands && cannotDeclare(state, statement, me.member) === null ? declarable(stands.computed)[0] : undefined
  return [
    ...(stands && level ? [offer(toDeclare({ statement, round: stands.round, level }))] : []),
    ...opened(scene, statement, "rating"),
    // If a call cannot open, its button stays and shows the reason, because everybody looks there for what is missing.
    offer(toCall(statement), false, openingStopped(scene, statement, "call")),
    ...oneText(scene, statement),
    ...opened(scene, statement, "silence", true),
    ...ending(statement),
  ]
}

/** The functions that make the act to open a round, one for each kind. */
const openings = { rating: toStartRating, call: toCall, silence: toOpenSilence }

const opened = (
  scene: ViewWith<"present">,
  statement: Statement,
  kind: keyof typeof openings,
  quiet = false,
): Offer[] => (openingStopped(scene, statement, kind) ? [] : [offer(openings[kind](statement), quiet)])

/** The acts that end a statement without a record. They are possible at any time, with or without a round. */
const ending = (statement: Statement): Offer[] => [
  offer(toCarryOver(statement), true),
  offer({ kind: "record-no-consensus", statement }, true),
]

/**
 * The rounds that may open on an ended statement without a new wording. A statement that was never proposed has no such
 * round, because it has to be edited first.
 */
const again = (scene: ViewWith<"present">, statement: Statement): Offer[] =>
  (["rating", "call", "silence"] as const).flatMap(kind => opened(scene, statement, kind, true))

function panelist(scene: View, statement: Statement): Offer[] {
  const { state, me } = scene
  if (me.role !== "panelist" || me.member === null) return []
  const call = lastCall(state, statement)
  const changes =
    call?.anonymity === "named" && answersIn(state, call, me.member) && mayNow(scene, "answer", true, call)
  const version = latestVersion(statement)?.n
  const objects =
    version !== undefined && !fixedBy(state, { statement: statement.id, version }) && mayNow(scene, "object")
  return [
    ...(call && changes ? [offer({ kind: "change-position", round: call }, true)] : []),
    ...(objects ? [offer({ kind: "object", statement }, true)] : []),
  ]
}

/**
 * The act that lets a call open although an authentic text is not confirmed. The moderators of both sides have to
 * consent, and another authentic text must be confirmed (DOMAIN P5).
 */
function oneText({ state, me }: View, statement: Statement): Offer[] {
  const version = latestVersion(statement)?.n
  const waiting = unconfirmed(state, statement).length
  const authentic = state.workspace?.authentic.length ?? 0
  const given = statement.oneText.some(consent => consent.version === version && isOwn(state, consent, me.member))
  if (state.sides.length === 0 || waiting === 0 || waiting === authentic || given) return []
  return [offer({ kind: "consent-one-text", statement }, true)]
}

const settling = (scene: View, statement: Statement): Offer[] =>
  hasBracket(statement) && mayEditTexts(scene, statement) ? [offer({ kind: "settle-bracket", statement }, true)] : []

/**
 * The act by which a panelist recuses themselves from a statement. It is possible until a call has shown their
 * position.
 */
function recusal(scene: View, statement: Statement): Offer[] {
  const { state, me } = scene
  if (me.role !== "panelist" || !mayNow(scene, "answer", true) || wasShown(state, statement, me.member ?? "")) return []
  return statement.recused.some(member => member === me.member) ? [] : [offer({ kind: "recuse", statement }, true)]
}

const withdrawal = (may: boolean, statement: Statement): Offer[] =>
  may ? [offer({ kind: "withdraw", statement }, true)] : []
