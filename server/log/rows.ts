import type { NewEvent } from "../../shared/contract/events.ts"
import { personalCommitment } from "../../shared/record/chain.ts"
import type { RowContext } from "../core/features.ts"
import type { Head, StoredEvent } from "../ports/database/store.ts"
import { digestsOf } from "./readings.ts"
import { linkAfter } from "./rowHash.ts"

/** Turns events into rows: each gets the next sequence number after `head` and a hash that continues the chain. */
export function rowsAfter(head: Head, events: readonly NewEvent[], making: RowContext): StoredEvent[] {
  let previous = head
  return events.map(event => {
    const row = rowAfter(previous, event, making)
    previous = row
    return row
  })
}

function rowAfter(previous: Head, event: NewEvent, { workspace, by, at, salt, sha256 }: RowContext): StoredEvent {
  const { kind, body } = event
  const { personal, ...kept } = "personal" in body ? body : { ...body, personal: null }
  const seq = previous.seq + 1
  const bodySalt = salt()
  const personalSalt = personal === null ? null : salt()
  const bound = personalSalt === null ? null : personalCommitment(sha256, personalSalt, personal)
  const readings = digestsOf({ ...event, seq, at, by }, { salt: bodySalt, bound, sha256 })
  const linked = { seq, kind, at, by, body: kept, salt: bodySalt, personalCommitment: bound, readings }
  return { ...linked, personal, personalSalt, ...linkAfter(sha256, workspace, previous.hash, linked) }
}
