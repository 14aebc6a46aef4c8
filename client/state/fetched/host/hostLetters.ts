import { type ReadonlySignal, signal } from "@preact/signals-core"
import type { LettersTriedAgain, StuckLetters } from "../../../../shared/contract/queries/people/invitations.ts"
import { type Failure, failureOf } from "../../../connections/http.ts"
import { fetchHostLetters, retryLetters, settleHeldLetters } from "../../../connections/queries.ts"

export interface HostLettersNow {
  /** null until they are read for the first time */
  letters: StuckLetters | null
  busy: boolean
  /** the outcome of the last attempt to send the failed letters again; null if there was none */
  tried: LettersTriedAgain | null
  failure: Failure | null
}

/** The letters of the whole server that could not be sent, for an administrator. */
export class HostLetters {
  private readonly state = signal<HostLettersNow>({ letters: null, busy: true, tried: null, failure: null })
  readonly now: ReadonlySignal<HostLettersNow> = this.state

  look(): Promise<void> {
    return this.act(() => Promise.resolve())
  }

  settle(act: "send" | "drop"): Promise<void> {
    return this.act(() => settleHeldLetters(act))
  }

  /** Sends the letters again that failed. */
  again(): Promise<void> {
    return this.act(async () => {
      this.state.value = { ...this.state.peek(), tried: await retryLetters() }
    })
  }

  private async act(asked: () => Promise<unknown>): Promise<void> {
    this.state.value = { ...this.state.peek(), busy: true, tried: null, failure: null }
    try {
      await asked()
      this.state.value = { ...this.state.peek(), letters: await fetchHostLetters(), busy: false }
    } catch (thrown) {
      this.state.value = { ...this.state.peek(), busy: false, failure: failureOf(thrown) }
    }
  }
}
