import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Addition, EditorialMark, Erratum, RecordRow } from "../../../../shared/fold/recordState.ts"
import type { AdditionKind } from "../../../../shared/rules/record/afterwards/additions.ts"
import { additionActs, erratumActs, markActs } from "../../../rules/offers/record/recordActs.ts"
import type { ViewWith } from "../../../scene/scene.ts"
import { derived } from "../../../signals/derived.ts"
import { Watching } from "../../../signals/watching.ts"
import styles from "./plenary-act-row.css?inline"
import "./plenary-act-row.ts"

/** A part of a record on which a reader may act where it is shown. */
type PartOfRecord =
  | { kind: "addition"; addition: Addition; of: AdditionKind }
  | { kind: "erratum"; erratum: Erratum }
  | { kind: "mark"; mark: EditorialMark }

/** The acts on a part of a record, for a reader with a seat. A page without seats does not register this element. */
@customElement("plenary-record-acts")
export class RecordActs extends Watching(LitElement) {
  @property({ attribute: false }) scene: ViewWith<"now"> | null = null
  @property({ attribute: false }) record: RecordRow | null = null
  @property({ attribute: false }) about: PartOfRecord | null = null
  @property({ type: Boolean }) quiet = false

  static override styles = unsafeCSS(styles)

  override render() {
    const { scene, record, about } = this
    if (!scene || !record || !about) return nothing
    return html`<plenary-act-row ?quiet=${this.quiet} .scene=${scene} .acts=${derived(() => actsOn(scene, record, about))}></plenary-act-row>`
  }
}

function actsOn(scene: ViewWith<"now">, record: RecordRow, part: PartOfRecord) {
  switch (part.kind) {
    case "addition":
      return additionActs(scene, record, part.addition, part.of)
    case "erratum":
      return erratumActs(scene, record, part.erratum)
    case "mark":
      return markActs(scene, record, part.mark)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-record-acts": RecordActs
  }
}
