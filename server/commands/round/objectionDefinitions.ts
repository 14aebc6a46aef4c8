import { roundCommands as schemas } from "../../../shared/contract/commands/round.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { ObjectionId } from "../../../shared/model/ids.ts"
import { isOwn } from "../../../shared/rules/people/seats/holder.ts"
import { fixedBy, objectionSaid } from "../../../shared/rules/round/objections.ts"
import { defineCommand } from "../../core/command.ts"

export const objectionDefinitions = {
  "raise-objection": defineCommand(schemas["raise-objection"], {
    action: "object",
    decide: ({ state, actor, id }, { statement: on, version, reason, remedy }) => {
      const statement = state.statements[on]
      if (!statement || actor.member === null) return refuse("not-found")
      if (statement.state === "recorded" || fixedBy(state, { statement: on, version })) return refuse("record-fixed")
      if (statement.state === "withdrawn") return refuse("statement-ended")
      if (statement.versions.at(-1)?.n !== version) return refuse("not-proposed")
      const objection = ObjectionId.parse(id())
      const at = { objection, statement: on, topic: statement.topic, version, member: actor.member }
      return {
        events: [{ kind: "objection-raised", body: { ...at, reason, remedy, fromRound: null } }],
        made: { objection },
      }
    },
  }),

  "answer-objection": defineCommand(schemas["answer-objection"], {
    action: "answer an objection",
    decide: ({ state }, { objection, disposition, answer }) => {
      const row = state.objections[objection]
      if (!row) return refuse("not-found")
      if (fixedBy(state, row)) return refuse("record-fixed")
      const body = { objection, statement: row.statement, topic: row.topic, disposition, answer }
      return { events: [{ kind: "objection-answered", body }] }
    },
  }),

  "reply-objection": defineCommand(schemas["reply-objection"], {
    action: "maintain or withdraw an objection",
    own: ({ state, actor }, { objection }) => {
      const row = state.objections[objection]
      return row !== undefined && isOwn(state, objectionSaid(row), actor.member)
    },
    decide: ({ state }, { objection, reply, text }) => {
      const row = state.objections[objection]
      if (!row) return refuse("not-found")
      if (!row.answer) return refuse("objection-open", { name: state.members[row.by]?.name ?? "—" })
      if (fixedBy(state, row)) return refuse("record-fixed")
      const body = { objection, statement: row.statement, topic: row.topic, reply, text }
      return { events: [{ kind: "objection-replied", body }] }
    },
  }),
}
