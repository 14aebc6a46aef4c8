import type { Entry } from "../contract/events.ts"
import { foldQuestion } from "../question/fold.ts"
import { inBatch } from "./changes/change.ts"
import { withChanges, withTerms } from "./changes/terms.ts"
import { foldAlternate } from "./nouns/alternate.ts"
import { foldAnchor } from "./nouns/anchor.ts"
import { foldProposal } from "./nouns/consensus/proposal.ts"
import { foldRecord } from "./nouns/consensus/record.ts"
import { foldReview } from "./nouns/consensus/review.ts"
import { foldRound } from "./nouns/consensus/round.ts"
import { foldSilence } from "./nouns/consensus/silence.ts"
import { foldStatement } from "./nouns/consensus/statement.ts"
import { foldWithdrawal } from "./nouns/consensus/withdrawal.ts"
import { foldFloor } from "./nouns/floor.ts"
import { foldKeeping } from "./nouns/law/keeping.ts"
import { foldPrivacy } from "./nouns/law/privacy.ts"
import { foldRetention } from "./nouns/law/retention.ts"
import { foldMachine } from "./nouns/machine.ts"
import { foldNotice } from "./nouns/notice.ts"
import { foldPublic } from "./nouns/public.ts"
import { foldTranslation } from "./nouns/said/translation.ts"
import { foldSession } from "./nouns/session.ts"
import { foldSettings } from "./nouns/settings.ts"
import { foldThread } from "./nouns/thread.ts"
import { foldBudgets } from "./nouns/time/budgets.ts"
import { runningIn, withClocked } from "./nouns/time/clocked.ts"
import { foldStanding } from "./nouns/time/standing.ts"
import { foldWorkspace } from "./nouns/workspace.ts"
import type { State } from "./state.ts"

/**
 * The fold of one noun. It returns the state after an entry. If it does not handle the kind of the entry, it returns
 * the same state.
 */
export type Fold = (state: State, entry: Entry) => State

const folds: Fold[] = [
  foldWorkspace,
  foldAlternate,
  foldSettings,
  foldSession,
  foldFloor,
  foldBudgets,
  foldQuestion,
  foldPublic,
  foldThread,
  foldStatement,
  foldRound,
  foldStanding,
  foldSilence,
  foldRecord,
  foldReview,
  foldAnchor,
  foldNotice,
  foldProposal,
  foldWithdrawal,
  foldTranslation,
  foldMachine,
  foldKeeping,
  foldPrivacy,
  foldRetention,
]

/**
 * Applies one entry to a state, by the same code on server and pages. An entry of a later version's kind changes only
 * `seq`.
 */
export function foldOne(state: State, entry: Entry): State {
  const running = runningIn(state)
  let next = state
  for (const one of folds) next = one(next, entry)
  const told = withChanges(state, withTerms(state, next, entry), entry)
  return { ...withClocked(told, running, entry.at), seq: entry.seq }
}

/**
 * Folds entries, in order, into a state. The time grows with the number of entries, not with the size of the state.
 * `to` becomes the state's `seq`, although this reader does not get all entries up to `to`. `tables` are the tables
 * that earlier parts of the same batch have copied.
 */
export function fold(state: State, entries: readonly Entry[], to?: number, tables?: WeakSet<object>): State {
  const next = inBatch(
    () => entries.reduce((all, entry) => (entry.seq > all.seq ? foldOne(all, entry) : all), state),
    tables,
  )
  return to === undefined || to <= next.seq ? next : { ...next, seq: to }
}
