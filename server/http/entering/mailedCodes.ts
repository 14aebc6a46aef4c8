import { RateLimiterMemory } from "rate-limiter-flexible"
import type { MemberId, WorkspaceId } from "../../../shared/model/ids.ts"
import { Codes } from "../../commands/people/signIn/codes.ts"
import type { Letter } from "../../ports/host/mail.ts"
import type { HttpPorts } from "../ports.ts"

export type CodeAbout =
  | { kind: "confirm"; workspace: WorkspaceId; member: MemberId; email: string }
  | { kind: "return"; email: string }

type CodePorts = Pick<HttpPorts, "clock" | "sha256" | "mail" | "failed">

/** Mails one-time codes, and limits how many codes one mailbox or one seat gets. */
export class MailedCodes {
  readonly codes: Codes<CodeAbout>
  readonly #ports: CodePorts
  readonly #hourly = new RateLimiterMemory({ points: 5, duration: 3_600 })
  readonly #daily = new RateLimiterMemory({ points: 10, duration: 86_400 })

  constructor(ports: CodePorts) {
    this.#ports = ports
    this.codes = new Codes(ports)
  }

  /**
   * Counts one more code for each key, which names a mailbox or a seat. Returns false if any of the keys has reached
   * its limit.
   */
  async isLeft(...keys: string[]): Promise<boolean> {
    const taken = keys.flatMap(key => [this.#hourly.consume(key), this.#daily.consume(key)])
    const left = await Promise.allSettled(taken)
    return left.every(({ status }) => status === "fulfilled")
  }

  /**
   * Mails a letter in the background. The caller does not wait, because the time that a mail server takes would show
   * whether the address is known.
   */
  send(write: () => Promise<Letter | null>): void {
    const { mail, failed } = this.#ports
    setImmediate(() => {
      write()
        .then(letter => letter && mail?.send(letter))
        .catch(failed)
    })
  }
}
