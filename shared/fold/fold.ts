import type { Entry } from "../contract/events.ts"
import { inBatch } from "./change.ts"
import { foldAnchor } from "./nouns/anchor.ts"
import { foldFloor } from "./nouns/floor.ts"
import { foldNotice } from "./nouns/notice.ts"
import { foldProposal } from "./nouns/proposal.ts"
import { foldPublic } from "./nouns/public.ts"
import { foldRecord } from "./nouns/record.ts"
import { foldRound } from "./nouns/round.ts"
import { foldSession } from "./nouns/session.ts"
import { foldSettings } from "./nouns/settings.ts"
import { foldStatement } from "./nouns/statement.ts"
import { foldThread } from "./nouns/thread.ts"
import { foldWithdrawal } from "./nouns/withdrawal.ts"
import { foldWorkspace } from "./nouns/workspace.ts"
import type { State } from "./state.ts"

/** What one noun's fold takes: the entry of one of its kinds. Each returns the same state for a kind it does not know. */
export type Fold = (state: State, entry: Entry) => State

const folds: Fold[] = [
  foldWorkspace,
  foldSettings,
  foldSession,
  foldFloor,
  foldPublic,
  foldThread,
  foldStatement,
  foldRound,
  foldRecord,
  foldAnchor,
  foldNotice,
  foldProposal,
  foldWithdrawal,
]

/** The one meaning of an entry, on both ends. A kind of a later version folds to nothing. */
export function foldOne(state: State, entry: Entry): State {
  let next = state
  for (const one of folds) next = one(next, entry)
  return { ...next, seq: entry.seq }
}

/**
 * Entries in order on top of a state, in time that grows with their number and not with the state. `to` moves the cursor
 * past entries that were not for this reader. `tables`: what earlier parts of the same batch made (change.ts).
 */
export function fold(state: State, entries: readonly Entry[], to?: number, tables?: WeakSet<object>): State {
  const next = inBatch(
    () => entries.reduce((all, entry) => (entry.seq > all.seq ? foldOne(all, entry) : all), state),
    tables,
  )
  return to === undefined || to <= next.seq ? next : { ...next, seq: to }
}
