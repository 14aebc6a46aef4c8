import { type ReadonlySignal, signal } from "@preact/signals-core"
import type { Instant } from "../../../../shared/model/terms.ts"
import { type Failure, failureOf } from "../../../connections/http.ts"
import { fetchTokenUses } from "../../../connections/queries.ts"

export type TokensUsedNow =
  | { state: "loading" }
  | { state: "rest"; uses: Readonly<Record<string, Instant>> }
  | { state: "failed"; failure: Failure }

/** When the programs of a panel last used their tokens. The log does not contain it. */
export class TokensUsed {
  private readonly state = signal<TokensUsedNow>({ state: "loading" })
  readonly now: ReadonlySignal<TokensUsedNow> = this.state

  async look(slug: string): Promise<void> {
    this.state.value = await fetchTokenUses(slug).then(
      ({ uses }) => ({ state: "rest", uses }) as const,
      (thrown: unknown) => ({ state: "failed", failure: failureOf(thrown) }) as const,
    )
  }
}
