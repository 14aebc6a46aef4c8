import { msg, str } from "@lit/localize"
import type { RecordCard } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { adoptedAt } from "../../../shared/rules/record/minutesOf.ts"
import { pendingWithdrawal } from "../../../shared/rules/record/withdrawing.ts"
import { day } from "../../i18n/formats.ts"

/**
 * Said of a record that stands while its withdrawal waits; the reason is its proposer's. Null where none does: once the
 * minutes are adopted no side's word is waited for.
 */
export function withdrawalWords(record: RecordCard, state: State): string | null {
  const pending = pendingWithdrawal(record)
  if (!pending || adoptedAt(state, record) !== null) return null
  const date = day(pending.at)
  const reason = pending.reason
  return msg(
    str`A withdrawal was proposed on ${date}; the record stands until the other sides confirm. Reason: ${reason}`,
    {
      id: "record.withdrawalProposed",
    },
  )
}
