import type { LitElement } from "lit"
import { roundsIn } from "../../../../shared/rules/readings/rounds.ts"
import { answersIn } from "../../../../shared/rules/round/electorate/electorate.ts"
import type { Scene } from "../../../scene/scene.ts"
import type { Performed } from "../../../scene/stage.ts"
import { focused, isText } from "../../frame/focus/focus.ts"

/** Scrolls to the top of the room, where a new round, result or declaration is shown. */
export class OnTop {
  readonly #page: LitElement
  /** The rounds that were open at the last rendering. Null before the first rendering. */
  #asked: ReadonlySet<string> | null = null

  constructor(page: LitElement) {
    this.#page = page
  }

  /**
   * Scrolls the page to the result after the reader's own act, if the act sent a command. The pages of other readers do
   * not scroll.
   */
  after<P extends Performed>(sent: Promise<P>): Promise<P> {
    void sent.then(done => done.ok && !("onPage" in done) && this.#go())
    return sent
  }

  /**
   * Scrolls a new round into view for its electors. It does not scroll the page of an elector who is writing, because
   * the bar announces the round.
   */
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
      // On a low screen the whole page scrolls, together with its bars.
      const top = this.#page.querySelector("#main")?.getBoundingClientRect().top ?? 0
      if (top < 0) scrollBy({ top })
    })
  }
}

const isWriting = (): boolean => isText(focused())
