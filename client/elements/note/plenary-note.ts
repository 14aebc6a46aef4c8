import { effect, untracked } from "@preact/signals-core"
import { html, LitElement, nothing, type PropertyValues } from "lit"
import { customElement, property, query, state } from "lit/decorators.js"
import type { EditorView } from "prosemirror-view"
import type * as Y from "yjs"
import type { Range } from "../../../shared/contract/noteLink.ts"
import type { Anchor } from "../../../shared/model/anchor.ts"
import { isLang } from "../../../shared/model/terms.ts"
import { areOthers, type Highlighted } from "../../editor/decorations/highlights.ts"
import type { LiveNote } from "../../editor/liveNote.ts"
import { NoteEditor } from "../../editor/noteEditor.ts"
import type { SelectedPassage } from "../../editor/passage.ts"
import { isSameTools, noTools, type ToolState } from "../../editor/tools.ts"
import type { LeftOut } from "../../editor/writing/pasted/leftOut.ts"
import type { WordingIn } from "../../editor/writing/rewording.ts"
import { currentLang } from "../../i18n/language.ts"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { colourOf, nameLang } from "../../i18n/roster.ts"
import {
  BracketMade,
  BracketsCounted,
  type LinkGiven,
  StatementRequested,
  ThreadActivated,
  ThreadRequested,
  ToolUsed,
  WordingRequested,
} from "./events.ts"
import { adopt } from "./noteSheets.ts"
import "./plenary-left-out.ts"
import type { PlenaryNoteSelection } from "./tools/plenary-note-selection.ts"
import "./tools/plenary-note-selection.ts"
import "./tools/plenary-note-tools.ts"

/**
 * The live note. Light DOM, and every element around it too or through a slot: in a shadow root the editor's binding
 * fails in silence (docs/decisions/light-dom-for-the-editor.md).
 * @fires thread-requested, wording-requested, statement-requested, thread-activated, bracket-made, brackets-counted
 */
@customElement("plenary-note")
@localized()
export class PlenaryNote extends LitElement {
  @property({ attribute: false }) link: LiveNote | null = null
  @property({ attribute: false, hasChanged: areOthers }) threads: readonly Highlighted[] = []
  @property({ attribute: false }) activeThread: string | null = null
  /** the language of a block that has none: the workspace's first language, or the reader's own */
  @property({ attribute: false }) override lang = ""
  /** whether the reader may open a discussion on a passage, and make a statement from one */
  @property({ attribute: false }) mayDiscuss = true
  @property({ attribute: false }) mayState = true
  /** the name of the note for a screen reader; "Note" by default */
  @property() label = ""
  @state() private now: ToolState = noTools
  @state() private leftOut: readonly LeftOut[] = []
  @state() private mayWrite = false
  @state() private barAt: { top: number; bottom: number; left: number } | null = null
  /** the selection for which a bar was last shown */
  private seen = ""
  @query(".note-place", true) private place!: HTMLElement
  private editor: NoteEditor | null = null
  private unfollow: (() => void) | null = null
  private said = ""

  protected override createRenderRoot() {
    adopt(this.ownerDocument)
    return this
  }

  override connectedCallback() {
    super.connectedCallback()
    if (this.hasUpdated) this.follow()
    this.ownerDocument.addEventListener("pointerup", this.placeBar)
    this.ownerDocument.addEventListener("keyup", this.placeBar)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.unfollow?.()
    this.unfollow = null
    this.ownerDocument.removeEventListener("pointerup", this.placeBar)
    this.ownerDocument.removeEventListener("keyup", this.placeBar)
  }

  /** Pixels from the top of the text to a thread's passage; null if the passage is deleted. */
  topOf(thread: string): number | null {
    return this.editor?.topOf(thread) ?? null
  }

  /** Scrolls a thread's passage into view. */
  reveal(thread: string) {
    this.editor?.reveal(thread)
  }

  /** Restores a wording at a passage; false if this reader may not write, or the text is not there yet. */
  reword(anchor: Anchor, wording: WordingIn): boolean {
    return this.editor?.reword(anchor, wording) ?? false
  }

  /** Replaces a bracket by one alternative; false if no bracket has this text. */
  settle(bracket: string, chosen: string): boolean {
    return this.editor?.settle(bracket, chosen) ?? false
  }

  /** Replaces a passage by a suggestion's wording; false if there is nothing to change. */
  take(anchor: Anchor | null, wording: WordingIn): boolean {
    return this.editor?.take(anchor, wording) ?? false
  }

  /** Reads the text; undefined if it is not there yet. */
  read<T>(read: (view: EditorView, note: Y.Doc) => T): T | undefined {
    return this.editor?.read(read)
  }

  /** Sends a request about the selected words, if there are any. */
  ask(tool: "discuss" | "statement"): void {
    const may = tool === "discuss" ? this.mayDiscuss : this.mayState
    if (may && this.now.selected) void this.use(new ToolUsed(tool))
  }

  override focus() {
    this.editor?.focus()
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has("link")) this.follow()
    else if (changed.has("threads") || changed.has("activeThread")) this.highlight()
    const words = this.words()
    if (words !== this.said) this.editor?.relabel()
    this.said = words
    void this.fitBar()
  }

  /** The text's label in the interface's language. */
  private words = (): string => `${this.name()} ${nothingYet()}`
  private name = (): string => this.label || msg("note.name")

  /** Makes a new editor for another replica or another right to write. */
  private follow() {
    this.unfollow?.()
    const { link } = this
    let caret: Range | null = null
    const stop = effect(() => {
      const doc = link?.doc.value ?? null
      const mayWrite = link?.mayWrite.value ?? false
      // An editor reads the peers while it is built; the effect must not build it again at each of their moves.
      untracked(() => {
        caret = this.editor?.caret() ?? (doc ? null : caret)
        this.editor?.destroy()
        this.mayWrite = mayWrite
        this.barAt = null
        this.editor = link && doc ? this.edit(link, doc, mayWrite) : null
        this.highlight()
        if (caret) this.editor?.takeCaret(caret)
      })
    })
    this.unfollow = () => {
      stop()
      this.editor?.destroy()
      this.editor = null
    }
  }

  private edit(note: LiveNote, doc: ConstructorParameters<typeof NoteEditor>[0]["doc"], mayWrite: boolean) {
    return new NoteEditor({
      place: this.place,
      doc,
      mayWrite,
      note,
      lang: () => (isLang(this.lang) ? this.lang : null),
      begins: currentLang,
      shownAs: ({ member, name }) => ({ colour: colourOf(member), lang: nameLang(name) }),
      label: this.name,
      empty: nothingYet,
      onLeftOut: parts => {
        this.leftOut = parts
      },
      onThread: id => this.dispatchEvent(new ThreadActivated(id)),
      onChange: now => {
        if (now.brackets !== this.now.brackets) this.dispatchEvent(new BracketsCounted(now.brackets))
        if (!isSameTools(now, this.now)) this.now = now
        if (now.selected) return
        this.barAt = null
        this.seen = ""
      },
    })
  }

  private highlight() {
    this.editor?.highlight({ threads: this.threads, active: this.activeThread })
  }

  /**
   * Runs after the pointer or a key has come up, and only for words that were just selected: during the selection a bar
   * would be in the way, and at a selection that returns with the focus it would open under a finger that means the
   * text.
   */
  private placeBar = (event: Event) => {
    // The editor learns of a selection a moment after the page does.
    requestAnimationFrame(() => this.showBar(event))
  }

  private showBar(event: Event) {
    const inside = event.target instanceof Node && this.contains(event.target)
    const box = inside ? this.editor?.selectionBox() : null
    if (!box) {
      this.barAt = null
      return
    }
    const words = this.editor?.read(({ state: { selection } }) => `${selection.from} ${selection.to}`) ?? ""
    if (words === this.seen) return
    this.seen = words
    this.barAt = box
  }

  /**
   * Places the bar above the words, since readers continue below them; below if the note's tools or the pane's edge are
   * above.
   */
  private async fitBar() {
    const { barAt: at } = this
    const bar = this.querySelector<PlenaryNoteSelection>(".note-selection")
    if (!bar || !at) return
    await bar.updateComplete
    const here = this.getBoundingClientRect()
    const { width, height } = bar.getBoundingClientRect()
    const tools = this.querySelector(".note-tools:not([hidden])")?.getBoundingClientRect().bottom ?? here.top
    const above = at.top - height - gap
    const top = above >= Math.max(tools, 0) ? above : at.bottom + gap
    bar.style.insetBlockStart = `${top - here.top}px`
    bar.style.insetInlineStart = `${Math.max(0, Math.min(at.left - here.left, here.width - width))}px`
  }

  private async use({ tool }: ToolUsed): Promise<void> {
    this.barAt = null
    if (tool === "link") return
    const wantsPassage = isOfPassage(tool)
    // The passage is read before the tool changes the text. A bracket is made at once, without waiting for an answer
    // about it.
    const selected = wantsPassage ? this.editor?.passage() : null
    if (tool === "bracket" || !wantsPassage) this.editor?.run(tool)
    const passage = await selected
    if (passage && wantsPassage) this.dispatchEvent(this.request(tool, passage))
  }

  private request(tool: keyof typeof requests, { anchor, text, lang }: SelectedPassage) {
    return new requests[tool]({ anchor, text, lang: lang ?? (isLang(this.lang) ? this.lang : "en") })
  }

  protected override render() {
    const { now, mayWrite, mayDiscuss, mayState, barAt } = this
    return html`
      <plenary-note-tools
        class="note-tools"
        .now=${now}
        .mayWrite=${mayWrite}
        .mayDiscuss=${mayDiscuss}
        .mayState=${mayState}
        ?hidden=${!mayWrite && !mayDiscuss && !mayState}
        @tool-used=${this.use}
        @link-given=${(event: LinkGiven) => this.editor?.link(event.address)}
      ></plenary-note-tools>
      <div class="note-place"></div>
      <plenary-left-out class="note-left-out" .parts=${this.leftOut}></plenary-left-out>
      ${barAt && now.selected ? this.renderBar() : nothing}
    `
  }

  private renderBar() {
    return html`
      <plenary-note-selection
        class="note-selection"
        .now=${this.now}
        .mayWrite=${this.mayWrite}
        .mayDiscuss=${this.mayDiscuss}
        .mayState=${this.mayState}
        @tool-used=${this.use}
      ></plenary-note-selection>
    `
  }
}

/** The request to the page for each tool. */
const requests = {
  discuss: ThreadRequested,
  suggest: WordingRequested,
  statement: StatementRequested,
  bracket: BracketMade,
}

/** Pixels between the selected words and their bar. */
const gap = 6

const isOfPassage = (tool: ToolUsed["tool"]): tool is keyof typeof requests => tool in requests

const nothingYet = (): string => msg("note.empty")

declare global {
  interface HTMLElementTagNameMap {
    "plenary-note": PlenaryNote
  }
}
