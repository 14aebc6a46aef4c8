import * as encoding from "lib0/encoding"

/** The address that a load client connects to, and how that server is spoken to. */
export interface Target {
  /** address of the document */
  url: string
  /** used in turn; empty for servers without rights */
  cookies: string[]
  /** the document's name, which hocuspocus puts before each message */
  name: string | null
  /** a bare loop has no protocol, and nothing to join */
  bare: boolean
}

export const message = (target: Target, ...parts: (number | Uint8Array | string)[]): Uint8Array => {
  const encoder = encoding.createEncoder()
  if (target.name !== null) encoding.writeVarString(encoder, target.name)
  for (const part of parts)
    if (typeof part === "number") encoding.writeVarUint(encoder, part)
    else if (typeof part === "string") encoding.writeVarString(encoder, part)
    else encoding.writeVarUint8Array(encoder, part)
  return encoding.toUint8Array(encoder)
}

const nothing = new Uint8Array([0, 0])

/** A client's first messages: its name, its state vector, and an empty update. */
export function greeting(target: Target): Uint8Array[] {
  if (target.bare) return []
  const hello = target.name === null ? [] : [message(target, 2, 0, "token")]
  return [...hello, message(target, 0, 0, new Uint8Array([0])), message(target, 0, 1, nothing)]
}

export const updateMessage = (target: Target, update: Uint8Array): Uint8Array => message(target, 0, 2, update)

/** Whether this message completes a client's sync (SyncStep2). */
export function completes(target: Target, bytes: Uint8Array): boolean {
  const at = target.name === null ? 0 : 1 + (bytes[0] ?? 0)
  return (bytes[at] === 0 || bytes[at] === 4) && bytes[at + 1] === 1
}
