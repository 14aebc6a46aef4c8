import { get, RequestFailed } from "../http.ts"

/** Returns true if the server answers HTTP but WebSocket connections fail, because a proxy drops the Upgrade header. */
export async function areUpgradesDropped(topic: string, origin: string, signal: AbortSignal): Promise<boolean> {
  try {
    await get(new URL(`/sync/${encodeURIComponent(topic)}`, origin).href, signal)
    return false
  } catch (error) {
    return error instanceof RequestFailed && error.failure.code === "no-upgrade"
  }
}
