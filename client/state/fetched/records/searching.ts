import { signal } from "@preact/signals-core"
import type { SearchAnswer } from "../../../../shared/contract/queries/searching.ts"
import { type Failure, failureOf } from "../../../connections/http.ts"
import { fetchSearch } from "../../../connections/queries.ts"

export type Searched =
  | { state: "rest" }
  | { state: "searching" }
  | ({ state: "found" } & SearchAnswer)
  | { state: "failed"; failure: Failure }

/** The results of the newest query. An answer to an earlier query is dropped, even if it arrives later. */
export class Searching {
  readonly now = signal<Searched>({ state: "rest" })
  #query = ""
  #asked = 0

  /** Searches. The earlier results stay until the new ones arrive. */
  async ask(query: URLSearchParams): Promise<void> {
    this.#query = String(query)
    const turn = ++this.#asked
    if ((query.get("q") ?? "").trim() === "") {
      this.now.value = { state: "rest" }
      return
    }
    if (this.now.peek().state !== "found") this.now.value = { state: "searching" }
    const now = await this.#answer(0)
    if (turn === this.#asked) this.now.value = now
  }

  again(): Promise<void> {
    return this.ask(new URLSearchParams(this.#query))
  }

  /** Fetches the results after those that are shown. */
  async more(): Promise<void> {
    const shown = this.now.peek()
    if (shown.state !== "found") return
    const turn = ++this.#asked
    const next = await this.#answer(shown.results.length)
    if (turn !== this.#asked) return
    this.now.value = next.state === "found" ? { ...next, results: [...shown.results, ...next.results] } : next
  }

  #answer(offset: number): Promise<Searched> {
    return fetchSearch(`${this.#query}&offset=${offset}`).then(
      (answer): Searched => ({ state: "found", ...answer }),
      (thrown: unknown): Searched => ({ state: "failed", failure: failureOf(thrown) }),
    )
  }
}
