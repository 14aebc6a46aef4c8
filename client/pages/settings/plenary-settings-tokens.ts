import { signal } from "@preact/signals-core"
import { html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Machine } from "../../../shared/fold/peopleState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { MachineScope, Role } from "../../../shared/model/terms.ts"
import { anybodyContributed } from "../../../shared/rules/gate/opening.ts"
import { written } from "../../elements/forms/written.ts"
import "../../elements/forms/plenary-copy-text.ts"
import { day, moment, number } from "../../i18n/formats.ts"
import { currentLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"
import { Watching } from "../../signals/watching.ts"
import { TokensUsed } from "../../state/fetched/panel/tokensUsed.ts"
import type { SessionConnection } from "../../state/live.ts"
import { SendsHere } from "../frame/sendsHere.ts"

type Making =
  | { state: "asking" | "busy" }
  | { state: "made"; token: string }
  | { state: "lost"; machine: string }
  | { state: "refused"; text: string }

/** The tokens by which programs read the panel. A token is shown only once, when it is made (DOMAIN X11). */
@customElement("plenary-settings-tokens")
export class SettingsTokens extends Watching(LitElement) {
  @property({ attribute: false }) live!: SessionConnection
  @property({ attribute: false }) by: Role = "moderator"
  private readonly here = new SendsHere(this, () => this.live)
  private readonly making = signal<Making>({ state: "asking" })
  private readonly used = new TokensUsed()

  override connectedCallback(): void {
    super.connectedCallback()
    const slug = this.live.state.peek().workspace?.slug
    if (slug !== undefined) void this.used.look(slug)
  }

  protected override createRenderRoot() {
    return this
  }

  private async make(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    if (!(form instanceof HTMLFormElement)) return
    const given = new FormData(form)
    this.making.value = { state: "busy" }
    const answered = await this.here.send("make-token", {
      name: written(given, "name"),
      scope: scopesOffered.find(one => one === given.get("scope")) ?? "observer",
      days: Number(given.get("days")) || 90,
    })
    this.making.value = answered.ok
      ? madeOf(answered.made)
      : { state: "refused", text: refusalText(answered.refusal, this.live.state.peek()) }
    if (answered.ok) form.reset()
  }

  private async revoke({ id }: Pick<Machine, "id">): Promise<void> {
    const answered = await this.here.send("revoke-token", { machine: id })
    this.making.value = answered.ok
      ? { state: "asking" }
      : { state: "refused", text: refusalText(answered.refusal, this.live.state.peek()) }
  }

  /** Once somebody contributed, a moderator alone lets a program read more than people without a seat (DOMAIN X11). */
  private get scopes(): readonly MachineScope[] {
    return this.by === "moderator" || !anybodyContributed(this.live.state.value) ? scopesOffered : ["public"]
  }

  private form() {
    return html`<form class="stack" @submit=${this.make}>
      <div class="field"><label for="token-name">${msg("tokens.name")}</label>
        <input id="token-name" name="name" required maxlength="100" autocomplete="off" aria-describedby="token-name-hint" />
        <p class="hint" id="token-name-hint">${msg("tokens.nameHint")}</p></div>
      <div class="field"><label for="token-scope">${msg("tokens.scope")}</label>
        <select id="token-scope" name="scope" aria-describedby="token-scope-hint">${this.scopes.map(one => html`<option value=${one}>${scopeName(one)}</option>`)}</select>
        <p class="hint" id="token-scope-hint">${msg("tokens.scopeHint")}</p></div>
      <div class="field"><label for="token-days">${msg("tokens.days")}</label>
        <input id="token-days" name="days" type="number" min="1" max="365" required value="90" /></div>
      <div class="row"><button class="filled" ?disabled=${this.making.value.state === "busy"}>${msg("tokens.make")}</button></div>
    </form>`
  }

  private outcome(making: Making) {
    if (making.state === "refused") return html`<p class="problem" role="alert">${making.text}</p>`
    if (making.state === "lost") return this.lost(making.machine)
    if (making.state !== "made") return nothing
    return html`<div class="notice good">
      <p>${msg("tokens.once")}</p>
      <plenary-copy-text class="grow" .text=${making.token} .label=${msg("tokens.token")}></plenary-copy-text>
    </div>`
  }

  /** Says that the new token cannot be shown, and offers to revoke it, because nobody can use it. */
  private lost(machine: string) {
    return html`<div class="notice bad" role="alert">
      <p>${msg("tokens.lost")}</p>
      <div class="row"><button class="small danger" @click=${() => this.revoke({ id: machine })}>${msg("tokens.revokeLost")}</button></div>
    </div>`
  }

  private line(machine: Machine) {
    const { name, scope, until } = machine
    return html`<li class="list-row">
      <span>${name} <span class="muted small">${scopeName(scope)} · ${this.works(machine) ? msg("tokens.until", { day: day(until) }) : this.endWords(machine)}${this.useWords(machine)}</span></span>
      ${
        this.works(machine)
          ? html`<button class="small danger" @click=${() => this.revoke(machine)}>
              ${msg("tokens.revoke")}<span class="visually-hidden"> ${name}</span>
            </button>`
          : nothing
      }
    </li>`
  }

  private works({ ended, until }: Machine): boolean {
    return ended === null && this.live.now() < until
  }

  private endWords({ ended, until }: Machine): string {
    if (ended?.with === "maker") return msg("tokens.endedWithMaker", { day: day(ended.at) })
    return ended ? msg("tokens.revokedOn", { day: day(ended.at) }) : msg("tokens.endedOn", { day: day(until) })
  }

  /** Says when the program last used the token; nothing until the server has said so. */
  private useWords({ id }: Machine): string {
    const { value: used } = this.used.now
    if (used.state !== "rest") return ""
    const at = used.uses[id]
    return ` · ${at === undefined ? msg("tokens.unused") : msg("tokens.used", { time: moment(at) })}`
  }

  private lists({ machines = {} }: State) {
    const all = Object.values(machines)
    const valid = all.filter(one => this.works(one))
    const ended = all.filter(one => !this.works(one))
    return html`${
      valid.length === 0
        ? html`<p class="muted">${msg("tokens.none")}</p>`
        : html`<ul class="list" role="list">${valid.map(one => this.line(one))}</ul>`
    }
    ${this.used.now.value.state === "failed" ? html`<p class="muted small">${msg("tokens.useUnknown")}</p>` : nothing}
    ${
      ended.length === 0
        ? nothing
        : html`<details><summary>${msg("tokens.ended")} (${number(ended.length)})</summary>
            <ul class="list" role="list">${ended.map(one => this.line(one))}</ul></details>`
    }`
  }

  protected override render() {
    return html`<section class="card stack" aria-labelledby="tokens">
      <h2 id="tokens">${msg("tokens.title")}</h2>
      <p class="hint">${msg("tokens.help")} <a href=${`/api/docs?lang=${currentLang()}`}>${msg("tokens.docs")}</a></p>
      ${this.lists(this.live.state.value)}
      ${this.form()}
      <div aria-live="polite">${this.outcome(this.making.value)}</div>
    </section>`
  }
}

/** The outcome of a made token. Only the first receipt has it, so a command that was sent again gets none. */
const madeOf = ({ machine, token }: Partial<Record<string, unknown>>): Making =>
  typeof token === "string" ? { state: "made", token } : { state: "lost", machine: String(machine) }

/** The scopes in the order of the form; the first one is the preset. */
const scopesOffered = ["observer", "public", "secretary"] as const satisfies readonly MachineScope[]

const scopeName = (scope: MachineScope): string =>
  ({
    public: () => msg("tokens.public"),
    observer: () => msg("tokens.observer"),
    secretary: () => msg("tokens.secretary"),
  })[scope]()

declare global {
  interface HTMLElementTagNameMap {
    "plenary-settings-tokens": SettingsTokens
  }
}
