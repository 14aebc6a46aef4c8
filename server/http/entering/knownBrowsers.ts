import { createHmac, randomBytes, timingSafeEqual } from "node:crypto"
import type { Request, Response } from "express"
import { mailboxOf } from "../../../shared/model/host/mailbox.ts"
import type { HttpPorts } from "../ports.ts"

/** The most mailboxes that one browser is known for; the oldest mark goes first. */
const mostMarks = 5
/** A mark: a salt of 12 bytes and a MAC of 32 bytes, and nothing after them. */
const markForm = /^([\w-]{16})\.([\w-]{43})$/

/**
 * Marks the browsers in which a person has proved that they read a mailbox. Letters that such a browser asks for have a
 * count of their own, which no stranger uses up (DOMAIN ML2). A mark opens nothing, names no address, and is not stored:
 * it is a random part and its MAC with the address.
 */
export class KnownBrowsers {
  readonly #ports: Pick<HttpPorts, "cookie" | "directory">

  constructor(ports: Pick<HttpPorts, "cookie" | "directory">) {
    this.#ports = ports
  }

  /** The mark of this browser for the mailbox; null if it has none. */
  async of(request: Pick<Request, "headers">, email: string): Promise<string | null> {
    const marks = this.#ports.cookie.knownOf(request).slice(0, mostMarks)
    for (const mark of marks) {
      const checked = await this.#checked(mark, email)
      if (checked !== null) return checked
    }
    return null
  }

  /** Marks the browser for the mailbox, which its person has just proved to read. */
  async mark(request: Request, response: Response, email: string): Promise<void> {
    const marks = this.#ports.cookie.knownOf(request).slice(0, mostMarks)
    const own = (await this.of(request, email)) ?? (await this.#make(email))
    this.#ports.cookie.setKnown(response, [own, ...marks.filter(one => one !== own)].slice(0, mostMarks))
  }

  async #make(email: string): Promise<string> {
    const salt = randomBytes(12).toString("base64url")
    return `${salt}.${await this.#mac(salt, email)}`
  }

  /** The mark as this server made it; null if it did not. Limits count by it, so no part of it may be the sender's. */
  async #checked(mark: string, email: string): Promise<string | null> {
    const [, salt, said] = markForm.exec(mark) ?? []
    if (salt === undefined || said === undefined) return null
    const mac = await this.#mac(salt, email)
    return timingSafeEqual(Buffer.from(said), Buffer.from(mac)) ? `${salt}.${mac}` : null
  }

  async #mac(salt: string, email: string): Promise<string> {
    const secret = await this.#ports.directory.secret()
    return createHmac("sha256", secret)
      .update(`known browser ${salt} ${mailboxOf(email)}`)
      .digest("base64url")
  }
}
