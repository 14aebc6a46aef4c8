import { recordCommands as schemas } from "../../../shared/contract/commands/record.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { cannotCountersign } from "../../../shared/rules/record/countersigning.ts"
import { deed } from "../deed.ts"
import { alreadyDone } from "../refusing.ts"
import { speaksFor } from "./confirming.ts"
import { inElectorate, placeOf } from "./place.ts"
import { confirmWithdrawal, takeBackWithdrawal, withdraw } from "./withdrawing.ts"

/** How long members may object to an erratum (domain.md §7); an objection makes it an amendment. */
const errataWindow = 72 * 3_600_000

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
  "confirm-withdrawal": deed(schemas["confirm-withdrawal"], {
    action: "confirm a record",
    own: speaksFor,
    decide: confirmWithdrawal,
  }),
  "take-back-withdrawal": deed(schemas["take-back-withdrawal"], { action: "declare", decide: takeBackWithdrawal }),

  "propose-erratum": deed(schemas["propose-erratum"], {
    action: "declare",
    decide: ({ state, id: newId, now }, { record: id, lang, text, reason }) => {
      const record = state.records[id]
      if (!record) return refuse("not-found")
      if (record.state !== "in_force") return refuse("record-fixed")
      if (!record.body.texts.some(one => one.lang === lang)) return refuse("text-missing", { language: lang })
      const erratum = newId()
      const body = { ...placeOf(record), erratum, lang, text, reason, endsAt: now + errataWindow }
      return { events: [{ kind: "erratum-proposed", body }], made: { erratum } }
    },
  }),

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
