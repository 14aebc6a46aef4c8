import { commitmentOf, hashOf, headerHash, personalCommitment, type Sha256 } from "../chain.ts"
import type { HostEventKind } from "./hostEventKinds.ts"
import type { HostPersonal } from "./hostEvents.ts"
import { hostLogId } from "./hostEvents.ts"

/** An entry of the log of the host before it has a place in the chain. */
export interface HostDraft {
  kind: HostEventKind
  /** Unix time in milliseconds */
  at: number
  body: object
  personal: HostPersonal
  salt: string
  personalSalt: string
}

/** An entry of the log of the host. The personal part and its salt are null once they are erased. */
export interface HostEntry {
  seq: number
  kind: string
  at: number
  body: unknown
  personal: unknown
  personalSalt: string | null
  personalCommitment: string | null
  salt: string
  hash: string
}

/** The commitment and the hash of an entry, by the rules of a workspace's log of format 1. */
export function hostLink(
  sha256: Sha256,
  previous: string,
  { seq, kind, at, body, salt, personalCommitment: bound }: Omit<HostEntry, "hash" | "personal" | "personalSalt">,
): { commitment: string; hash: string } {
  const commitment = commitmentOf(sha256, salt, body, bound)
  const header = headerHash(sha256, salt, { workspace: hostLogId, seq, kind, at, by: null })
  return { commitment, hash: hashOf(sha256, previous, header, commitment) }
}

/** The entry that a draft becomes after the entry with this number and hash. */
export function hostEntryAfter(
  sha256: Sha256,
  head: { seq: number; hash: string },
  draft: HostDraft,
): HostEntry & { commitment: string } {
  const bound = personalCommitment(sha256, draft.personalSalt, draft.personal)
  const placed = { ...draft, seq: head.seq + 1, personalCommitment: bound }
  return { ...placed, ...hostLink(sha256, head.hash, placed) }
}
