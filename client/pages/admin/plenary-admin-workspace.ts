import { signal } from "@preact/signals-core"
import { html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { HostWorkspace } from "../../../shared/contract/queries/host/host.ts"
import { languages } from "../../../shared/model/terms.ts"
import "../../elements/forms/plenary-copy-text.ts"
import { written } from "../../elements/forms/written.ts"
import { number } from "../../i18n/formats.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { ownName } from "../../i18n/terms/terms.ts"
import { reading } from "../../i18n/texts.ts"
import { Watching } from "../../signals/watching.ts"
import { siteAddress } from "../../site/site.ts"
import { handChair, renamePanel } from "../../state/fetched/host/host.ts"
import { failureText } from "../problem/failureText.ts"
import { bytesSaid } from "./bytesSaid.ts"
import { HostChanged } from "./hostChanged.ts"

/**
 * A workspace on the administrator's page: what it takes, and how it is renamed and handed to another chair.
 * @fires host-changed
 */
@customElement("plenary-admin-workspace")
export class AdminWorkspace extends Watching(LitElement) {
  @property({ attribute: false }) workspace!: HostWorkspace
  private readonly busy = signal(false)
  private readonly told = signal<{ text: string; done: boolean } | null>(null)
  /** the address of the link for the new chair; it is shown only once */
  private readonly link = signal("")

  protected override createRenderRoot() {
    return this
  }

  private async act(asked: () => Promise<string | { failure: Parameters<typeof failureText>[0] }>): Promise<void> {
    this.busy.value = true
    this.told.value = null
    const done = await asked()
    this.busy.value = false
    this.told.value =
      typeof done === "string" ? { text: done, done: true } : { text: failureText(done.failure), done: false }
    if (typeof done === "string") this.dispatchEvent(new HostChanged())
  }

  private readonly rename = (event: SubmitEvent): void => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const form = new FormData(event.currentTarget)
    const title = Object.fromEntries(
      languages.flatMap(lang => (written(form, lang) === "" ? [] : [[lang, written(form, lang)]])),
    )
    void this.act(async () => {
      const failed = await renamePanel(this.workspace.slug, title, this.workspace.title)
      return failed ?? msg("settings.saved")
    })
  }

  private readonly hand = (event: SubmitEvent): void => {
    event.preventDefault()
    const form = event.currentTarget
    if (!(form instanceof HTMLFormElement)) return
    const given = new FormData(form)
    void this.act(async () => {
      const made = await handChair(this.workspace.slug, written(given, "from"), written(given, "name"))
      if ("failure" in made) return made
      this.link.value = `${siteAddress}/join#${made.token}`
      form.reset()
      return msg("admin.handed")
    })
  }

  private titles({ slug, title }: HostWorkspace) {
    return html`<details><summary>${msg("admin.rename")}</summary>
      <form class="stack" @submit=${this.rename}>
        ${languages.map(
          lang => html`<div class="field"><label for=${`title-${slug}-${lang}`}>${ownName[lang]}</label>
            <input id=${`title-${slug}-${lang}`} name=${lang} maxlength="300" lang=${domLang(lang)} .value=${title[lang] ?? ""} /></div>`,
        )}
        <div><button ?disabled=${this.busy.value}>${msg("admin.renameDo")}</button></div>
      </form>
    </details>`
  }

  private chair({ slug, chairs }: HostWorkspace) {
    if (chairs.length === 0)
      return html`<p class="muted">${msg("admin.noChair")} <a href=${`/w/${slug}`}>${msg("admin.noChairLink")}</a></p>`
    return html`<details><summary>${msg("admin.hand")}</summary>
      <form class="stack" @submit=${this.hand}>
        <p class="hint">${msg("admin.handHelp")}</p>
        <div class="field"><label for=${`from-${slug}`}>${msg("admin.handFrom")}</label>
          <select id=${`from-${slug}`} name="from">${chairs.map(({ member, name }) => html`<option value=${member}>${name}</option>`)}</select></div>
        <div class="field"><label for=${`to-${slug}`}>${msg("admin.handTo")}</label>
          <input id=${`to-${slug}`} name="name" required maxlength="200" pattern=".*\\S.*" autocomplete="off" /></div>
        <div><button class="danger" ?disabled=${this.busy.value}>${msg("admin.handDo")}</button></div>
      </form>
    </details>`
  }

  protected override render() {
    const { slug, title, demo, archived, erasures, chairs, people, entries, noteBytes, fileBytes } = this.workspace
    const name = reading(title)
    const told = this.told.value
    return html`<h3><a href=${`/w/${slug}`} lang=${domLang(name.lang)}>${name.text || slug}</a>
        ${demo ? html`<span class="chip accent">${msg("workspace.demo")}</span>` : nothing}
        ${archived ? html`<span class="chip">${msg("admin.archived")}</span>` : nothing}</h3>
      <dl class="facts">
        <div><dt>${msg("admin.chair")}</dt><dd>${chairs.map(one => one.name).join(" · ") || "–"}</dd></div>
        <div><dt>${msg("admin.people")}</dt><dd>${number(people)}</dd></div>
        <div><dt>${msg("admin.storage")}</dt>
          <dd>${msg("admin.storageOf", { notes: bytesSaid(noteBytes), files: bytesSaid(fileBytes), entries: number(entries) })}</dd></div>
      </dl>
      ${archived ? nothing : html`${this.titles(this.workspace)} ${this.chair(this.workspace)}`}
      <p class="row"><a href=${`/w/${slug}#keeping`}>${msg("keeping.title")}</a>
        ${erasures > 0 ? html`<span class="chip warn">${msg("admin.erasures", { n: erasures })}</span>` : nothing}</p>
      ${this.link.value ? html`<p>${msg("admin.handLink")}</p><plenary-copy-text .text=${this.link.value} .label=${msg("admin.handLink")}></plenary-copy-text>` : nothing}
      ${told ? html`<p class=${told.done ? "muted" : "problem"} role=${told.done ? "status" : "alert"}>${told.text}</p>` : nothing}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-admin-workspace": AdminWorkspace
  }
}
