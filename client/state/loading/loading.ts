import { type Signal, signal } from "@preact/signals-core"
import { type Failure, failureOf } from "../../connections/http.ts"

export type Loaded<T> = { state: "loading" } | { state: "ready"; value: T } | { state: "failed"; failure: Failure }

/** A value that a page fetches. It is loading, ready or failed. */
export class Loading<T> {
  readonly now: Signal<Loaded<T>> = signal({ state: "loading" })
  private readonly ask: () => Promise<T>

  constructor(ask: () => Promise<T>) {
    this.ask = ask
    void this.again()
  }

  async again(): Promise<void> {
    this.now.value = { state: "loading" }
    await this.anew()
  }

  /** Fetches the value again. The page goes on showing the old value if that fails. */
  async refresh(): Promise<void> {
    const value = await this.ask().catch(() => null)
    if (value !== null) this.now.value = { state: "ready", value }
  }

  /** Fetches the value again. The page shows the old value until the new value arrives. */
  async anew(): Promise<void> {
    this.now.value = await this.ask().then(
      (value): Loaded<T> => ({ state: "ready", value }),
      (thrown: unknown): Loaded<T> => ({ state: "failed", failure: failureOf(thrown) }),
    )
  }
}

export { isGone, isOlder } from "../../connections/http.ts"
export type { Failure }
