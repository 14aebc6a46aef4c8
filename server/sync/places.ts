import type { IncomingMessage } from "node:http"
import type { MemberId } from "../../shared/model/ids.ts"
import type { Addresses } from "../ports/host/addresses.ts"
import type { Caps } from "./context.ts"

/** Counts the open sockets of the process, of each member and of each address, and enforces their limits. */
export class Places {
  readonly #caps: Caps
  readonly #addresses: Addresses
  readonly #byMember = new Map<string, number>()
  readonly #byAddress = new Map<string, number>()
  #taken = 0

  constructor(caps: Caps, addresses: Addresses) {
    this.#caps = caps
    this.#addresses = addresses
  }

  get isFull(): boolean {
    return this.#taken >= this.#caps.process
  }

  /** Takes a place for one socket. Returns a function that gives the place back, or null if a limit is reached. */
  take(member: MemberId | null, request: IncomingMessage): (() => void) | null {
    const address = this.#addresses.of(request)
    const ofMember = member === null ? 0 : (this.#byMember.get(member) ?? 0)
    const ofAddress = this.#byAddress.get(address) ?? 0
    if (this.isFull || ofMember >= this.#caps.member || ofAddress >= this.#caps.address) return null
    this.#count(member, address, 1)
    return () => this.#count(member, address, -1)
  }

  #count(member: MemberId | null, address: string, by: 1 | -1): void {
    this.#taken += by
    add(this.#byAddress, address, by)
    if (member !== null) add(this.#byMember, member, by)
  }
}

function add(counts: Map<string, number>, key: string, by: number): void {
  const now = (counts.get(key) ?? 0) + by
  if (now > 0) counts.set(key, now)
  else counts.delete(key)
}
