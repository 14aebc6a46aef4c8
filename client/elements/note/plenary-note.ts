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
import { isSameTools, noTools, type ToolState } from "../../editor/tools.ts"
import type { LeftOut } from "../../editor/writing/pasted/leftOut.ts"
import type { WordingIn } from "../../editor/writing/rewording.ts"
import { currentLang } from "../../i18n/language.ts"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { colourOf, nameLang } from "../../i18n/roster.ts"
import type { PictureGiven } from "../files/plenary-picture-dialog.ts"
import { BracketsCounted, type LinkGiven, ThreadActivated, ToolUsed } from "./events.ts"
import { askPicture, isOtherPlace, type NotePlace, pictureDialog, picturesAt } from "./notePictures.ts"
import { isOfPassage, requestAbout } from "./passageRequests.ts"
import { adopt } from "./styles/noteSheets.ts"
import "./saving/plenary-left-out.ts"
import "./tools/plenary-note-selection.ts"
import "./tools/plenary-note-tools.ts"
import { SelectionBar } from "./tools/selectionBar.ts"
import { areOtherTranslations, belowParagraphs, type NoteTranslations } from "./translationsBelow.ts"

/**
 * A note that can be edited live. The note and every element around it have to be in light DOM or in a slot. In a
 * shadow root the editor's binding fails without an error (docs/decisions/light-dom-for-the-editor.md).
 * @fires thread-requested, wording-requested, statement-requested, thread-activated, bracket-made, brackets-counted
 */
@customElement("plenary-note")
@localized()
export class PlenaryNote extends LitElement {
  @property({ attribute: false }) link: LiveNote | null = null
  @property({ attribute: false, hasChanged: areOthers }) threads: readonly Highlighted[] = []
  /** the translations of paragraphs that the reader is shown */
  @property({ attribute: false, hasChanged: areOtherTranslations }) translations: NoteTranslations | null = null
  @property({ attribute: false }) activeThread: string | null = null
  /** the language of a block without a language mark: the workspace's first language, or the reader's own */
  @property({ attribute: false }) override lang = ""
  /**
   * whether the reader may open a thread on a passage; `mayState`: whether the reader may make a passage a statement
   */
  @property({ attribute: false }) mayDiscuss = true
  @property({ attribute: false }) mayState = true
  /** the workspace and the topic, by which pictures are found and uploaded; null where no pictures are shown */
  @property({ attribute: false, hasChanged: isOtherPlace }) pictures: NotePlace | null = null
  /** the note's name for screen readers; "Note" by default */
  @property() label = ""
  @state() private now: ToolState = noTools
  @state() private leftOut: readonly LeftOut[] = []
  @state() private mayWrite = false
  @query(".note-place", true) private place!: HTMLElement
  private editor: NoteEditor | null = null
  private bar = new SelectionBar(this, () => this.editor)
  private unfollow: (() => void) | null = null
  private said = ""

  protected override createRenderRoot() {
    adopt(this.ownerDocument)
    return this
  }

  override connectedCallback() {
    super.connectedCallback()
    if (this.hasUpdated) this.follow()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.unfollow?.()
    this.unfollow = null
  }

  /** Pixels from the top of the note to a thread's passage. Null if the passage is deleted. */
  topOf(thread: string): number | null {
    return this.editor?.topOf(thread) ?? null
  }

  /** Scrolls a thread's passage into view. */
  reveal(thread: string) {
    this.editor?.reveal(thread)
  }

  /** Restores a wording at a passage. False if this reader may not write, or if the note has not loaded. */
  reword(anchor: Anchor, wording: WordingIn): boolean {
    return this.editor?.reword(anchor, wording) ?? false
  }

  /** Replaces a bracket by one of its alternatives. False if no bracket has this text. */
  settle(bracket: string, chosen: string): boolean {
    return this.editor?.settle(bracket, chosen) ?? false
  }

  /** Replaces a passage by a suggestion's wording. False if nothing has to change. */
  take(anchor: Anchor | null, wording: WordingIn): boolean {
    return this.editor?.take(anchor, wording) ?? false
  }

  /** Calls `read` with the editor's view and the note's document. Undefined if the note has not loaded. */
  read<T>(read: (view: EditorView, note: Y.Doc) => T): T | undefined {
    return this.editor?.read(read)
  }

  /**
   * Sends a request about the selected passage. Does nothing if no text is selected or the reader may not request this.
   */
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
    if (changed.has("translations")) this.showBelow()
    const words = this.words()
    if (words !== this.said) this.editor?.relabel()
    this.said = words
  }

  /**
   * The note's name and its placeholder in the interface's language. When one of these texts changes, the editor's
   * labels are updated.
   */
  private words = (): string => `${this.name()} ${nothingYet()}`
  private name = (): string => this.label || msg("note.name")

  /** Makes a new editor whenever the note's replica or the reader's right to write changes. */
  private follow() {
    this.unfollow?.()
    const { link } = this
    let caret: Range | null = null
    const stop = effect(() => {
      const doc = link?.doc.value ?? null
      const mayWrite = link?.mayWrite.value ?? false
      // Building an editor reads the peers' carets. Without `untracked` each move of a peer would rerun this effect.
      untracked(() => {
        caret = this.editor?.caret() ?? (doc ? null : caret)
        this.editor?.destroy()
        this.mayWrite = mayWrite
        this.bar.hide()
        this.editor = link && doc ? this.edit(link, doc, mayWrite) : null
        this.highlight()
        this.showBelow()
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
      pictures: picturesAt(
        () => this.pictures,
        file => void this.askPicture(file),
      ),
      empty: nothingYet,
      onLeftOut: parts => {
        this.leftOut = parts
      },
      onThread: id => this.dispatchEvent(new ThreadActivated(id)),
      onChange: now => {
        if (now.brackets !== this.now.brackets) this.dispatchEvent(new BracketsCounted(now.brackets))
        if (!isSameTools(now, this.now)) this.now = now
        if (!now.selected) this.bar.forget()
      },
    })
  }

  private async askPicture(file: File | null): Promise<void> {
    if (this.pictures && this.mayWrite) await askPicture(this, this.pictures, file, this.now.picture)
  }

  private takePicture({ file, alt }: PictureGiven): void {
    if (!file) this.editor?.describePicture(alt)
    else this.editor?.insertPicture({ file: file.sha256, alt, width: file.width ?? 1, height: file.height ?? 1 })
  }

  private highlight() {
    this.editor?.highlight({ threads: this.threads, active: this.activeThread })
  }

  private showBelow() {
    const { translations, lang } = this
    this.editor?.showBelow(translations && belowParagraphs(translations, isLang(lang) ? lang : "en"))
  }

  private async use({ tool }: ToolUsed): Promise<void> {
    this.bar.hide()
    if (tool === "link") return
    if (tool === "picture") return this.askPicture(null)
    const wantsPassage = isOfPassage(tool)
    // Reads the passage before a bracket changes the text. The bracket is inserted at once, and the event for the page
    // is sent afterwards.
    const selected = wantsPassage ? this.editor?.passage() : null
    if (tool === "bracket" || !wantsPassage) this.editor?.run(tool)
    const passage = await selected
    if (passage && wantsPassage) this.dispatchEvent(requestAbout(passage, tool, isLang(this.lang) ? this.lang : "en"))
  }

  protected override render() {
    const { now, mayWrite, mayDiscuss, mayState } = this
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
      ${
        mayWrite && this.pictures
          ? pictureDialog(
              given => this.takePicture(given),
              () => this.editor?.focus(),
            )
          : nothing
      }
      ${this.bar.isShown && now.selected ? this.renderBar() : nothing}
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

const nothingYet = (): string => msg("note.empty")

declare global {
  interface HTMLElementTagNameMap {
    "plenary-note": PlenaryNote
  }
}
