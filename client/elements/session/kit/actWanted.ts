import type { Wanted } from "../../../acts/act.ts"
import type { Performed } from "../../../scene/stage.ts"

/** Fired when an element wants an act done. The page performs the act at once, or opens the form that the act needs. */
export class ActWanted extends Event {
  readonly act: Wanted
  answer: Promise<Performed> | null = null
  constructor(act: Wanted) {
    super("act-wanted", { bubbles: true, composed: true })
    this.act = act
  }
}

declare global {
  interface HTMLElementEventMap {
    "act-wanted": ActWanted
  }
}
