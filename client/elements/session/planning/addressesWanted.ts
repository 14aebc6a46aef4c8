import type { InvitationRow } from "../../../../shared/contract/queries/people/invitations.ts"

/** Asks the page to list the addresses to which invitations may go. The answer is "" or the sentence of a failure. */
export class AddressesWanted extends Event {
  readonly rows: readonly InvitationRow[]
  answer: Promise<string> | null = null
  constructor(rows: readonly InvitationRow[]) {
    super("addresses-wanted", { bubbles: true, composed: true })
    this.rows = rows
  }
}

declare global {
  interface HTMLElementEventMap {
    "addresses-wanted": AddressesWanted
  }
}
