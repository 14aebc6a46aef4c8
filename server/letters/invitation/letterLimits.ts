import { mailboxOf } from "../../../shared/model/host/mailbox.ts"
import type { Limit, Limits } from "../../ports/host/limits.ts"
import type { Invited } from "../../ports/invitations.ts"

/** How many letters of invitation one mailbox gets in a day: for one seat, and for all seats of a panel. */
const perDay = { seat: 3, panel: 20 }

/**
 * Limits the letters of invitation by mailbox, because the limit of IN6 begins anew with another address and would not
 * hold for an address that is taken away and listed again (DOMAIN ML5).
 */
export class LetterLimits {
  readonly #bySeat: Limit
  readonly #byPanel: Limit

  constructor(limits: Limits) {
    this.#bySeat = limits.of("letters of a seat to a mailbox a day", { points: perDay.seat, seconds: 86_400 })
    this.#byPanel = limits.of("letters of a panel to a mailbox a day", { points: perDay.panel, seconds: 86_400 })
  }

  /** Counts one more letter. A letter that the seat's limit refuses does not use up the panel's. */
  async take({ workspace, member }: Invited, email: string): Promise<boolean> {
    const mailbox = mailboxOf(email)
    return (
      (await this.#bySeat.take(`${workspace} ${member} ${mailbox}`)) &&
      (await this.#byPanel.take(`${workspace} ${mailbox}`))
    )
  }
}
