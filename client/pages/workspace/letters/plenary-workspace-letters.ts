import { signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import { linkState } from "../../../../shared/rules/people/links.ts"
import { findMember } from "../../../../shared/rules/readings/rows.ts"
import "../../../elements/forms/plenary-copy-text.ts"
import { written } from "../../../elements/forms/written.ts"
import { msg } from "../../../i18n/msg.ts"
import { personName } from "../../../i18n/names.ts"
import { roleName } from "../../../i18n/terms/terms.ts"
import { PanelInvitations } from "../../../state/fetched/panel/invitations.ts"
import { OnLivePage } from "../../frame/onLivePage.ts"
import { failureText } from "../../problem/failureText.ts"
import { type Addressee, addressees, hasAddress, isInTrouble, leftWords, letterStateWords } from "./letterStates.ts"
import "./plenary-letter-preview.ts"
import { writtenLetters } from "./writtenLetters.ts"
import "./letters.css"

type Filter = "all" | "out" | "trouble"

/** Milliseconds between two requests for the letters: while letters are being sent, and while none is. */
const lookMs = { sending: 2_000, resting: 60_000 } as const

/** The letters that invite people to their seats: addresses, states, reminders (DOMAIN IN1 to IN6). */
@customElement("plenary-workspace-letters")
export class WorkspaceLetters extends OnLivePage {
  @property() slug = ""
  private readonly filter = signal<Filter>("out")
  /** the text that the reader adds to the letters */
  private readonly note = signal("")
  private letters!: PanelInvitations
  private timer: ReturnType<typeof setTimeout> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.letters = new PanelInvitations(this.slug)
    void this.look()
    // a roster that was pasted on this page lists addresses
    this.ownerDocument.addEventListener("invitations-listed", this.listed)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.timer)
    this.ownerDocument.removeEventListener("invitations-listed", this.listed)
  }

  private readonly listed = (): void => void this.look()

  private async look(): Promise<void> {
    clearTimeout(this.timer)
    if (!this.letters.now.peek().asking) await this.letters.look()
    if (!this.isConnected) return
    const sending = this.letters.now.peek().list?.invitations.some(({ standing }) => standing === "waiting")
    this.timer = setTimeout(() => void this.look(), sending ? lookMs.sending : lookMs.resting)
  }

  private async ask(people: readonly Addressee[]): Promise<void> {
    const mails = this.letters.now.peek().list?.mails ?? false
    const members = people.map(({ member }) => member.id)
    if (await this.letters.ask(members, this.note.peek().trim(), mails ? "mail" : "text")) await this.look()
  }

  private async save(event: SubmitEvent, { member }: Addressee): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    if (!(form instanceof HTMLFormElement)) return
    const given = new FormData(form)
    const row = { member: member.id, email: written(given, "email"), zone: written(given, "zone") }
    if (await this.letters.save([row])) form.closest("details")?.removeAttribute("open")
  }

  private revoke({ member }: Addressee): void {
    const state = this.live.state.peek()
    for (const invite of Object.values(state.invites))
      if (invite.member === member.id && linkState(state, invite, this.live.now()) === "works")
        void this.live.send("revoke-invite", { invite: invite.id })
  }

  private filters(people: readonly Addressee[]) {
    const count = (shown: Filter) => people.filter(one => isShown(one, shown)).length
    const option = (value: Filter, words: string) =>
      html`<option value=${value} ?selected=${this.filter.value === value}>${words}</option>`
    return html`<div class="field filter">
      <label for="letters-filter">${msg("letters.filter")}</label>
      <select id="letters-filter" @change=${({ target }: Event) => {
        if (target instanceof HTMLSelectElement)
          this.filter.value = target.value === "all" || target.value === "trouble" ? target.value : "out"
      }}>
        ${option("out", msg("letters.filterOut", { n: count("out") }))}
        ${option("trouble", msg("letters.filterTrouble", { n: count("trouble") }))}
        ${option("all", msg("letters.filterAll", { n: count("all") }))}
      </select>
    </div>`
  }

  private line(one: Addressee, mails: boolean, busy: boolean) {
    const { member, letter, next, linked } = one
    const name = personName(member)
    const may = next !== null && (!mails || hasAddress(one))
    return html`<li class="invited">
      <span class="invited-who">
        <strong>${name}</strong> <span class="muted small">${roleName(member.role)}</span>
        ${letter?.email ? html`<span class="small address">${letter.email}</span>` : nothing}
        <span class=${isInTrouble(one) ? "small problem" : "small muted"}>${letterStateWords(one)}</span>
      </span>
      <span class="row">
        ${may ? html`<button class="small" ?disabled=${busy} @click=${() => this.ask([one])}>${actWords(next, mails)}<span class="visually-hidden"> ${name}</span></button>` : nothing}
        ${linked && !member.taken && letter && letter.standing !== "listed" ? html`<button class="small danger" @click=${() => this.revoke(one)}>${msg("letters.revoke")}<span class="visually-hidden"> ${name}</span></button>` : nothing}
      </span>
      ${member.taken ? nothing : this.addressForm(one, name)}
    </li>`
  }

  private addressForm(one: Addressee, name: string) {
    const { member, letter } = one
    const hidden = letter?.email === null
    return html`<details class="edit"><summary class="small">${msg("letters.edit")}<span class="visually-hidden"> ${name}</span></summary>
      <form class="pair" @submit=${(event: SubmitEvent) => this.save(event, one)}>
        <div class="field">
          <label for="email-${member.id}"><span aria-hidden="true">${msg("letters.address")}</span><span class="visually-hidden">${msg("letters.addressOf", { name })}</span></label>
          <input id="email-${member.id}" name="email" type="email" maxlength="254" required .defaultValue=${letter?.email ?? ""} autocomplete="off" />
          ${hidden ? html`<p class="hint">${msg("letters.addressHidden")}</p>` : nothing}
        </div>
        <div class="field">
          <label for="zone-${member.id}"><span aria-hidden="true">${msg("letters.zone")}</span><span class="visually-hidden">${msg("letters.zoneOf", { name })}</span></label>
          <input id="zone-${member.id}" name="zone" maxlength="64" placeholder="Asia/Tokyo" list="letters-zones" .defaultValue=${letter?.zone ?? ""} autocomplete="off" />
        </div>
        <button class="small">${msg("letters.save")}</button>
      </form>
    </details>`
  }

  private deeds(people: readonly Addressee[], mails: boolean, busy: boolean) {
    const sends = people.filter(one => one.next === "send" && (!mails || hasAddress(one)))
    const reminds = people.filter(one => one.next === "remind")
    if (sends.length === 0 && reminds.length === 0) return nothing
    const n = sends.length
    return html`<label class="field">${msg("letters.note")}
        <textarea rows="2" maxlength="1000" .value=${this.note.value} @input=${({ target }: Event) => {
          if (target instanceof HTMLTextAreaElement) this.note.value = target.value
        }}></textarea></label>
      <plenary-letter-preview .slug=${this.slug} .note=${this.note.value} .people=${[...sends, ...reminds].map(({ member }) => member)}></plenary-letter-preview>
      <p class="row">
        ${n === 0 ? nothing : html`<button class="filled" ?disabled=${busy} @click=${() => this.ask(sends)}>${mails ? msg("letters.send", { n }) : msg("letters.write", { n })}</button>`}
        ${reminds.length === 0 ? nothing : html`<button ?disabled=${busy} @click=${() => this.ask(reminds)}>${msg("letters.remind", { n: reminds.length })}</button>`}
      </p>`
  }

  /** Says how far the letters are. */
  private progress(people: readonly Addressee[]) {
    const { asking, asked } = this.letters.now.value
    const wanted = new Set(asked.asked)
    const waiting = people.filter(
      ({ member, letter }) => wanted.has(member.id) && letter?.standing === "waiting",
    ).length
    const [done, all] = asking ? [asking.done, asking.all] : [wanted.size - waiting, wanted.size]
    if (!asking && waiting === 0)
      return all > 0 && asked.letters.length === 0 ? html`<p>${msg("letters.asked", { n: all })}</p>` : nothing
    return html`<p class="row"><progress max=${all} value=${done}></progress> ${msg("letters.sending", { done, all })}</p>`
  }

  private outcome(people: readonly Addressee[]) {
    const { asked, failure, list } = this.letters.now.value
    const state = this.live.state.value
    const nameOf = (id: string) => {
      const member = findMember(state, id)
      return member ? personName(member) : ""
    }
    return html`<div aria-live="polite" class="stack">
      ${this.progress(people)}
      ${asked.left.length === 0 ? nothing : html`<ul class="small">${asked.left.map(({ member, why }) => html`<li>${msg("letters.left", { name: nameOf(member), why: leftWords(why) })}</li>`)}</ul>`}
      ${asked.letters.length === 0 ? nothing : writtenLetters(asked.letters, nameOf)}
      ${failure ? html`<p class="problem" role="alert">${failureText(failure)} ${list ? msg("letters.offline") : nothing} <button class="small" @click=${() => this.look()}>${msg("letters.again")}</button></p>` : nothing}
    </div>`
  }

  protected override render() {
    const { list, busy, failure } = this.letters.now.value
    const role = this.live.me.value?.role ?? "public"
    const people = list ? addressees(this.live.state.value, list.invitations, { role, now: this.live.now() }) : []
    const shown = people.filter(one => isShown(one, this.filter.value))
    const mails = list?.mails ?? true
    return html`<section class="stack letters" aria-labelledby="ws-letters">
      <h2 id="ws-letters">${mails ? msg("letters.title") : msg("letters.titleText")}</h2>
      <p class="hint">${mails ? msg("letters.help") : msg("letters.noMail")}</p>
      ${list === null && !failure ? html`<p class="muted">${msg("letters.loading")}</p>` : nothing}
      ${
        list === null
          ? nothing
          : people.length === 0
            ? html`<p class="muted">${msg("letters.none")}</p>`
            : html`${this.filters(people)}
        <ul role="list" class="list">${shown.map(one => this.line(one, mails, busy))}</ul>
        <datalist id="letters-zones">${zones().map(zone => html`<option value=${zone}></option>`)}</datalist>
        ${this.deeds(people, mails, busy)}`
      }
      ${this.outcome(people)}
    </section>`
  }
}

function isShown(one: Addressee, filter: Filter): boolean {
  if (filter === "all") return true
  return filter === "out" ? !one.member.taken : isInTrouble(one)
}

function actWords(next: Addressee["next"], mails: boolean): string {
  if (!mails) return msg("letters.writeOne")
  if (next === "remind") return msg("letters.remindOne")
  return next === "anew" ? msg("letters.anewOne") : msg("letters.sendOne")
}

/** The zones of clocks that this browser knows. */
const zones = (): readonly string[] => Intl.supportedValuesOf("timeZone")

declare global {
  interface HTMLElementTagNameMap {
    "plenary-workspace-letters": WorkspaceLetters
  }
}
