import { type ReadonlySignal, signal } from "@preact/signals-core"
import type { LetterPreview } from "../../../../shared/contract/queries/people/invitations.ts"
import { type Failure, failureOf } from "../../../connections/http.ts"
import { previewLetter } from "../../../connections/queries.ts"

export interface PreviewNow {
  /** the member whose letter is shown or read; "" for none */
  member: string
  /** null until it is read */
  letter: LetterPreview | null
  failure: Failure | null
}

const nothingShown: PreviewNow = { member: "", letter: null, failure: null }

/** One letter of invitation as it would be sent now. */
export class PreviewedLetter {
  private readonly slug: string
  private readonly state = signal<PreviewNow>(nothingShown)
  readonly now: ReadonlySignal<PreviewNow> = this.state

  constructor(slug: string) {
    this.slug = slug
  }

  close(): void {
    this.state.value = nothingShown
  }

  async show(member: string, note: string): Promise<void> {
    const { letter } = this.state.peek()
    const asked: PreviewNow = { member, letter: this.state.peek().member === member ? letter : null, failure: null }
    this.state.value = asked
    const told = await previewLetter(this.slug, { member, note }).then(
      read => ({ ...asked, letter: read }),
      (thrown: unknown) => ({ ...asked, letter: null, failure: failureOf(thrown) }),
    )
    // the reader may have chosen another person meanwhile
    if (this.state.peek() === asked) this.state.value = told
  }
}
