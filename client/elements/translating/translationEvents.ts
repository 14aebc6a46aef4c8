import type { DraftTyped, EngineAsked } from "../../../shared/contract/queries/translating.ts"
import type { SaidKey } from "../../../shared/model/ids.ts"

/** Fired at each change of what a translator types. */
export class TranslationTyped extends Event {
  readonly typed: DraftTyped
  constructor(typed: DraftTyped) {
    super("translation-typed", { bubbles: true, composed: true })
    this.typed = typed
  }
}

/**
 * Fired when a translation was handed over, when its writer leaves that of somebody else as it is, and when they discard
 * their words because the original is gone. `how` says which.
 */
export class TranslationSettled extends Event {
  readonly of: Pick<DraftTyped, "key" | "lang">
  readonly how: "handed_over" | "left" | "discarded"
  constructor(of: Pick<DraftTyped, "key" | "lang">, how: TranslationSettled["how"]) {
    super("translation-settled", { bubbles: true, composed: true })
    this.of = of
    this.how = how
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

/** Fired when the reader asks the translation service for a draft. The page sets `answer`. */
export class EngineDraftWanted extends Event {
  readonly asked: EngineAsked
  answer: Promise<EngineAnswer> | null = null
  constructor(asked: EngineAsked) {
    super("engine-draft-wanted", { bubbles: true, composed: true })
    this.asked = asked
  }
}

/**
 * Fired when a page needs the original of a text that it has as a translation alone. `pressed`: a reader waits for it.
 * The page sets `answer`, which resolves once the original is in the page's state, or with the sentence that says why
 * it is not.
 */
export class OriginalWanted extends Event {
  readonly key: SaidKey
  readonly pressed: boolean
  answer: Promise<string | null> | null = null
  constructor(key: SaidKey, pressed: boolean) {
    super("original-wanted", { bubbles: true, composed: true })
    this.key = key
    this.pressed = pressed
  }
}

/** A draft, or the sentence that says why there is none. */
export type EngineAnswer = { text: string } | { trouble: string }

declare global {
  interface HTMLElementEventMap {
    "translation-typed": TranslationTyped
    "translation-settled": TranslationSettled
    "translation-outdated": TranslationOutdated
    "step-wanted": StepWanted
    "engine-draft-wanted": EngineDraftWanted
    "original-wanted": OriginalWanted
  }
}
