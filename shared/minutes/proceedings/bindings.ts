import type { Entry } from "../../contract/events.ts"
import type { Erratum, RecordRow } from "../../fold/recordState.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { Proposal, State } from "../../fold/state.ts"
import type { MemberId } from "../../model/ids.ts"
import type { Instant, Lang } from "../../model/terms.ts"
import { proposalKey } from "../../rules/said/inThreads.ts"
import type { Reason } from "../../rules/said/said.ts"
import { liftedText } from "../../rules/text/drift.ts"
import { isToldIn, type ToldAct } from "../changes/whereTold.ts"

/** A chair's proposal about a record, and its result. */
export interface Bound {
  act: ToldAct<"records">["act"]
  record: RecordRow
  /** the proposed text of the record or the note; null for a withdrawal */
  wording: { lang: Lang; text: string } | null
  by: MemberId | null
  at: Instant
  reason: Reason
  came: Came
}

/** The result of a proposal. `alone`: nobody but the asker could consent, so the asker acted alone. */
export type Came =
  | { state: "open" }
  | { state: "confirmed"; by: Proposal["confirmations"] }
  | { state: "alone" }
  | { state: "refused"; by: MemberId | null; at: Instant; reason: Reason }
  | { state: "taken-back" }

export interface ErratumEnded {
  record: RecordRow
  erratum: Erratum
}

/** Returns the proposal that an entry made, if the proposal is about a record. */
export function boundBy(state: State, entry: Entry): Bound | null {
  const id = entry.kind === "proposal-made" ? entry.body.proposal : `withdrawal-${entry.seq}`
  const proposal = state.proposals[id]
  if (!proposal) return null
  const { about, asker: by, at } = proposal
  if (!isToldIn("records", about)) return null
  const record = state.records[about.record]
  return record
    ? {
        act: about.act,
        record,
        wording: wordingIn(about, record),
        by,
        at,
        reason: reasonFor(proposal),
        came: cameOf(proposal),
      }
    : null
}

function wordingIn(about: Proposal["about"], record: RecordRow): Bound["wording"] {
  if (about.act === "erratum") return { lang: about.lang, text: about.text }
  return about.act === "editorial" ? { lang: liftedText(record)?.lang ?? "en", text: about.now } : null
}

/** The reason for which an act was proposed. */
export const reasonFor = ({ id, reason: text, reasonLang: lang }: Proposal): Reason => ({
  key: proposalKey(id, "reason"),
  lang,
  text,
})

export function cameOf({ id, state, at, confirmations, ended }: Proposal): Came {
  switch (state) {
    case "open":
      return { state: "open" }
    case "carried":
      return confirmations.length > 0 ? { state: "confirmed", by: confirmations } : { state: "alone" }
    case "refused": {
      const reason = { key: proposalKey(id, "refused"), lang: ended?.reasonLang, text: ended?.reason ?? "" }
      return { state: "refused", by: ended?.by ?? null, at: ended?.at ?? at, reason }
    }
    case "taken_back":
      return { state: "taken-back" }
  }
}

/** Returns the erratum that an entry objected to or brought into force. */
export function erratumEnded(state: State, { body }: Entry & { kind: "erratum-objected" | "erratum-in-force" }) {
  const record = state.records[body.record]
  const erratum = record?.errata.find(({ id }) => id === body.erratum)
  return record && erratum ? { record, erratum } : null
}

/**
 * Returns the proposal to adopt the minutes, with its confirmations. Null if there was none, because an earlier version
 * of Plenary adopted minutes without a proposal.
 */
export const adoptionOf = ({ proposals }: State, { id }: Session): Proposal | null =>
  Object.values(proposals).findLast(({ about }) => isToldIn("adoption", about) && about.session === id) ?? null
