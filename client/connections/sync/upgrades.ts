import { get, RequestFailed } from "../http.ts"

/** What the server answers to who asks for a note's line and for no upgrade: shared/contract/refusals, "no-upgrade". */
const upgradeRequired = 426

/** Whether the server is reached and WebSocket is not: a proxy that drops the Upgrade header does that. */
export async function areUpgradesDropped(topic: string, origin: string, signal: AbortSignal): Promise<boolean> {
  try {
    await get(new URL(`/sync/${encodeURIComponent(topic)}`, origin).href, signal)
    return false
  } catch (error) {
    return error instanceof RequestFailed && error.failure.status === upgradeRequired
  }
}
