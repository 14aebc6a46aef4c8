import { type ReadonlySignal, signal } from "@preact/signals-core"
import type { StuckLetters } from "../../../../shared/contract/queries/people/invitations.ts"
import { type Failure, failureOf } from "../../../connections/http.ts"
import { fetchHostLetters, settleHeldLetters } from "../../../connections/queries.ts"

export interface HostLettersNow {
  /** null until they are read for the first time */
  letters: StuckLetters | null
  busy: boolean
  failure: Failure | null
}

/** The letters of the whole server that could not be sent, for an administrator. */
export class HostLetters {
  private readonly state = signal<HostLettersNow>({ letters: null, busy: true, failure: null })
  readonly now: ReadonlySignal<HostLettersNow> = this.state

  look(): Promise<void> {
    return this.act(() => Promise.resolve())
  }

  settle(act: "send" | "drop"): Promise<void> {
    return this.act(() => settleHeldLetters(act))
  }

  private async act(asked: () => Promise<unknown>): Promise<void> {
    this.state.value = { ...this.state.peek(), busy: true, failure: null }
    try {
      await asked()
      this.state.value = { letters: await fetchHostLetters(), busy: false, failure: null }
    } catch (thrown) {
      this.state.value = { ...this.state.peek(), busy: false, failure: failureOf(thrown) }
    }
  }
}
