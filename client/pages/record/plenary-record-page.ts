import { html, nothing, type TemplateResult } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Me } from "../../../shared/contract/queries.ts"
import type { Addition, Erratum, RecordRow } from "../../../shared/fold/recordState.ts"
import type { Settled } from "../../../shared/fold/slices/frame.ts"
import type { State } from "../../../shared/fold/state.ts"
import { presentIn } from "../../../shared/rules/floor/presence.ts"
import { right } from "../../../shared/rules/policy.ts"
import type { AdditionKind } from "../../../shared/rules/record/afterwards/additions.ts"
import { actionsOfRecord } from "../../../shared/rules/record/living/progress.ts"
import { neverInForce } from "../../../shared/rules/record/returning.ts"
import { msg } from "../../i18n/msg.ts"
import type { Scene } from "../../scene/scene.ts"
import { siteAddress } from "../../site/site.ts"
import "../../elements/icons/plenary-icon.ts"
import { livingShown, reviewBanner } from "../../elements/record/living.ts"
import "../../elements/record/texts/plenary-language-texts.ts"
import { voicesBesideRecord } from "../../elements/record/voices/recordVoices.ts"
import "../../elements/record/answers/plenary-tally-bar.ts"
import { domLang } from "../../i18n/language.ts"
import { namesThen } from "../../i18n/names.ts"
import { outcomeName } from "../../i18n/terms/outcomeTerms.ts"
import { reading } from "../../i18n/texts.ts"
import { loadProof } from "../../state/fetched/records/recordProof.ts"
import { LazyModule } from "../../state/loading/lazyModule.ts"
import { pageTitle } from "../../state/page/title.ts"
import { noSession } from "../../state/session/noSession.ts"
import { LivePage } from "../frame/livePage.ts"
import "../frame/files/plenary-bundle-link.ts"
import "../frame/files/plenary-file-menu.ts"
import type { SendCommand } from "../proceedings/minutes/nextStep.ts"
import { actionLines, addingAction } from "../proceedings/outcomes/actionList.ts"
import { ratingsBefore } from "./ratingsBefore.ts"
import "../../elements/forms/plenary-copy-text.ts"
import "../../elements/shell/plenary-copy-link.ts"
import { recordBanners } from "./recordBanners.ts"
import { recordHow } from "./recordHow.ts"
import { recordPositions } from "./recordPositions.ts"
import "./record.css"

const desk = new LazyModule(() => import("./desk/recordDesk.ts"))
const ratings = new LazyModule(() => import("./desk/recordRatings.ts"))

/**
 * `/w/:slug/r/:n`: one consensus record with everything that a reader needs in ten years. It is designed for paper
 * first.
 */
@customElement("plenary-record-page")
export class RecordPage extends LivePage {
  @property({ type: Number }) number = 0
  private proof: { of: string; loaded: ReturnType<typeof loadProof> } | undefined

  constructor() {
    super()
    this.addEventListener("act-wanted", ({ act }) => desk.code?.performAtDesk(act, this, this.slug))
  }

  /** Returns the record's proof, or null until it is fetched. The page can be read without the proof. */
  private proofOf(record: RecordRow) {
    if (this.proof?.of !== record.id) this.proof = { of: record.id, loaded: loadProof(record.id) }
    const proof = this.proof.loaded.now.value
    return proof.state === "ready" ? proof.value : null
  }

  private actions(record: RecordRow) {
    return html`<div class="row no-print">
      <button class="filled" @click=${() => print()}><plenary-icon name="print"></plenary-icon> ${msg("record.print")}</button>
      <plenary-file-menu .languages=${this.live.state.value.workspace?.languages ?? []} .path=${`/api/records/${record.id}`} .table=${`/api/records/${record.id}.csv`}></plenary-file-menu>
      <plenary-bundle-link .slug=${this.slug} .label=${msg("record.bundle")}></plenary-bundle-link>
      <a class="button" href=${`/w/${this.slug}/t/${record.body.topic}`}><plenary-icon name="statement"></plenary-icon> ${msg("record.topic")}</a>
      <plenary-copy-link worded .path=${`/w/${this.slug}/r/${record.number}`}></plenary-copy-link>
      ${
        this.live.state.value.workspace?.public
          ? html`<details class="embedding"><summary>${msg("record.embed")}</summary>
        <p class="hint">${msg("record.embedHelp")}</p>
        <plenary-copy-text rows="3" .label=${msg("record.embed")} .text=${embedding(`${siteAddress}/w/${this.slug}/r/${record.number}`)}></plenary-copy-text></details>`
          : nothing
      }
    </div>`
  }

  /**
   * The scene for the acts on this page. It has no session, because a record outlives its session. The acts then follow
   * the rules that apply between two sessions.
   */
  private scene(state: State, { member, role, side, kept }: Me): Scene {
    return {
      state,
      session: noSession,
      me: { member, role, side, kept },
      now: this.live.now(),
      topic: null,
      present: [...presentIn(state, this.live.hints.presence.value.members)],
      connected: this.live.hints.presence.value.members,
      answers: {},
      mine: new Set(),
      said: new Set(),
    }
  }

  /** The buttons of the reader's acts. Their code is imported only for a reader with a seat. */
  private deskOf(scene: Scene, record: RecordRow) {
    if (scene.me.member === null) return nothing
    const now = desk.wanted()
    return now.state === "there" ? now.code.recordDesk(scene, record, this.cut) : nothing
  }

  private ratingsOf(scene: Scene, record: RecordRow) {
    if (ratingsBefore(scene.state, record).length === 0) return nothing
    const now = ratings.wanted()
    return now.state === "there" ? now.code.recordRatings(scene, ratingsBefore(scene.state, record)) : nothing
  }

  /** The entries beside the record since its declaration, and its actions. */
  private living(record: RecordRow, { state }: Scene) {
    const me = this.live.me.value
    const name = namesThen(state)
    const shown = livingShown(record, { state, me }, name)
    const actions = actionsOfRecord(state, record)
    const adds = me && right(me.role, "write the minutes") === "yes" && record.state === "in_force"
    if (!me || (shown === nothing && actions.length === 0 && !adds)) return nothing
    const send: SendCommand = async (kind, body) => (await this.live.send(kind, body)).ok
    return html`<section class=${shown === nothing && actions.length === 0 ? "stack no-print" : "stack"} aria-labelledby="living">
      <h2 id="living">${msg("living.title")}</h2>
      ${shown}
      ${actions.length > 0 ? html`<h3>${msg("outcomes.actions")}</h3>${actionLines(actions, me, send, name)}` : nothing}
      ${adds ? addingAction(state, me, send, record.id) : nothing}
    </section>`
  }

  private sheet(record: RecordRow, scene: Scene) {
    const { state } = scene
    const { body, number } = record
    const topic = reading(body.topicTitle)
    const version = body.version
    const name = namesThen(state)
    const title = msg("record.title", { n: number })
    pageTitle.value = `CR-${number}`
    const erratumActs = (erratum: Erratum) =>
      scene.me.member === null ? nothing : (desk.code?.erratumDesk(scene, record, erratum, this.cut) ?? nothing)
    const additionActs = (addition: Addition, of: AdditionKind) =>
      scene.me.member === null
        ? nothing
        : (desk.code?.additionDesk(scene, record, { addition, of }, this.cut) ?? nothing)
    const acts = { erratum: erratumActs, addition: additionActs, me: this.live.me.value }
    return html`<article class="page record">
      <header class="stack tight">
        <p class="overline">
          <a href=${`/w/${this.slug}`} lang=${domLang(reading(state.workspace?.title ?? {}).lang)}>${reading(state.workspace?.title ?? {}).text}</a>
        </p>
        <h1>${title} ${neverInForce(record) ? nothing : html`<span class="level" data-level=${body.level}>${outcomeName(body.level)}</span>`}</h1>
        <p class="lead">
          <span lang=${domLang(topic.lang)}>${topic.text}</span> · ${body.label} · ${msg("statement.version", { version })}
        </p>
      </header>
      ${recordBanners(record, scene)} ${reviewBanner(record, scene.now)} ${this.actions(record)}
      <plenary-language-texts .texts=${body.texts}></plenary-language-texts>
      ${this.deskOf(scene, record)}
      ${this.living(record, scene)} ${recordPositions(record, scene, name)} ${voicesBesideRecord(record, state, name, acts)} ${this.ratingsOf(scene, record)}
      ${recordHow(record, scene, name, this.proofOf(record))}
    </article>`
  }

  /** The topic of the record. The topic's rows include the record's statement, rounds and objections. */
  protected override topicsShown(state: State, settled: Settled): string[] {
    const known = Object.values(state.records).find(({ number }) => number === this.number)
    const topics = Object.entries(settled).filter(([, one]) =>
      one?.records.some(({ number }) => number === this.number),
    )
    return known ? [known.body.topic] : topics.map(([topic]) => topic)
  }

  protected override found(state: State, me: Me): TemplateResult | null {
    const record = Object.values(state.records).find(one => one.number === this.number)
    for (const { state: at, endsAt } of record?.errata ?? []) if (at === "proposed") this.isPast(endsAt)
    return record ? this.sheet(record, this.scene(state, me)) : null
  }
}

/** The lines by which another site shows the record. */
const embedding = (address: string): string =>
  `<script async src="${siteAddress}/embed/record.js"></script>\n<plenary-record src="${address}"><a href="${address}">${address}</a></plenary-record>`

declare global {
  interface HTMLElementTagNameMap {
    "plenary-record-page": RecordPage
  }
}
