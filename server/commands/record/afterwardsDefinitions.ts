import { recordCommands as schemas } from "../../../shared/contract/commands/record.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { cannotCountersign } from "../../../shared/rules/record/afterwards/countersigning.ts"
import { defineCommand } from "../../core/command.ts"
import { alreadyDone } from "../refusing.ts"
import { proposeErratum } from "./erratum.ts"
import { inElectorate, placeOfRecord } from "./place.ts"
import { withdraw } from "./withdrawing.ts"

/** Commands that add to a record. The body of a record never changes; additions are shown with it. */
export const afterwardsDefinitions = {
  "state-change": defineCommand(schemas["state-change"], {
    action: "add to a record",
    own: inElectorate,
    decide: ({ state, actor }, { record: id, text }) => {
      const record = state.records[id]
      if (!record || actor.member === null) return refuse("not-found")
      return { events: [{ kind: "change-stated", body: { ...placeOfRecord(record), member: actor.member, text } }] }
    },
  }),

  "countersign-record": defineCommand(schemas["countersign-record"], {
    action: "countersign a record",
    decide: ({ state, actor }, { record: id }) => {
      const record = state.records[id]
      if (!record || actor.member === null) return refuse("not-found")
      const refused = cannotCountersign(state, record, actor.member)
      if (refused) return { refuse: refused }
      return { events: [{ kind: "record-countersigned", body: { ...placeOfRecord(record), member: actor.member } }] }
    },
  }),

  "withdraw-record": defineCommand(schemas["withdraw-record"], { action: "declare", decide: withdraw }),
  "propose-erratum": defineCommand(schemas["propose-erratum"], { action: "declare", decide: proposeErratum }),

  "object-erratum": defineCommand(schemas["object-erratum"], {
    action: "object to an erratum",
    decide: ({ state, actor, now }, { record: id, erratum, reason }) => {
      const record = state.records[id]
      const row = record?.errata.find(one => one.id === erratum)
      if (!record || !row || actor.member === null) return refuse("not-found")
      if (record.state !== "in_force") return refuse("record-fixed")
      if (row.objection) return alreadyDone(state, row.objection)
      if (row.state !== "proposed" || row.endsAt <= now) return refuse("time-over", { time: row.endsAt })
      const body = { ...placeOfRecord(record), erratum, member: actor.member, reason }
      return { events: [{ kind: "erratum-objected", body }], until: row.endsAt }
    },
  }),
}
