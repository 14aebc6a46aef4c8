import { signal } from "@preact/signals-core"
import type { IndexState } from "../../../../shared/contract/queries/searching.ts"
import { type Failure, failureOf } from "../../../connections/http.ts"
import { fetchIndex, postRebuild } from "../../../connections/queries.ts"

/** Milliseconds between two looks at an index that is being written. */
const everyMs = 1_000

/** The search index of the server, which is looked at again while it is being written. */
export class IndexWatched {
  readonly now = signal<IndexState | null>(null)
  readonly failure = signal<Failure | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined

  look(): Promise<void> {
    return this.#take(fetchIndex)
  }

  rebuild(): Promise<void> {
    return this.#take(postRebuild)
  }

  end(): void {
    clearTimeout(this.#timer)
  }

  async #take(ask: () => Promise<IndexState>): Promise<void> {
    this.end()
    try {
      const state = await ask()
      this.now.value = state
      this.failure.value = null
      if (state.reading) this.#timer = setTimeout(() => void this.look(), everyMs)
    } catch (thrown) {
      this.failure.value = failureOf(thrown)
    }
  }
}
