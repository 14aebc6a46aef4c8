import type { Objection, Statement } from "../../../shared/fold/consensusState.ts"
import { msg } from "../../i18n/msg.ts"
import { type ActModules, always } from "../module.ts"

export type ObjectorsAct =
  | { kind: "answer-objection"; objection: Objection; name: string }
  | { kind: "ask-objector"; objection: Objection; name: string }

/** An act on a statement's card. It is never the moderator's next action. */
export type ObjectingAct = { kind: "object"; statement: Statement }

export const objectionModules: ActModules<ObjectorsAct | ObjectingAct> = {
  "answer-objection": {
    right: "answer an objection",
    label: act => msg("act.answerObjection", { name: act.name }),
    asks: always,
  },
  "ask-objector": {
    label: act => msg("act.askObjector", { name: act.name }),
    perform({ objection }, stage) {
      stage.say(objection.id)
      return null
    },
  },
  object: { label: () => msg("act.object"), asks: always },
}
