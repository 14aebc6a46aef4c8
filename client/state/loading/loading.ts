import { type Signal, signal } from "@preact/signals-core"
import { type Failure, failureOf } from "../../connections/http.ts"

export type Loaded<T> = { at: "loading" } | { at: "ready"; value: T } | { at: "failed"; failure: Failure }

/** A value that a page fetches once, with its three states. */
export class Loading<T> {
  readonly now: Signal<Loaded<T>> = signal({ at: "loading" })
  private readonly ask: () => Promise<T>

  constructor(ask: () => Promise<T>) {
    this.ask = ask
    void this.again()
  }

  async again(): Promise<void> {
    this.now.value = { at: "loading" }
    await this.anew()
  }

  /** Fetches again, while the old value stays on the page. */
  async anew(): Promise<void> {
    this.now.value = await this.ask().then(
      (value): Loaded<T> => ({ at: "ready", value }),
      (thrown: unknown): Loaded<T> => ({ at: "failed", failure: failureOf(thrown) }),
    )
  }
}

export type { Failure }
