import type { Entry } from "../contract/events.ts"
import type { Noun } from "../model/nouns.ts"
import { foldQuestion } from "../question/fold.ts"
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
import { foldStanding } from "./nouns/time/standing.ts"
import { foldWorkspace } from "./nouns/workspace.ts"
import type { State } from "./state.ts"

/**
 * The fold of one noun. It returns the state after an entry. If it does not handle the kind of the entry, it returns
 * the same state.
 */
export type Fold = (state: State, entry: Entry) => State

/** All folds. Their order has a meaning: each gets the state that those before it have made of the same entry. */
export const folds = {
  workspace: foldWorkspace,
  alternate: foldAlternate,
  settings: foldSettings,
  session: foldSession,
  floor: foldFloor,
  budgets: foldBudgets,
  question: foldQuestion,
  public: foldPublic,
  thread: foldThread,
  statement: foldStatement,
  round: foldRound,
  standing: foldStanding,
  silence: foldSilence,
  record: foldRecord,
  review: foldReview,
  anchor: foldAnchor,
  notice: foldNotice,
  proposal: foldProposal,
  withdrawal: foldWithdrawal,
  translation: foldTranslation,
  machine: foldMachine,
  keeping: foldKeeping,
  privacy: foldPrivacy,
  retention: foldRetention,
} satisfies Record<Noun, Fold> & Record<string, Fold>
