import type { AdoptedWords } from "../../../shared/contract/events/proposal.ts"
import { wordsToAdopt } from "../../../shared/minutes/adoptedWords.ts"
import type { SessionId, WorkspaceId } from "../../../shared/model/ids.ts"
import { canonical } from "../../../shared/record/chain.ts"
import { boundRows } from "../../log/boundRows.ts"
import type { Folds } from "../../log/folds.ts"
import { inTurns } from "../../log/inTurns.ts"
import type { Store } from "../../ports/database/store.ts"
import { type Clock, stampAfter } from "../../ports/host/clock.ts"

interface Reading {
  folds: Folds
  store: Store
  clock: Clock
  sha256: (text: string) => string
}

/**
 * The hashes that the minutes would have if they were adopted now. A member who proposes or confirms the adoption
 * states these hashes.
 */
export async function wordsNow(
  { folds, store, clock, sha256 }: Reading,
  workspace: WorkspaceId,
  session: SessionId,
): Promise<AdoptedWords | null> {
  const { head, at } = await folds.current(workspace)
  const rows = await boundRows(store, workspace, head.seq)
  return inTurns(wordsToAdopt(rows, session, stampAfter(clock.now(), at), value => sha256(canonical(value))))
}
