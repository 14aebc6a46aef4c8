import type { Answered } from "../../../shared/contract/live.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { Folds } from "../../log/folds.ts"

/** The maximum number of questions from one address that may wait for a moderator at the same time. */
const mostWaiting = 5

/**
 * Limits the waiting questions of people without a seat, for each address separately, so that one address cannot fill
 * the list for all others. Which question came from which address is kept in this process's memory only and is never
 * stored.
 */
export interface Askers {
  ask(workspace: WorkspaceId, address: string, act: () => Promise<Answered>): Promise<Answered>
}

export function createAskers({ folds }: { folds: Folds }): Askers {
  const asked = new Map<string, readonly string[]>()
  return {
    async ask(workspace, address, act) {
      const key = `${workspace} ${address}`
      const { questions } = (await folds.current(workspace)).state
      const waiting = (asked.get(key) ?? []).filter(id => questions[id]?.state === "asked")
      if (waiting.length >= mostWaiting) return { ok: false, refusal: refuse("too-fast", { n: 60 }).refuse }
      const answered = await act()
      const question = answered.ok ? answered.made["question"] : undefined
      const now = [...new Set([...(asked.get(key) ?? waiting), ...(question === undefined ? [] : [String(question)])])]
      if (now.length === 0) asked.delete(key)
      else asked.set(key, now.slice(-mostWaiting))
      return answered
    },
  }
}
