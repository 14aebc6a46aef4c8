import type { Answered } from "../../../../shared/contract/live.ts"

/**
 * Fired when a member wants to answer a secret round in this browser, although another browser of theirs has the
 * ballot.
 */
export class BallotWanted extends Event {
  readonly round: string
  answer: Promise<Answered> | null = null
  constructor(round: string) {
    super("ballot-wanted", { bubbles: true, composed: true })
    this.round = round
  }
}

declare global {
  interface HTMLElementEventMap {
    "ballot-wanted": BallotWanted
  }
}
