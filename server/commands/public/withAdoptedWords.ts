import type { NewEvent } from "../../../shared/contract/events.ts"
import { type AdoptedWords, adoptedWords, type BoundEntry } from "../../../shared/minutes/adoptedWords.ts"
import type { MemberId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import { canonical } from "../../../shared/record/chain.ts"
import type { Head, Store, StoredEvent } from "../../ports/store.ts"

interface Adopting {
  store: Store
  sha256: (text: string) => string
  workspace: WorkspaceId
  head: Head
  by: MemberId | null
  at: Instant
}

/** Whatever adopts minutes notes the hash of the words that it adopts, in the adoption itself. */
export async function withAdoptedWords(events: readonly NewEvent[], adopting: Adopting): Promise<NewEvent[]> {
  if (!events.some(({ kind }) => kind === "minutes-adopted")) return [...events]
  const { store, sha256, workspace, head, by, at } = adopting
  const before = await allRows(store, workspace, head.seq)
  const rows = [
    ...before.map(asBound),
    ...events.map(({ kind, body }, n): BoundEntry => {
      const { personal, ...kept } = "personal" in body ? body : { ...body, personal: null }
      // nothing personal is adopted in the commit that writes it
      return { seq: head.seq + n + 1, kind, at, by, body: kept, personal: personal === null ? null : "" }
    }),
  ]
  const hash = (value: unknown) => sha256(canonical(value))
  return events.map(event => {
    if (event.kind !== "minutes-adopted") return event
    const words: AdoptedWords | null = adoptedWords(rows, event.body.session, hash)
    return words ? { ...event, body: { ...event.body, words } } : event
  })
}

const asBound = ({ seq, kind, at, by, body, personalCommitment }: StoredEvent): BoundEntry => ({
  seq,
  kind,
  at,
  by,
  body,
  personal: personalCommitment,
})

const batch = 2_000

async function allRows(store: Store, workspace: WorkspaceId, upTo: number): Promise<StoredEvent[]> {
  const rows: StoredEvent[] = []
  while (rows.length < upTo) {
    const next = await store.events(workspace, rows.length, Math.min(batch, upTo - rows.length))
    if (next.length === 0) break
    rows.push(...next)
  }
  return rows
}
