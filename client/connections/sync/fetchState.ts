import { type CloseCode, closeCodes } from "../../../shared/contract/closeCodes.ts"
import { answered, type Failure, failureOf, pageOlder } from "../http.ts"

export type Fetched =
  | { kind: "state"; update: Uint8Array; epoch: number | null }
  /** The server cannot be reached now. The WebSocket connection will deliver the whole document later. */
  | { kind: "nothing" }
  | { kind: "refusal"; code: CloseCode }

/**
 * Fetches `GET /api/topics/{id}/state`: the document as one Yjs update (V2). The ETag contains the document's epoch and
 * sequence number, "epoch.seq".
 */
export async function fetchState(topic: string, origin: string, signal: AbortSignal): Promise<Fetched> {
  try {
    const answer = await answered(`${origin}/api/topics/${encodeURIComponent(topic)}/state`, { signal })
    const epoch = /(\d+)\.\d+/.exec(answer.headers.get("etag") ?? "")?.[1]
    return {
      kind: "state",
      update: new Uint8Array(await answer.arrayBuffer()),
      epoch: epoch === undefined ? null : Number(epoch),
    }
  } catch (thrown) {
    const code = closedBy(failureOf(thrown))
    return code === null ? { kind: "nothing" } : { kind: "refusal", code }
  }
}

function closedBy({ status, code }: Failure): CloseCode | null {
  if (code === pageOlder) return closeCodes.newVersion
  if (status === 401) return closeCodes.signIn
  if (status === 403) return closeCodes.revoked
  if (status === 404 || status === 410) return closeCodes.gone
  return null
}
