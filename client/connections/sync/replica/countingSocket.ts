import { createDecoder, readVarUint } from "lib0/decoding"
import { messageYjsSyncStep2, messageYjsUpdate } from "y-protocols/sync"
import { messageTypes } from "../../../../shared/contract/documentFrames.ts"

export type CountedFrame = "step2" | "update"

interface Gate {
  opened(): void
  sent(kind: CountedFrame): void
  mayWrite(): boolean
}

/** A WebSocket that counts the frames that the server counts, and that sends no change without the right to write. */
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

/** Decodes the numbers instead of comparing the first bytes: a varint can be encoded in more than one way. */
export function countedFrame(frame: Uint8Array): CountedFrame | null {
  const decoder = createDecoder(frame)
  if (readVarUint(decoder) !== messageTypes.sync) return null
  const kind = readVarUint(decoder)
  return kind === messageYjsSyncStep2 ? "step2" : kind === messageYjsUpdate ? "update" : null
}
