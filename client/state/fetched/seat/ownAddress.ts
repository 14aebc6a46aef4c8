import { type ReadonlySignal, signal } from "@preact/signals-core"
import type { OwnAddress } from "../../../../shared/contract/queries.ts"
import { type Failure, failureOf } from "../../../connections/http.ts"
import { acceptAddress, askToConfirm, confirmAddress, fetchAddress, saveAddress } from "../../../connections/queries.ts"
import type { CodeNow } from "./returning.ts"

export type AddressNow = { state: "loading" | "rest" | "saving" | "saved" } | { state: "failed"; failure: Failure }

/**
 * The e-mail address to which the server sends notices for the reader's own seat, and whether the reader has confirmed
 * it with a code.
 */
export class OwnAddressKept {
  private readonly slug: string
  private readonly held = signal<OwnAddress>({
    email: "",
    confirmed: false,
    offered: "",
    second: "",
    canConfirm: false,
  })
  private readonly state = signal<AddressNow>({ state: "loading" })
  private readonly coding = signal<CodeNow>({ state: "rest" })
  readonly address: ReadonlySignal<OwnAddress> = this.held
  readonly now: ReadonlySignal<AddressNow> = this.state
  readonly code: ReadonlySignal<CodeNow> = this.coding

  constructor(slug: string) {
    this.slug = slug
    this.settle(fetchAddress(slug), "rest")
  }

  save(email: string): void {
    this.state.value = { state: "saving" }
    this.coding.value = { state: "rest" }
    this.settle(saveAddress(this.slug, email), "saved")
  }

  /** Takes the address to which the letter went by whose link the reader came in; it needs no code. */
  accept(): void {
    const { offered } = this.held.peek()
    this.state.value = { state: "saving" }
    this.coding.value = { state: "rest" }
    this.settle(acceptAddress(this.slug, offered), "saved")
  }

  /** Drops the address that an office wrote beside the reader's own. */
  dropSecond(): void {
    this.save(this.held.peek().email)
  }

  /** Asks for a code to the address; `second`: to the one that an office wrote beside it. */
  async askForCode(second = false): Promise<void> {
    this.coding.value = { state: "asking" }
    try {
      this.coding.value = { state: "sent", request: (await askToConfirm(this.slug, second)).request }
    } catch (thrown) {
      this.coding.value = { state: "failed", failure: failureOf(thrown) }
    }
  }

  async confirm(code: string): Promise<void> {
    const now = this.coding.peek()
    if (!("request" in now) || now.state === "checking") return
    const { request } = now
    this.coding.value = { state: "checking", request }
    try {
      this.held.value = await confirmAddress(this.slug, request, code)
      this.coding.value = { state: "rest" }
    } catch (thrown) {
      this.coding.value = { state: "wrong", request, failure: failureOf(thrown) }
    }
  }

  private settle(asked: Promise<OwnAddress>, state: "rest" | "saved"): void {
    asked.then(
      address => {
        this.held.value = address
        this.state.value = { state }
      },
      (thrown: unknown) => {
        this.state.value = { state: "failed", failure: failureOf(thrown) }
      },
    )
  }
}
