import { signal } from "@preact/signals-core"
import type { RecordsAnswer } from "../../../../shared/contract/queries/agreed.ts"
import { type Failure, failureOf } from "../../../connections/http.ts"
import { fetchRecords } from "../../../connections/queries.ts"

export type Listed =
  | { state: "loading" }
  | { state: "failed"; failure: Failure }
  /** `failure`: why the newest filters could not be asked; the records are those of the filters before */
  | { state: "listed"; answer: RecordsAnswer; failure: Failure | null }

/** The records that match the newest filters. An answer to earlier filters is dropped, even if it arrives later. */
export class RecordListing {
  readonly now = signal<Listed>({ state: "loading" })
  #query = ""
  #asked = 0

  /** Lists. The earlier records stay until the new ones arrive. */
  async ask(query: URLSearchParams): Promise<void> {
    this.#query = String(query)
    await this.#list(0, answer => answer)
  }

  again(): Promise<void> {
    return this.ask(new URLSearchParams(this.#query))
  }

  /** Fetches the records after those that are shown. */
  async more(): Promise<void> {
    const shown = this.now.peek()
    if (shown.state !== "listed") return
    const { records } = shown.answer
    await this.#list(records.length, next => ({ ...next, records: [...records, ...next.records] }))
  }

  async #list(offset: number, joined: (answer: RecordsAnswer) => RecordsAnswer): Promise<void> {
    const turn = ++this.#asked
    try {
      const answer = await fetchRecords(`${this.#query}&offset=${offset}`)
      if (turn === this.#asked) this.now.value = { state: "listed", answer: joined(answer), failure: null }
    } catch (thrown) {
      if (turn !== this.#asked) return
      const failure = failureOf(thrown)
      const shown = this.now.peek()
      this.now.value = shown.state === "listed" ? { ...shown, failure } : { state: "failed", failure }
    }
  }
}
