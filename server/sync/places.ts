import type { IncomingMessage } from "node:http"
import type { MemberId } from "../../shared/model/ids.ts"
import type { Caps } from "./room/around.ts"

/** How many sockets the process, a member and an address may have at once. */
export class Places {
  readonly #caps: Caps
  readonly #members = new Map<string, number>()
  readonly #addresses = new Map<string, number>()
  #taken = 0

  constructor(caps: Caps) {
    this.#caps = caps
  }

  get isFull(): boolean {
    return this.#taken >= this.#caps.process
  }

  /** The way to give the place back, or null where there is none. */
  take(member: MemberId | null, request: Pick<IncomingMessage, "headers" | "socket">): (() => void) | null {
    const address = addressOf(request)
    const ofMember = member === null ? 0 : (this.#members.get(member) ?? 0)
    const ofAddress = this.#addresses.get(address) ?? 0
    if (this.isFull || ofMember >= this.#caps.member || ofAddress >= this.#caps.address) return null
    this.#count(member, address, 1)
    return () => this.#count(member, address, -1)
  }

  #count(member: MemberId | null, address: string, by: 1 | -1): void {
    this.#taken += by
    add(this.#addresses, address, by)
    if (member !== null) add(this.#members, member, by)
  }
}

function add(counts: Map<string, number>, key: string, by: number): void {
  const now = (counts.get(key) ?? 0) + by
  if (now > 0) counts.set(key, now)
  else counts.delete(key)
}

/** Behind a proxy on this machine it is what that proxy has added last, as for pages (`trust proxy`). */
function addressOf({ headers, socket }: Pick<IncomingMessage, "headers" | "socket">): string {
  const peer = socket.remoteAddress ?? ""
  const isLoopback = peer === "::1" || peer.replace("::ffff:", "").startsWith("127.")
  const forwarded = headers["x-forwarded-for"]
  const last = (Array.isArray(forwarded) ? forwarded.at(-1) : forwarded)?.split(",").at(-1)?.trim()
  return isLoopback && last ? last : peer
}
