import { createDecoder, readVarUint } from "lib0/decoding"
import { messageYjsSyncStep2, messageYjsUpdate } from "y-protocols/sync"
import { messageTypes } from "../../../../shared/contract/documentFrames.ts"

export type CountedFrame = "step2" | "update"

interface Gate {
  opened(): void
  sent(kind: CountedFrame): void
  mayWrite(): boolean
}

/**
 * A WebSocket that counts the same protocol frames as the server does. If the page has no right to write, the socket
 * sends no change.
 */
export const countingSocket = (gate: Gate) =>
  class CountingSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      gate.opened()
    }

    override send(frame: Parameters<WebSocket["send"]>[0]) {
      const kind = frame instanceof Uint8Array ? countedFrame(frame) : null
      if (kind && !gate.mayWrite()) return
      super.send(frame)
      if (kind && this.readyState === WebSocket.OPEN) gate.sent(kind)
    }
  }

/**
 * Returns the kind of a protocol frame if the server counts it, otherwise null. The frame's type numbers are decoded,
 * because a varint can have more than one encoding.
 */
export function countedFrame(frame: Uint8Array): CountedFrame | null {
  const decoder = createDecoder(frame)
  if (readVarUint(decoder) !== messageTypes.sync) return null
  const kind = readVarUint(decoder)
  return kind === messageYjsSyncStep2 ? "step2" : kind === messageYjsUpdate ? "update" : null
}
