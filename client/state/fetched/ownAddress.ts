import { type ReadonlySignal, signal } from "@preact/signals-core"
import { type Failure, failureOf } from "../../connections/http.ts"
import { fetchAddress, saveAddress } from "../../connections/queries.ts"

export type AddressNow = { at: "loading" | "rest" | "saving" | "saved" } | { at: "failed"; failure: Failure }

/** Where the notices of one's own seat go. */
export class OwnAddressKept {
  private readonly slug: string
  private readonly written = signal("")
  private readonly state = signal<AddressNow>({ at: "loading" })
  readonly email: ReadonlySignal<string> = this.written
  readonly now: ReadonlySignal<AddressNow> = this.state

  constructor(slug: string) {
    this.slug = slug
    this.settle(fetchAddress(slug), "rest")
  }

  save(email: string): void {
    this.state.value = { at: "saving" }
    this.settle(saveAddress(this.slug, email), "saved")
  }

  private settle(asked: Promise<{ email: string }>, at: "rest" | "saved"): void {
    asked.then(
      ({ email }) => {
        this.written.value = email
        this.state.value = { at }
      },
      (thrown: unknown) => {
        this.state.value = { at: "failed", failure: failureOf(thrown) }
      },
    )
  }
}
