import type { Answered } from "../../../shared/contract/live.ts"
import type { Sending } from "./pending.ts"

/** Sends one message. Rejects if no answer arrives. */
export type SendMessage = (message: { id: string; kind: string; body: unknown }) => Promise<Answered>

/**
 * Asks what became of the command with this id. Null if it was not done; a refusal if the server cannot tell now. Rejects
 * if no answer arrives.
 */
export type AskReceipt = (id: string) => Promise<Answered | null>

/** Asks what became of an act of an office that was on its way before a reload; null if the server cannot tell now. */
export async function becameOf(id: string, ask: AskReceipt): Promise<Sending | null> {
  const answered = await ask(id).catch(() => undefined)
  if (answered === null) return { state: "refused", refusal: { code: "busy", params: {} }, told: true, lost: "untaken" }
  return answered?.ok ? { state: "given" } : null
}
