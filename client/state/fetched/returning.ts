import { type ReadonlySignal, signal } from "@preact/signals-core"
import type { ReturnPreview, WaysBack } from "../../../shared/contract/queries.ts"
import { type Failure, failureOf } from "../../connections/http.ts"
import { askForCode, fetchWaysBack, openByCode, openReturn, previewReturn } from "../../connections/queries.ts"
import { Loading } from "../loading/loading.ts"
import { destination, type JoiningState } from "./joining.ts"

/**
 * Returns to a seat by a return link. Only this object holds the token: it is removed from the address as soon as it is
 * read.
 */
export class Returning {
  readonly preview: Loading<ReturnPreview>
  readonly step = signal<JoiningState>({ at: "asking" })
  private readonly token: string

  constructor(token: string) {
    this.token = token
    this.preview = new Loading(() => previewReturn(token))
  }

  /** Returns the next address, or null if it failed; `step` then says why. */
  async enter(): Promise<string | null> {
    if (this.step.peek().at === "entering") return null
    this.step.value = { at: "entering" }
    try {
      return destination(await openReturn(this.token))
    } catch (thrown) {
      this.step.value = { at: "failed", failure: failureOf(thrown) }
      return null
    }
  }
}

export type CodeNow =
  | { at: "rest" | "asking" }
  | { at: "sent" | "checking"; request: string }
  | { at: "wrong"; request: string; failure: Failure }
  | { at: "failed"; failure: Failure }

/** Returns by a code to a confirmed address, if this server sends mail. */
export class ByCode {
  readonly ways = new Loading<WaysBack>(fetchWaysBack)
  private readonly state = signal<CodeNow>({ at: "rest" })
  readonly now: ReadonlySignal<CodeNow> = this.state

  async ask(email: string): Promise<void> {
    this.state.value = { at: "asking" }
    try {
      this.state.value = { at: "sent", request: (await askForCode(email)).request }
    } catch (thrown) {
      this.state.value = { at: "failed", failure: failureOf(thrown) }
    }
  }

  /** Returns the next address: the seat if it is one, otherwise the list of seats; null if the code was refused. */
  async open(code: string): Promise<string | null> {
    const now = this.state.peek()
    if (!("request" in now) || now.at === "checking") return null
    const { request } = now
    this.state.value = { at: "checking", request }
    try {
      const { seats } = await openByCode(request, code)
      const [only] = seats
      return only && seats.length === 1 ? destination(only) : "/"
    } catch (thrown) {
      this.state.value = { at: "wrong", request, failure: failureOf(thrown) }
      return null
    }
  }
}
