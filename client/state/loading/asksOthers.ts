import type { Answered } from "../../../shared/contract/live.ts"
import type { SessionConnection } from "../live.ts"
import { once } from "./once.ts"

/**
 * Whether a command that was taken waits for the consent of others. A receipt may arrive before the entries of its command,
 * so the function waits until the page has folded the proposal.
 */
export async function asksOthers({ state }: SessionConnection, { made }: Answered & { ok: true }): Promise<boolean> {
  const { proposal } = made
  if (proposal === undefined) return false
  const row = await once(() => state.value.proposals[String(proposal)] ?? null)
  return row?.state === "open"
}
