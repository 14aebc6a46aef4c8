import { recordCommands as schemas } from "../../../shared/contract/commands/record.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { cannotCountersign } from "../../../shared/rules/record/countersigning.ts"
import { deed } from "../deed.ts"
import { alreadyDone } from "../refusing.ts"
import { proposeErratum } from "./erratum.ts"
import { inElectorate, placeOf } from "./place.ts"
import { withdraw } from "./withdrawing.ts"

/** What can still happen to a record: its body never changes, all of this stands beside it. */
export const afterwardsDeeds = {
  "state-change": deed(schemas["state-change"], {
    action: "add to a record",
    own: inElectorate,
    decide: ({ state, actor }, { record: id, text }) => {
      const record = state.records[id]
      if (!record || actor.member === null) return refuse("not-found")
      return { events: [{ kind: "change-stated", body: { ...placeOf(record), member: actor.member, text } }] }
    },
  }),

  "countersign-record": deed(schemas["countersign-record"], {
    action: "countersign a record",
    decide: ({ state, actor }, { record: id }) => {
      const record = state.records[id]
      if (!record || actor.member === null) return refuse("not-found")
      const refused = cannotCountersign(state, record, actor.member)
      if (refused) return { refuse: refused }
      return { events: [{ kind: "record-countersigned", body: { ...placeOf(record), member: actor.member } }] }
    },
  }),

  "withdraw-record": deed(schemas["withdraw-record"], { action: "declare", decide: withdraw }),
  "propose-erratum": deed(schemas["propose-erratum"], { action: "declare", decide: proposeErratum }),

  "object-erratum": deed(schemas["object-erratum"], {
    action: "object to an erratum",
    decide: ({ state, actor, now }, { record: id, erratum, reason }) => {
      const record = state.records[id]
      const row = record?.errata.find(one => one.id === erratum)
      if (!record || !row || actor.member === null) return refuse("not-found")
      if (record.state !== "in_force") return refuse("record-fixed")
      if (row.objection) return alreadyDone(state, row.objection)
      if (row.state !== "proposed" || row.endsAt <= now) return refuse("time-over", { time: row.endsAt })
      const body = { ...placeOf(record), erratum, member: actor.member, reason }
      return { events: [{ kind: "erratum-objected", body }], until: row.endsAt }
    },
  }),
}
