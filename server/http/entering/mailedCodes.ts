import * as z from "zod"
import { MemberId, WorkspaceId } from "../../../shared/model/ids.ts"
import { Codes } from "../../commands/people/signIn/codes.ts"
import type { Limit } from "../../ports/host/limits.ts"
import type { Letter } from "../../ports/host/mail.ts"
import type { HttpPorts } from "../ports.ts"

const CodeAbout = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("confirm"), workspace: WorkspaceId, member: MemberId, email: z.string() }),
  z.object({ kind: z.literal("return"), email: z.string() }),
  z.object({ kind: z.literal("return-link"), workspace: WorkspaceId, member: MemberId }),
])

type CodePorts = Pick<HttpPorts, "clock" | "codes" | "limits" | "mail" | "failed">

/** Mails one-time codes, and limits how many codes one mailbox or one seat gets. */
export class MailedCodes {
  readonly codes: Codes<z.infer<typeof CodeAbout>>
  readonly #ports: CodePorts
  readonly #limits: Limit[]

  constructor(ports: CodePorts) {
    this.#ports = ports
    this.codes = new Codes(ports, CodeAbout)
    this.#limits = [
      ports.limits.of("codes an hour", { points: 5, seconds: 3_600 }),
      ports.limits.of("codes a day", { points: 10, seconds: 86_400 }),
    ]
  }

  /**
   * Counts one more code for each key, which names a mailbox or a seat. Returns false if any of the keys has reached
   * its limit.
   */
  async isLeft(...keys: string[]): Promise<boolean> {
    const left = await Promise.all(keys.flatMap(key => this.#limits.map(limit => limit.take(key))))
    return left.every(Boolean)
  }

  /**
   * Writes and mails a letter in the background. The caller does not wait, because the time that the database and the
   * mail server take would show whether the address is known.
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
