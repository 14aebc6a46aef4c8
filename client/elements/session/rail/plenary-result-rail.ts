import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import { findStatement } from "../../../../shared/rules/readings/rows.ts"
import { textsAsked } from "../../../../shared/rules/text/leftOut.ts"
import { msg } from "../../../i18n/msg.ts"
import { roundKindName, roundStateName } from "../../../i18n/terms/terms.ts"
import { mayNow } from "../../../rules/offers/mayNow.ts"
import type { View, ViewWith } from "../../../scene/scene.ts"
import { Watching } from "../../../signals/watching.ts"
import { sessionStyles } from "../kit/sheet.ts"
import styles from "./plenary-result-rail.css?inline"
import "../record-card/plenary-record-card.ts"
import "../round/result/plenary-round-result.ts"
import { silenceName, voidShown } from "../round/voidWords.ts"
import "../statement/plenary-statement-texts.ts"

/**
 * The records and the round results of a topic, newest first. If `topic` is null, the results of all topics are shown.
 */
@customElement("plenary-result-rail")
export class ResultRail extends Watching(LitElement) {
  @property({ attribute: false }) scene: ViewWith<"now" | "present"> | null = null
  @property({ attribute: false }) topic: string | null = ""
  @property() base = ""

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const scene = this.scene
    if (!scene) return nothing
    const ofAll = this.topic === null
    const records = Object.values(scene.state.records)
      .filter(({ body }) => ofAll || body.topic === this.topic)
      .sort((a, b) => b.number - a.number)
    const rounds = Object.values(scene.state.rounds)
      .filter(({ topic }) => ofAll || topic === this.topic)
      .sort((a, b) => b.openedAt - a.openedAt)
    if (records.length + rounds.length === 0) return html`<p class="muted small">${msg("results.empty")}</p>`
    return html`
      ${records.map(record => html`<plenary-record-card ?brief=${!ofAll} .scene=${scene} .record=${record} .href=${`${this.base}/r/${record.number}`}></plenary-record-card>`)}
      ${rounds.map(round => this.#round(scene, round))}`
  }

  #round(scene: View, round: Round) {
    const statement = findStatement(scene.state, round.statement)
    const label = statement?.label ?? ""
    const version = msg("statement.version", { version: round.version })
    return html`<div class="card round">
      <p class="name">${label} <span class="small muted">${version}</span></p>
      ${this.topic === null && statement ? html`<plenary-statement-texts .texts=${textsAsked(statement, round)} .authentic=${scene.state.workspace?.authentic.map(({ lang }) => lang) ?? []}></plenary-statement-texts>` : nothing}
      ${
        round.state === "revealed"
          ? html`<plenary-round-result ?grouping=${mayNow(scene, "group reasons")} .scene=${scene} .round=${round}></plenary-round-result>`
          : round.state === "void"
            ? html`<p class="small">${voidShown(scene, round, label)}</p>${round.answers?.length ? html`<plenary-round-result .scene=${scene} .round=${round}></plenary-round-result>` : nothing}`
            : html`<p class="small muted">${round.silence ? silenceName() : roundKindName(round.kind)} · ${roundStateName(round.state)}</p>`
      }
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-result-rail": ResultRail
  }
}
