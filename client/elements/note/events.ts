import type { Edit } from "../../../shared/contract/noteLink.ts"
import type { Anchor } from "../../../shared/model/anchor.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import type { SelectionTool, ToolName } from "../../editor/tools.ts"

const up = { bubbles: true, composed: true }

/** A request about a selected passage: its anchor, its text and its language. */
abstract class OfPassage extends Event {
  readonly anchor: Anchor
  readonly text: string
  readonly lang: Lang

  constructor(type: string, { anchor, text, lang }: Selected) {
    super(type, up)
    this.anchor = anchor
    this.text = text
    this.lang = lang
  }
}

export interface Selected {
  anchor: Anchor
  text: string
  lang: Lang
}

/** Fired when somebody wants to discuss a passage. */
export class ThreadRequested extends OfPassage {
  static readonly type = "thread-requested"
  constructor(selected: Selected) {
    super(ThreadRequested.type, selected)
  }
}

/** Fired when somebody wants to propose another wording for a passage. */
export class WordingRequested extends OfPassage {
  static readonly type = "wording-requested"
  constructor(selected: Selected) {
    super(WordingRequested.type, selected)
  }
}

/** Fired when somebody wants a passage to become a statement. */
export class StatementRequested extends OfPassage {
  static readonly type = "statement-requested"
  constructor(selected: Selected) {
    super(StatementRequested.type, selected)
  }
}

/** Fired when somebody has put a passage in square brackets. An alternative can then be written into the brackets. */
export class BracketMade extends OfPassage {
  static readonly type = "bracket-made"
  constructor(selected: Selected) {
    super(BracketMade.type, selected)
  }
}

/** Fired when the number of open brackets in the note has changed to `n`. */
export class BracketsCounted extends Event {
  static readonly type = "brackets-counted"
  readonly n: number

  constructor(n: number) {
    super(BracketsCounted.type, up)
    this.n = n
  }
}

/** Fired when somebody presses a highlighted passage. `thread` is the id of the passage's thread. */
export class ThreadActivated extends Event {
  static readonly type = "thread-activated"
  readonly thread: string

  constructor(thread: string) {
    super(ThreadActivated.type, up)
    this.thread = thread
  }
}

/** Fired when the reader closes the message about text that the server did not accept. */
export class RefusedDismissed extends Event {
  static readonly type = "refused-dismissed"

  constructor() {
    super(RefusedDismissed.type, up)
  }
}

/** Fired when somebody wants to make suggestions from the text that the server did not accept. */
export class SuggestionRequested extends Event {
  static readonly type = "suggestion-requested"
  readonly edits: readonly Edit[]

  constructor(edits: readonly Edit[]) {
    super(SuggestionRequested.type, up)
    this.edits = edits
  }
}

/** Fired inside the note only: somebody pressed a button of the toolbar or of the bar at the selection. */
export class ToolUsed extends Event {
  static readonly type = "tool-used"
  readonly tool: ToolName | SelectionTool

  constructor(tool: ToolName | SelectionTool) {
    super(ToolUsed.type, up)
    this.tool = tool
  }
}

/** Fired inside the note only: somebody gave an address for the selected text. An empty address removes the link. */
export class LinkGiven extends Event {
  static readonly type = "link-given"
  readonly address: string

  constructor(address: string) {
    super(LinkGiven.type, up)
    this.address = address
  }
}

declare global {
  interface HTMLElementEventMap {
    "thread-requested": ThreadRequested
    "wording-requested": WordingRequested
    "statement-requested": StatementRequested
    "bracket-made": BracketMade
    "brackets-counted": BracketsCounted
    "thread-activated": ThreadActivated
    "refused-dismissed": RefusedDismissed
    "suggestion-requested": SuggestionRequested
    "tool-used": ToolUsed
    "link-given": LinkGiven
  }
}
