import { signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import { keyed } from "lit/directives/keyed.js"
import type { Me } from "../../../../shared/contract/queries.ts"
import type { State, Topic, Workspace } from "../../../../shared/fold/state.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { findTopic } from "../../../../shared/rules/readings/rows.ts"
import { noteMoments, seesVersions } from "../../../../shared/rules/text/versions.ts"
import { fileAddress } from "../../../elements/files/fileWords.ts"
import "../../../elements/shell/plenary-page-skeleton.ts"
import { domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { bareNamesThen } from "../../../i18n/names.ts"
import { reading } from "../../../i18n/texts.ts"
import { sitePath } from "../../../site/site.ts"
import { pageTitle } from "../../../state/page/title.ts"
import { NoteVersions } from "../../../state/session/versions/noteVersions.ts"
import { LivePage } from "../../frame/livePage.ts"
import { failureText } from "../../problem/failureText.ts"
import { beforeOf, type VersionListRow, versionRows } from "./rows.ts"
import { versionActs } from "./versionActs.ts"
import { titleOf, versionList } from "./versionList.ts"
import { versionShown } from "./versionShown.ts"
import "./versions.css"

/** The choice of the reader: a version, and with which one it is compared; `none` compares with no other. */
interface Chosen {
  at: number | null
  with: number | "none" | null
}

/** `/w/:slug/t/:id/versions`: the versions of a topic's note, any two compared, and who wrote which words. */
@customElement("plenary-versions-page")
export class VersionsPage extends LivePage {
  @property() topic = ""
  private versions: NoteVersions | null = null
  private readonly chosen = signal<Chosen>(chosenInAddress())
  private readonly open = signal<ReadonlySet<number>>(new Set())
  private readonly all = signal(false)
  /** the comparison that was asked for last, so that a render does not ask for it again */
  private asked = ""
  private ends = new AbortController()

  override connectedCallback(): void {
    super.connectedCallback()
    this.ends = new AbortController()
    addEventListener("online", () => void this.versions?.list.anew(), { signal: this.ends.signal })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.ends.abort()
  }

  protected override topicsShown(): readonly string[] {
    return [this.topic]
  }

  private readonly choose = (change: Partial<Chosen>): void => {
    const now = { ...this.chosen.peek(), ...change }
    this.chosen.value = now
    this.open.value = new Set()
    const place = new URLSearchParams()
    if (now.at !== null) place.set("at", String(now.at))
    if (now.with !== null) place.set("with", String(now.with))
    history.replaceState(history.state, "", `#${place}`)
  }

  protected override found(state: State, me: Me) {
    const topic = findTopic(state, this.topic)
    const { workspace } = state
    if (!topic || !workspace) return null
    pageTitle.value = msg("versions.title")
    const panel = reading(workspace.title)
    const title = reading(topic.title)
    return html`<article class="page versions">
      <header class="stack tight">
        <p class="overline trail"><a href=${`/w/${this.slug}`} lang=${domLang(panel.lang)}>${panel.text}</a> ·
          <a href=${`/w/${this.slug}/t/${topic.id}`} lang=${domLang(title.lang)}>${topic.letter} · ${title.text}</a></p>
        <h1>${msg("versions.title")}</h1>
      </header>
      ${seesVersions(workspace, me.role) ? this.body({ state, me, workspace, topic }) : html`<p class="notice">${msg("versions.forPanel")}</p>`}
    </article>`
  }

  private body(scene: Scene) {
    const versions = (this.versions ??= new NoteVersions(this.topic))
    const listed = versions.list.now.value
    switch (listed.state) {
      case "loading":
        return html`<plenary-page-skeleton .rows=${4}></plenary-page-skeleton>`
      case "failed":
        return html`<div class="card stack" role="alert"><p>${failureText(listed.failure)}</p>
          <p><button @click=${() => void versions.list.again()}>${msg("versions.again")}</button></p></div>`
      case "ready": {
        if (listed.value.versions.length === 0) return html`<p class="muted">${msg("versions.empty")}</p>`
        const rows = versionRows(listed.value, noteMoments(scene.state, scene.topic.id))
        const at = this.chosen.value.at ?? rows[0]?.at ?? null
        return html`<div class="version-columns">
          <div class="stack">${versionList(scene.state, rows, at, one => this.choose({ at: one, with: null }))}
            <button class="quiet small no-print" @click=${() => void versions.list.anew()}>${msg("versions.newer")}</button></div>
          ${at === null ? nothing : this.pane(scene, versions, rows, at)}
        </div>`
      }
      default:
        return listed satisfies never
    }
  }

  private pane(scene: Scene, versions: NoteVersions, rows: readonly VersionListRow[], at: number) {
    const { state, workspace } = scene
    const first = workspace.languages[0] ?? "en"
    const wish = this.chosen.value.with
    const before = wish === "none" ? null : (wish ?? beforeOf(rows, at))
    this.ask(versions, { at, with: before, first }, state)
    const row = rows.find(one => one.at === at)
    const shown = versions.shown.value
    return html`<section class="version-pane stack" aria-labelledby="version-title">
      <header class="stack tight">
        <h2 id="version-title">${row ? titleOf(row) : msg("versions.title")}</h2>
        <div class="row no-print">${this.comparing(rows, at, before)}
          ${
            shown.state === "ready" && shown.value.isSigned
              ? html`<label class="row version-all"><input type="checkbox" .checked=${this.all.value} @change=${this.toggleAll}> ${msg("versions.whoAll")}</label>`
              : nothing
          }</div>
        ${this.summary()}
      </header>
      ${this.text(shown, first)}
      ${keyed(at, versionActs({ ...scene, at, slug: this.slug, live: this.live, cut: this.cut, isNow: at >= (rows[0]?.at ?? 0) }))}
    </section>`
  }

  private ask(versions: NoteVersions, wanted: { at: number; with: number | null; first: Lang }, state: State): void {
    const name = `${wanted.at} ${wanted.with}`
    if (name === this.asked) return
    this.asked = name
    const nameOf = bareNamesThen(state)
    queueMicrotask(() => void versions.show({ ...wanted, nameOf }))
  }

  private readonly toggleAll = (): void => {
    this.all.value = !this.all.peek()
  }

  private comparing(rows: readonly VersionListRow[], at: number, before: number | null) {
    const change = ({ target }: Event) => {
      if (target instanceof HTMLSelectElement)
        this.choose({ with: target.value === "none" ? "none" : Number(target.value) })
    }
    const others = rows.filter((row, n) => row.at !== at && rows.findIndex(one => one.at === row.at) === n)
    return html`<label class="field version-with"><span class="label">${msg("versions.with")}</span>
      <select @change=${change}>
        <option value="none" ?selected=${before === null}>${msg("versions.nothing")}</option>
        ${others.map(row => html`<option value=${row.at} ?selected=${row.at === before}>${titleOf(row)}</option>`)}
      </select></label>`
  }

  private summary() {
    const shown = this.versions?.shown.value
    if (shown?.state !== "ready" || shown.value.with === null) return nothing
    const differing = shown.value.blocks.filter(({ is }) => is !== "same")
    const pictures = differing.filter(({ picture }) => picture !== undefined).length
    const paragraphs = differing.length - pictures
    const said = [
      paragraphs > 0 ? msg("versions.differing", { n: paragraphs }) : "",
      pictures > 0 ? msg("versions.picturesDiffering", { n: pictures }) : "",
    ]
    return html`<p class="small muted" role="status">${said.filter(Boolean).join(" ") || msg("versions.same")}</p>`
  }

  private text(shown: NoteVersions["shown"]["value"], first: Lang) {
    switch (shown.state) {
      case "loading":
        return html`<plenary-page-skeleton .rows=${3}></plenary-page-skeleton>`
      case "failed":
        return html`<div class="card stack" role="alert"><p>${failureText(shown.failure)}</p>
          <p><button @click=${this.again}>${msg("versions.again")}</button></p></div>`
      case "ready": {
        if (shown.value.blocks.length === 0) return html`<p class="muted">${msg("replay.noteEmpty")}</p>`
        const toggle = (n: number) => {
          const open = new Set(this.open.peek())
          if (!open.delete(n)) open.add(n)
          this.open.value = open
        }
        const address = (file: string) => sitePath + fileAddress(this.slug, file)
        return versionShown({
          compared: shown.value,
          first,
          open: this.open.value,
          all: this.all.value,
          address,
          toggle,
        })
      }
      default:
        return shown satisfies never
    }
  }

  private readonly again = (): void => {
    this.asked = ""
    this.requestUpdate()
  }
}

interface Scene {
  state: State
  me: Me
  workspace: Workspace
  topic: Topic
}

/** Reads the version from the address, `#at=1790000000000&with=1789999000000`, so that a link can name it. */
function chosenInAddress(): Chosen {
  const given = new URLSearchParams(location.hash.slice(1))
  const before = given.get("with")
  return {
    at: Number(given.get("at")) || null,
    with: before === "none" ? "none" : Number(before) || null,
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-versions-page": VersionsPage
  }
}
