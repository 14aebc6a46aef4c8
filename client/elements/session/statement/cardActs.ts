import { msg } from "@lit/localize"
import type { Statement } from "../../../../shared/fold/consensusState.ts"
import type { Act, DeskAct } from "../../../../shared/rules/nextAction/act.ts"
import {
  hasBracket,
  latestVersion,
  roundsOf,
  type Scene,
  textState,
  unconfirmed,
} from "../../../../shared/rules/nextAction/scene.ts"
import { isOwn } from "../../../../shared/rules/people/holder.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { declarable } from "../../../../shared/rules/round/outcome.ts"
import { wasShown } from "../../../../shared/rules/round/recusal.ts"
import { standing } from "../../../../shared/rules/round/standing.ts"
import { deskWords } from "../record-card/deskWords.ts"

export interface Button {
  label: string
  act: Act | DeskAct
  quiet: boolean
}

const button = (act: Act | DeskAct, quiet = false): Button => ({ label: deskWords(act), act, quiet })

/** What this reader may do with this text now, beside the one next action of the bar. */
export function cardActs(scene: Scene, statement: Statement): Button[] {
  const { me, state } = scene
  const moderator = right(me.role, "run a round") === "yes"
  const withdraws = right(me.role, "withdraw a statement")
  const mayWithdraw = withdraws === "yes" || (withdraws === "own" && isOwn(state, statement, me.member))
  switch (statement.state) {
    case "draft": {
      const lacking = unconfirmed(state, statement).some(({ lang }) =>
        ["missing", "out_of_date"].includes(textState(statement, lang)),
      )
      const may = right(me.role, "propose a statement") === "yes" && !lacking
      return [
        ...(may ? [propose(statement)] : []),
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

const propose = (statement: Statement): Button => ({
  label: msg("Propose (freezes the wording)", { id: "statement.propose" }),
  act: { do: "propose", statement },
  quiet: false,
})

function moderating(scene: Scene, statement: Statement): Button[] {
  const { state } = scene
  const stands = standing(state, statement.id)
  const levels = stands ? declarable(stands.computed) : []
  const declare: Act[] =
    stands && levels[0] ? [{ do: "declare", statement, round: stands.round, level: levels[0] }] : []
  return [
    ...declare.map(act => button(act)),
    button({ do: "start-rating", statement }),
    button({ do: "call", statement }),
    ...oneText(scene, statement),
    button({ do: "open-silence", statement }, true),
    ...ending(statement),
  ]
}

/** A text ends without a record at any time, with or without a round. */
const ending = (statement: Statement): Button[] => [
  button({ do: "carry-over", statement }, true),
  button({ do: "record-no-consensus", statement }, true),
]

/** What was left is taken up again as it stands, where it was ever proposed; other words are written in its place. */
const again = ({ state }: Scene, statement: Statement): Button[] =>
  latestVersion(statement) && unconfirmed(state, statement).length === 0
    ? [
        button({ do: "start-rating", statement }, true),
        button({ do: "call", statement }, true),
        button({ do: "open-silence", statement }, true),
      ]
    : []

function panelist({ state, me }: Scene, statement: Statement): Button[] {
  if (me.role !== "panelist") return []
  const call = roundsOf(state, statement).findLast(({ kind, state: at }) => kind === "call" && at === "revealed")
  const elector = call?.electorate.some(({ member }) => member === me.member)
  const change: Button[] =
    call && elector && call.anonymity === "named" ? [button({ do: "change-position", round: call }, true)] : []
  return [...change, button({ do: "object", statement }, true)]
}

/** Where one authentic text is confirmed and another waits: both sides' moderators may let the call open (domain.md §3). */
function oneText({ state, me }: Scene, statement: Statement): Button[] {
  const version = latestVersion(statement)?.n
  const waiting = unconfirmed(state, statement).length
  const authentic = state.workspace?.authentic.length ?? 0
  const given = statement.oneText.some(consent => consent.version === version && isOwn(state, consent, me.member))
  if (state.sides.length === 0 || waiting === 0 || waiting === authentic || given) return []
  return [button({ do: "consent-one-text", statement }, true)]
}

const settling = ({ me }: Scene, statement: Statement): Button[] =>
  hasBracket(statement) && right(me.role, "edit a text") === "yes"
    ? [button({ do: "settle-bracket", statement }, true)]
    : []

/** A panelist may step aside from one text before it is called. */
const recusal = ({ state, me }: Scene, statement: Statement): Button[] =>
  me.role === "panelist" &&
  !statement.recused.some(member => member === me.member) &&
  !wasShown(state, statement, me.member ?? "")
    ? [button({ do: "recuse", statement }, true)]
    : []

const withdrawal = (may: boolean, statement: Statement): Button[] =>
  may ? [button({ do: "withdraw", statement }, true)] : []
