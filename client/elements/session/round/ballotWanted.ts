import type { Answered } from "../../../../shared/contract/live.ts"

/** Somebody wants to answer a secret round here, although another browser of theirs has the ballot. */
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
