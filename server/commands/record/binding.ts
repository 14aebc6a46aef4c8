import type { NewEvent } from "../../../shared/contract/events.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { Decision, Situation } from "../../core/command.ts"
import type { AskedAct } from "../proposal/askedAct.ts"
import { alreadyDone } from "../refusing.ts"
import { placeOfRecord } from "./place.ts"

/** How long members may object to an erratum (DOMAIN R3). If a member objects, the change needs an amendment. */
const errataWindowMs = 72 * 3_600_000

/** Withdraws a record once the other sides have confirmed. The body of the record stays as it is. */
export function withdrawRecord({ state }: Situation, { about, reason }: AskedAct<"withdraw">): Decision {
  const record = state.records[about.record]
  if (!record) return refuse("not-found")
  if (record.state === "withdrawn") return alreadyDone(state, { by: record.endedBy, at: record.endedAt ?? 0 })
  if (record.state !== "in_force") return refuse("record-fixed")
  return { events: [{ kind: "record-withdrawn", body: { ...placeOfRecord(record), reason } }] }
}

/**
 * Enters an erratum once the other sides have confirmed. The time for objections begins only then, so that no member
 * loses time while a side decides.
 */
export function enterErratum(
  { state, id, now }: Situation,
  { about, reason, proposal }: AskedAct<"erratum">,
): Decision {
  const record = state.records[about.record]
  if (!record) return refuse("not-found")
  if (record.state !== "in_force") return refuse("record-fixed")
  const { lang, text } = about
  const erratum = id()
  const body = { ...placeOfRecord(record), erratum, lang, text, reason, endsAt: now + errataWindowMs, proposal }
  return { events: [{ kind: "erratum-proposed", body }], made: { erratum } }
}

export function enterMark({ state }: Situation, { about, reason, proposal }: AskedAct<"editorial">): Decision {
  const record = state.records[about.record]
  if (!record) return refuse("not-found")
  if (record.drift?.now !== about.now) return refuse("text-changed")
  const marked: NewEvent = {
    kind: "editorial-marked",
    body: { ...placeOfRecord(record), now: about.now, reason, proposal },
  }
  return { events: [marked] }
}
