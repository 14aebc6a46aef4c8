import type { LitElement } from "lit"
import { roundsIn } from "../../../../shared/rules/readings/rounds.ts"
import { answersIn } from "../../../../shared/rules/round/electorate/electorate.ts"
import type { Scene } from "../../../acts/scene.ts"
import type { Performed } from "../../../acts/stage.ts"
import { focused, isText } from "../../frame/focus.ts"

/** A question, a result or a declaration stands on top of the room: this scrolls its reader there. */
export class OnTop {
  readonly #page: LitElement
  /** the open rounds that this reader has been taken to, or found open */
  #asked: ReadonlySet<string> | null = null

  constructor(page: LitElement) {
    this.#page = page
  }

  /** Takes the person who pressed to the result, if the act sent anything; other pages stay. */
  after<P extends Performed>(sent: Promise<P>): Promise<P> {
    void sent.then(done => done.ok && !("onPage" in done) && this.#go())
    return sent
  }

  /** A new round scrolls into view for its electors, unless they are writing: then the bar announces it. */
  look(scene: Scene): void {
    const { member } = scene.me
    const open = roundsIn(scene, "open").filter(round => answersIn(scene.state, round, member))
    const seen = this.#asked
    this.#asked = new Set(open.map(({ id }) => id))
    if (seen && open.some(({ id }) => !seen.has(id)) && !isWriting()) this.#go()
  }

  #go(): void {
    void this.#page.updateComplete.then(() => {
      for (const part of this.#page.querySelectorAll("#main, .room-body")) part.scrollTo({ top: 0 })
      // On a low screen the page itself scrolls, and its bars with it.
      const top = this.#page.querySelector("#main")?.getBoundingClientRect().top ?? 0
      if (top < 0) scrollBy({ top })
    })
  }
}

const isWriting = (): boolean => isText(focused())
