import { get, RequestFailed } from "../http.ts"
import type { NotePath } from "./notePath.ts"

/** Returns true if the server answers HTTP but WebSocket connections fail, because a proxy drops the Upgrade header. */
export async function areUpgradesDropped(
  path: NotePath,
  topic: string,
  origin: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await get(`${origin}/${path}/${encodeURIComponent(topic)}`, signal)
    return false
  } catch (error) {
    return error instanceof RequestFailed && error.failure.code === "no-upgrade"
  }
}
