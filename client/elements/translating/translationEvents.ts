import type { DraftTyped } from "../../../shared/contract/queries/translating.ts"

/** Fired at each change of what a translator types. */
export class TranslationTyped extends Event {
  readonly typed: DraftTyped
  constructor(typed: DraftTyped) {
    super("translation-typed", { bubbles: true, composed: true })
    this.typed = typed
  }
}

/** Fired when a translation was handed over, and when its writer leaves that of somebody else as it is. */
export class TranslationSettled extends Event {
  readonly of: Pick<DraftTyped, "key" | "lang">
  constructor(of: Pick<DraftTyped, "key" | "lang">) {
    super("translation-settled", { bubbles: true, composed: true })
    this.of = of
  }
}

/** Fired when the server refused a translation, because its original or an earlier translation has changed. */
export class TranslationOutdated extends Event {
  constructor() {
    super("translation-outdated", { bubbles: true, composed: true })
  }
}

/** Fired when the reader wants the next text of the queue, or the one before. */
export class StepWanted extends Event {
  readonly by: 1 | -1
  constructor(by: 1 | -1) {
    super("step-wanted", { bubbles: true, composed: true })
    this.by = by
  }
}

declare global {
  interface HTMLElementEventMap {
    "translation-typed": TranslationTyped
    "translation-settled": TranslationSettled
    "translation-outdated": TranslationOutdated
    "step-wanted": StepWanted
  }
}
