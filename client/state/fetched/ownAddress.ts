import { type ReadonlySignal, signal } from "@preact/signals-core"
import type { OwnAddress } from "../../../shared/contract/queries.ts"
import { type Failure, failureOf } from "../../connections/http.ts"
import { askToConfirm, confirmAddress, fetchAddress, saveAddress } from "../../connections/queries.ts"
import type { CodeNow } from "./returning.ts"

export type AddressNow = { at: "loading" | "rest" | "saving" | "saved" } | { at: "failed"; failure: Failure }

/** The address for notices to the reader's own seat, and whether a code has confirmed it. */
export class OwnAddressKept {
  private readonly slug: string
  private readonly held = signal<OwnAddress>({ email: "", confirmed: false, canConfirm: false })
  private readonly state = signal<AddressNow>({ at: "loading" })
  private readonly coding = signal<CodeNow>({ at: "rest" })
  readonly address: ReadonlySignal<OwnAddress> = this.held
  readonly now: ReadonlySignal<AddressNow> = this.state
  readonly code: ReadonlySignal<CodeNow> = this.coding

  constructor(slug: string) {
    this.slug = slug
    this.settle(fetchAddress(slug), "rest")
  }

  save(email: string): void {
    this.state.value = { at: "saving" }
    this.coding.value = { at: "rest" }
    this.settle(saveAddress(this.slug, email), "saved")
  }

  async askForCode(): Promise<void> {
    this.coding.value = { at: "asking" }
    try {
      this.coding.value = { at: "sent", request: (await askToConfirm(this.slug)).request }
    } catch (thrown) {
      this.coding.value = { at: "failed", failure: failureOf(thrown) }
    }
  }

  async confirm(code: string): Promise<void> {
    const now = this.coding.peek()
    if (!("request" in now) || now.at === "checking") return
    const { request } = now
    this.coding.value = { at: "checking", request }
    try {
      this.held.value = await confirmAddress(this.slug, request, code)
      this.coding.value = { at: "rest" }
    } catch (thrown) {
      this.coding.value = { at: "wrong", request, failure: failureOf(thrown) }
    }
  }

  private settle(asked: Promise<OwnAddress>, at: "rest" | "saved"): void {
    asked.then(
      address => {
        this.held.value = address
        this.state.value = { at }
      },
      (thrown: unknown) => {
        this.state.value = { at: "failed", failure: failureOf(thrown) }
      },
    )
  }
}
