import type { Request } from "express"
import * as z from "zod"
import { MemberId, WorkspaceId } from "../../../shared/model/ids.ts"
import { mailboxOf } from "../../../shared/model/mailbox.ts"
import { Codes } from "../../commands/people/signIn/codes.ts"
import type { Limit, Limits } from "../../ports/host/limits.ts"
import type { Letter } from "../../ports/host/mail.ts"
import type { HttpPorts } from "../ports.ts"
import { KnownBrowsers } from "./knownBrowsers.ts"

const CodeAbout = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("confirm"), workspace: WorkspaceId, member: MemberId, email: z.string() }),
  z.object({ kind: z.literal("return"), email: z.string() }),
  z.object({ kind: z.literal("return-link"), workspace: WorkspaceId, member: MemberId }),
])

type Ports = Pick<
  HttpPorts,
  "addresses" | "clock" | "codes" | "cookie" | "directory" | "limits" | "mail" | "seats" | "failed"
>

/** A seat and the address that its holder confirms. */
type Confirmed = Omit<Extract<z.infer<typeof CodeAbout>, { kind: "confirm" }>, "kind">

/** How many letters one asker gets for one mailbox. */
const perAsker = { hour: 5, day: 10 }
/** How many letters one mailbox gets that strangers asked for, whoever they are. */
const perMailbox = { hour: 10, day: 20 }
/** How many letters one sender may ask for in an hour, for all mailboxes together. */
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
  readonly codes: Codes<z.infer<typeof CodeAbout>>
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

  /** Whether a letter may go to a mailbox whose address somebody has typed. `slow`: the sender is to be told to wait. */
  async mayAsk(request: Request, email: string): Promise<"yes" | "no" | "slow"> {
    const { addresses, cookie, seats } = this.#ports
    const mailbox = mailboxOf(email)
    const known = await this.known.of(request, mailbox)
    if (known !== null) return (await this.#byKnown.take(known)) ? "yes" : "no"
    const network = addresses.of(request)
    const signIn = await seats.signIn(cookie.of(request))
    if (!(await this.#bySender.take(signIn ? `sign-in ${signIn.id}` : `network ${network}`))) return "slow"
    // a stranger beyond their own limit does not use up the limit of all strangers
    const isLeft = (await this.#byStranger.take(`${network} ${mailbox}`)) && (await this.#byStrangers.take(mailbox))
    return isLeft ? "yes" : "no"
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
