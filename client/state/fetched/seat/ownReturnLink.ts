import { type ReadonlySignal, signal } from "@preact/signals-core"
import { type Failure, failureOf } from "../../../connections/http.ts"
import { fetchReturnLink, makeReturnLink } from "../../../connections/queries.ts"
import { siteAddress } from "../../../site/site.ts"

export type ReturnLinkNow =
  | { state: "loading" }
  /** the time at which the link was made; null if the seat has no return link yet */
  | { state: "rest"; madeAt: number | null }
  | { state: "making" }
  /** The new link. The page shows it only once. */
  | { state: "made"; link: string }
  | { state: "failed"; failure: Failure }

/** The return link of the reader's own seat. The server stores only the link's hash. */
export class OwnReturnLink {
  private readonly slug: string
  private readonly state = signal<ReturnLinkNow>({ state: "loading" })
  readonly now: ReadonlySignal<ReturnLinkNow> = this.state

  constructor(slug: string) {
    this.slug = slug
  }

  look(): void {
    this.settle(fetchReturnLink(this.slug).then(({ madeAt }) => ({ state: "rest", madeAt })))
  }

  /** Makes a new link, which makes the previous link invalid. */
  make(): void {
    this.state.value = { state: "making" }
    this.settle(
      makeReturnLink(this.slug).then(({ token }) => ({ state: "made", link: `${siteAddress}/return#${token}` })),
    )
  }

  private settle(asked: Promise<ReturnLinkNow>): void {
    asked.then(
      now => {
        this.state.value = now
      },
      (thrown: unknown) => {
        this.state.value = { state: "failed", failure: failureOf(thrown) }
      },
    )
  }
}
