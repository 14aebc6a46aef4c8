import { hash } from "node:crypto"
import { headStatement } from "../../shared/record/chain.ts"
import { type HostDraft, hostEntryAfter } from "../../shared/record/host/hostEntry.ts"
import { hostLogId } from "../../shared/record/host/hostEvents.ts"
import type { Head, StoredEvent } from "../ports/database/store.ts"
import type { Signer } from "../ports/host/keys.ts"

/** Gives a draft its place after the head, and signs the new head. Equal arguments give equal results. */
export type SealHost = (head: Head, draft: HostDraft) => { row: StoredEvent; signature: string }

/** Every head of the host's log is signed, because nothing else would reveal that its newest entries were cut off. */
export const hostSealing =
  (keys: Pick<Signer, "sign">): SealHost =>
  (head, draft) => {
    const entry = hostEntryAfter(text => hash("sha256", text), head, draft)
    return { row: { ...entry, by: null, readings: null }, signature: keys.sign(headStatement(hostLogId, entry)) }
  }
