import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { RecordRow } from "../../../../shared/fold/recordState.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { mayWriteNote, right } from "../../../../shared/rules/policy.ts"
import { findTopic } from "../../../../shared/rules/readings/rows.ts"
import { isNotYetTaken, isWatched, liftedText } from "../../../../shared/rules/text/drift.ts"
import { endedFor, noteModeNow } from "../../../../shared/rules/text/noteMode.ts"
import type { Act } from "../../../acts/act.ts"
import { clock } from "../../../i18n/formats.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import type { View } from "../../../scene/scene.ts"
import { sessionStyles } from "../kit/sheet.ts"
import { changesSheet, wordChanges } from "../kit/wordChanges.ts"
import { differsShort, differsWords } from "./differsWords.ts"
import styles from "./plenary-drift-badge.css?inline"

/** Says since when a note differs from its record, shows the changes, and offers acts that settle the difference. */
@customElement("plenary-drift-badge")
@localized()
export class DriftBadge extends LitElement {
  @property({ attribute: false }) scene: View | null = null
  @property({ attribute: false }) record: RecordRow | null = null
  static override styles = [sessionStyles, changesSheet, unsafeCSS(styles)]

  override render() {
    const { scene, record } = this
    if (!scene || !record?.drift || !isWatched(record)) return nothing
    const lifted = liftedText(record)
    return html`<section aria-label=${differsShort(record)}>
      <p class="small">${differsWords(record, clock(record.drift.since))}</p>
      ${
        record.drift.now === ""
          ? html`<p class="small muted">${msg("drift.gone")}</p>`
          : lifted
            ? this.#changes(record, record.drift.now, lifted)
            : nothing
      }
      ${this.#exits(scene, record)}
    </section>`
  }

  /**
   * Shows the change from the record's wording to the note. If the note has not taken that wording yet, shows the
   * change from the note to the record.
   */
  #changes(record: RecordRow, now: string, { text, lang }: { text: string; lang: Lang }) {
    return isNotYetTaken(record)
      ? html`<details><summary>${msg("drift.wouldSay")}</summary>${wordChanges(now, text, lang)}</details>`
      : html`<details><summary>${msg("diff.label")}</summary>${wordChanges(text, now, lang)}</details>`
  }

  #exits({ me, state }: View, record: RecordRow) {
    const topic = findTopic(state, record.body.topic)
    const mode = topic?.note ? noteModeNow(topic) : "open"
    const exits: Act[] = [
      ...(mayWriteNote(me.role, mode) ? [{ kind: "restore-wording" as const, record }] : []),
      ...(right(me.role, "edit a text") === "yes" && !endedFor(me.role, topic)
        ? [{ kind: "amend" as const, record }]
        : []),
      ...(right(me.role, "declare") === "yes" && !isNotYetTaken(record)
        ? [{ kind: "mark-editorial" as const, record }]
        : []),
    ]
    return html`<plenary-act-row .scene=${this.scene} .acts=${exits}></plenary-act-row>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-drift-badge": DriftBadge
  }
}
