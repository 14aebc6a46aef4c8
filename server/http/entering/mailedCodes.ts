import type { Request } from "express"
import * as z from "zod"
import { mailboxOf } from "../../../shared/model/host/mailbox.ts"
import { MemberId, WorkspaceId } from "../../../shared/model/ids.ts"
import { Codes } from "../../commands/people/signIn/codes.ts"
import type { Limit, Limits } from "../../ports/host/limits.ts"
import type { Letter } from "../../ports/host/mail.ts"
import type { HttpPorts } from "../ports.ts"
import { KnownBrowsers } from "./knownBrowsers.ts"

const CodeAbout = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("confirm"), workspace: WorkspaceId, member: MemberId, email: z.string() }),
  z.object({ kind: z.literal("return"), email: z.string() }),
  z.object({ kind: z.literal("sign-in"), email: z.string(), to: z.string() }),
  z.object({ kind: z.literal("return-link"), workspace: WorkspaceId, member: MemberId }),
])

/** The act that a mailed code opens. */
export type LetterAbout = z.infer<typeof CodeAbout>

type Ports = Pick<
  HttpPorts,
  "accounts" | "addresses" | "clock" | "codes" | "cookie" | "directory" | "limits" | "mail" | "seats" | "failed"
>

/** The headers of a question for a letter, and the address of the network from which it came. */
interface Asker {
  headers: Request["headers"]
  network: string
}

/** A seat and the address that its holder confirms. */
type Confirmed = Omit<Extract<LetterAbout, { kind: "confirm" }>, "kind">

/** How many letters one asker gets for one mailbox. */
const perAsker = { hour: 5, day: 10 }
/** How many letters one mailbox gets at the request of strangers, of all of them together. */
const perMailbox = { hour: 10, day: 20 }
/** How many letters one sender may ask for in an hour, for all mailboxes together that hold nothing here. */
const perSender = { points: 60, seconds: 3_600 }

/** Refuses beyond a number in an hour or in a day. */
class HourAndDay {
  readonly #limits: Limit[]

  constructor(limits: Limits, name: string, { hour, day }: { hour: number; day: number }) {
    this.#limits = [
      limits.of(`${name} an hour`, { points: hour, seconds: 3_600 }),
      limits.of(`${name} a day`, { points: day, seconds: 86_400 }),
    ]
  }

  /** Counts one more. A letter that the hour refuses does not use up the day. */
  async take(key: string): Promise<boolean> {
    for (const limit of this.#limits) if (!(await limit.take(key))) return false
    return true
  }
}

/**
 * Mails one-time codes and links, and limits how many a mailbox gets. Letters for strangers do not use up those
 * of the mailbox's owner (DOMAIN ML1 to ML4).
 */
export class MailedCodes {
  readonly codes: Codes<LetterAbout>
  readonly known: KnownBrowsers
  readonly #ports: Ports
  readonly #byKnown: HourAndDay
  readonly #byStranger: HourAndDay
  readonly #byStrangers: HourAndDay
  readonly #bySeat: HourAndDay
  readonly #bySeats: HourAndDay
  readonly #byLink: HourAndDay
  readonly #bySender: Limit

  constructor(ports: Ports) {
    const { limits } = ports
    this.#ports = ports
    this.codes = new Codes(ports, CodeAbout)
    this.known = new KnownBrowsers(ports)
    this.#byKnown = new HourAndDay(limits, "letters for a known browser", perAsker)
    this.#byStranger = new HourAndDay(limits, "letters for a stranger", perAsker)
    this.#byStrangers = new HourAndDay(limits, "letters for strangers", perMailbox)
    this.#bySeat = new HourAndDay(limits, "codes for a seat", perAsker)
    this.#bySeats = new HourAndDay(limits, "codes for seats", perMailbox)
    this.#byLink = new HourAndDay(limits, "codes for a return link", perAsker)
    this.#bySender = limits.of("letters asked for", perSender)
  }

  /**
   * Mails a letter to an address that somebody has typed, if the limits allow one. Returns at once: the answer to whoever
   * asks waits neither for a limit nor for what the database knows of the mailbox, and so tells nothing of either.
   */
  ask(request: Request, email: string, write: () => Promise<Letter | null>): void {
    // the address is read now, because the connection may be gone by then
    const asker = { headers: request.headers, network: this.#ports.addresses.of(request) }
    this.send(async () => ((await this.mayAsk(asker, email)) ? write() : null))
  }

  /** Whether a letter may go to a mailbox whose address somebody has typed. */
  async mayAsk({ headers, network }: Asker, email: string): Promise<boolean> {
    const { accounts, cookie, directory, seats } = this.#ports
    const mailbox = mailboxOf(email)
    const known = await this.known.of({ headers }, mailbox)
    if (known !== null) return this.#byKnown.take(known)
    const isHeld = (await directory.holdsMailbox(mailbox)) || (await accounts.ofEmail(mailbox)) !== null
    if (!isHeld) {
      // the limit of the network must stop nobody who has something here
      const signIn = await seats.signIn(cookie.of({ headers }))
      if (!(await this.#bySender.take(signIn ? `sign-in ${signIn.id}` : `network ${network}`))) return false
    }
    // a stranger beyond their own limit does not use up the limit of all strangers
    return (await this.#byStranger.take(`${network} ${mailbox}`)) && this.#byStrangers.take(mailbox)
  }

  /** Whether a seat's holder may get another code that confirms an address. */
  async mayConfirm(request: Request, { workspace, member, email }: Confirmed): Promise<boolean> {
    const mailbox = mailboxOf(email)
    const known = await this.known.of(request, mailbox)
    if (!(await this.#bySeat.take(`${workspace} ${member}`))) return false
    return known === null ? this.#bySeats.take(mailbox) : this.#byKnown.take(known)
  }

  /** Whether somebody who has a seat's return link may get another code to the seat's address. */
  mayReturn(workspace: WorkspaceId, member: MemberId): Promise<boolean> {
    return this.#byLink.take(`${workspace} ${member}`)
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
