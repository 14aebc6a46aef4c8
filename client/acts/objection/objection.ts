import { msg, str } from "@lit/localize"
import type { Objection, Statement } from "../../../shared/fold/consensusState.ts"
import { type ActModules, always } from "../module.ts"

export type ObjectorsAct =
  | { do: "answer-objection"; objection: Objection; name: string }
  | { do: "ask-objector"; objection: Objection; name: string }

/** On a text's card, and never the moderator's next action. */
export type ObjectingAct = { do: "object"; statement: Statement }

export const toAnswer = (objection: Objection, name: string): ObjectorsAct => ({
  do: "answer-objection",
  objection,
  name,
})

export const objectionModules: ActModules<ObjectorsAct | ObjectingAct> = {
  "answer-objection": {
    right: "answer an objection",
    label: act => msg(str`Answer ${act.name}'s objection`, { id: "act.answerObjection" }),
    asks: always,
  },
  "ask-objector": {
    label: act => msg(str`Ask ${act.name}: maintain or withdraw?`, { id: "act.askObjector" }),
    perform({ objection }, stage) {
      stage.say(objection.id)
      return null
    },
  },
  object: { label: () => msg("Raise an objection", { id: "act.object" }), asks: always },
}
