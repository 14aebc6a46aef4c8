import { type ReadonlySignal, signal } from "@preact/signals-core"
import type { ReturnPreview, WaysBack } from "../../../../shared/contract/queries.ts"
import { type Failure, failureOf } from "../../../connections/http.ts"
import {
  askForCode,
  confirmReturn,
  fetchWaysBack,
  openByCode,
  openReturn,
  previewReturn,
} from "../../../connections/queries.ts"
import { Loading } from "../../loading/loading.ts"
import { destination, type JoiningState } from "./joining.ts"

/**
 * Returns a person to their seat by a return link. Only this object holds the token: the page removes the token from
 * the address as soon as it is read.
 */
export class Returning {
  readonly preview: Loading<ReturnPreview>
  readonly step = signal<JoiningState>({ state: "asking" })
  /** How the mailed code stands, where the link needs one. */
  readonly code = signal<CodeNow>({ state: "rest" })
  private readonly token: string

  constructor(token: string) {
    this.token = token
    this.preview = new Loading(() => previewReturn(token))
  }

  /** Has a code mailed to the address that the seat's owner has confirmed. */
  async askForCode(): Promise<void> {
    this.code.value = { state: "asking" }
    try {
      this.code.value = { state: "sent", request: (await confirmReturn(this.token)).request }
    } catch (thrown) {
      this.code.value = { state: "failed", failure: failureOf(thrown) }
    }
  }

  /** Returns the address to open next. Returns null if the return failed; `step` then contains the failure. */
  async enter(code = ""): Promise<string | null> {
    if (this.step.peek().state === "entering") return null
    const asked = this.code.peek()
    const proof = asked.state === "sent" ? { request: asked.request, code } : null
    this.step.value = { state: "entering" }
    try {
      return destination(await openReturn(this.token, proof))
    } catch (thrown) {
      this.step.value = { state: "failed", failure: failureOf(thrown) }
      return null
    }
  }
}

export type CodeNow =
  | { state: "rest" | "asking" }
  | { state: "sent" | "checking"; request: string }
  | { state: "wrong"; request: string; failure: Failure }
  | { state: "failed"; failure: Failure }

/** Returns a person to their seat by a code that is mailed to their confirmed address, if this server sends mail. */
export class ByCode {
  readonly ways = new Loading<WaysBack>(fetchWaysBack)
  private readonly state = signal<CodeNow>({ state: "rest" })
  readonly now: ReadonlySignal<CodeNow> = this.state

  async ask(email: string): Promise<void> {
    this.state.value = { state: "asking" }
    try {
      this.state.value = { state: "sent", request: (await askForCode(email)).request }
    } catch (thrown) {
      this.state.value = { state: "failed", failure: failureOf(thrown) }
    }
  }

  /**
   * Returns the address to open: the page of the seat, or the list of seats if there are several. Returns null if the
   * server refused the code.
   */
  async open(code: string): Promise<string | null> {
    const now = this.state.peek()
    if (!("request" in now) || now.state === "checking") return null
    const { request } = now
    this.state.value = { state: "checking", request }
    try {
      const { seats } = await openByCode(request, code)
      const [only] = seats
      return only && seats.length === 1 ? destination(only) : "/"
    } catch (thrown) {
      this.state.value = { state: "wrong", request, failure: failureOf(thrown) }
      return null
    }
  }
}
