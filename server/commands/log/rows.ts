import type { NewEvent } from "../../../shared/contract/events.ts"
import type { MemberId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import {
  commitmentOf,
  commitmentWithReadings,
  hashOf,
  headerHash,
  personalCommitment,
  type Sha256,
} from "../../../shared/record/chain.ts"
import type { Head, StoredEvent } from "../../ports/store.ts"
import { digestsOf } from "./readings.ts"

export interface Making {
  workspace: WorkspaceId
  by: MemberId | null
  at: Instant
  salt: () => string
  sha256: Sha256
}

/** Gives events their place after `head`, and the chain its next links. */
export function rowsAfter(head: Head, events: readonly NewEvent[], making: Making): StoredEvent[] {
  let previous = head
  return events.map(event => {
    const row = rowAfter(previous, event, making)
    previous = row
    return row
  })
}

function rowAfter(previous: Head, event: NewEvent, { workspace, by, at, salt, sha256 }: Making): StoredEvent {
  const { kind, body } = event
  const { personal, ...kept } = "personal" in body ? body : { ...body, personal: null }
  const seq = previous.seq + 1
  const bodySalt = salt()
  const personalSalt = personal === null ? null : salt()
  const bound = personalSalt === null ? null : personalCommitment(sha256, personalSalt, personal)
  const header = headerHash(sha256, bodySalt, { workspace, seq, kind, at, by })
  const whole = commitmentOf(sha256, bodySalt, kept, bound)
  const readings = digestsOf({ ...event, seq, at, by }, { salt: bodySalt, bound, sha256 })
  const commitment = commitmentWithReadings(sha256, whole, readings)
  return {
    seq,
    kind,
    at,
    by,
    body: kept,
    personal,
    personalSalt,
    personalCommitment: bound,
    salt: bodySalt,
    readings,
    commitment,
    hash: hashOf(sha256, previous.hash, header, commitment),
  }
}
