import type { AdoptedWords } from "../../../shared/contract/events/proposal.ts"
import type { NewEvent } from "../../../shared/contract/events.ts"
import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import type { State } from "../../../shared/fold/state.ts"
import { adoptingWords, type BoundEntry, sameAdoptedWords, wordsToAdopt } from "../../../shared/minutes/adoptedWords.ts"
import type { MemberId, SessionId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import { canonical } from "../../../shared/record/chain.ts"
import { boundRows } from "../../log/boundRows.ts"
import { inTurns } from "../../log/inTurns.ts"
import type { Head, Store } from "../../ports/database/store.ts"

interface Adopting {
  store: Store
  sha256: (text: string) => string
  workspace: WorkspaceId
  state: State
  head: Head
  by: MemberId | null
  at: Instant
}

/**
 * Adds the hashes of the minutes to the event that adopts them. If the proposal or a confirmation states the hashes
 * that a member has read, they must equal the added hashes. Otherwise nothing is committed.
 */
export async function wordsAdopted(
  events: readonly NewEvent[],
  adopting: Adopting,
): Promise<NewEvent[] | { refuse: Refusal }> {
  const { store, sha256, workspace, state, head, by, at } = adopting
  const steps = events.flatMap(event => stepOf(state, event) ?? [])
  const session = steps[0]?.session
  if (session === undefined) return [...events]
  const before = await boundRows(store, workspace, head.seq)
  const hash = (value: unknown) => sha256(canonical(value))
  const rows = [
    ...before,
    ...events.map(({ kind, body }, n): BoundEntry => {
      const { personal, ...kept } = "personal" in body ? body : { ...body, personal: null }
      // the minutes do not contain a personal part that the same commit writes, so its commitment may be empty here
      return { seq: head.seq + n + 1, kind, at, by, body: kept, personal: personal === null ? null : "" }
    }),
  ]
  const adopts = events.some(({ kind }) => kind === "minutes-adopted")
  const now = await inTurns(adopts ? adoptingWords(rows, session, hash) : wordsToAdopt(rows, session, at, hash))
  if (!now) return [...events]
  if (steps.some(({ read }) => read.some(words => !sameAdoptedWords(words, now)))) return refuse("minutes-changed")
  return events.map(event =>
    event.kind === "minutes-adopted" ? { ...event, body: { ...event.body, words: now } } : event,
  )
}

interface Step {
  session: SessionId
  /** the hashes of the minutes that each member has read, as the member states; undefined if a member states none */
  read: (AdoptedWords | undefined)[]
}

function stepOf({ proposals }: State, { kind, body }: NewEvent): Step | null {
  switch (kind) {
    case "minutes-adopted":
      return { session: body.session, read: [] }
    case "proposal-made":
      return body.about.act === "adopt" ? { session: body.about.session, read: [body.about.words] } : null
    case "proposal-confirmed": {
      const about = proposals[body.proposal]?.about
      return about?.act === "adopt" ? { session: about.session, read: [about.words, body.words] } : null
    }
    default:
      return null
  }
}
