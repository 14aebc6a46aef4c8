import { signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { CommandInput, CommandKind } from "../../../../shared/contract/commands.ts"
import type { Refusal } from "../../../../shared/contract/refusals.ts"
import type { Member } from "../../../../shared/fold/peopleState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import {
  alternateSits,
  maySeatAlternate,
  type SharedSeat,
  sharedSeat,
} from "../../../../shared/rules/people/seats/alternates.ts"
import { findMember } from "../../../../shared/rules/readings/rows.ts"
import { seatStays } from "../../../../shared/rules/round/electorate/changingHands.ts"
import "../../../elements/forms/plenary-copy-text.ts"
import { written } from "../../../elements/forms/written.ts"
import { moment } from "../../../i18n/formats.ts"
import { currentLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { refusalText } from "../../../i18n/sentences/refusalText.ts"
import { siteAddress } from "../../../site/site.ts"
import { announce } from "../../../state/page/announcer.ts"
import { OnLivePage } from "../../frame/onLivePage.ts"

type Now =
  | { state: "rest" }
  | { state: "sending" }
  | { state: "made"; link: string }
  | { state: "refused"; refusal: Refusal }

/**
 * The reader's own seat as they share it with an alternate (DOMAIN, Alternates). A panelist names an alternate here and
 * reads the link once. Both of them hand the seat over and back, and an act that has to wait says why.
 */
@customElement("plenary-own-alternate")
export class OwnAlternate extends OnLivePage {
  private readonly now = signal<Now>({ state: "rest" })

  private async send<K extends CommandKind>(kind: K, body: CommandInput<K>): Promise<void> {
    if (this.now.peek().state === "sending") return
    this.now.value = { state: "sending" }
    const answered = await this.here.send(kind, body)
    if (!answered.ok) {
      this.now.value = { state: "refused", refusal: answered.refusal }
      return
    }
    const { token } = answered.made
    this.now.value = token ? { state: "made", link: `${siteAddress}/join#${token}` } : { state: "rest" }
    announce(msg("plan.done"))
    // the pressed button may be gone
    await this.updateComplete
    this.querySelector<HTMLElement>("summary")?.focus()
  }

  private readonly name = (event: SubmitEvent): void => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const given = new FormData(event.currentTarget)
    const lang = currentLang()
    const text = (field: string) => written(given, field).trim()
    const inLang = (field: string) => (text(field) === "" ? null : { [lang]: text(field) })
    void this.send("name-alternate", {
      name: text("name"),
      title: inLang("title"),
      affiliation: inLang("affiliation"),
      email: text("email"),
      lang,
      alone: given.get("alone") === "on",
    })
  }

  private readonly renew = (): void => void this.send("renew-alternate-link", {})
  private readonly withdraw = (): void => void this.send("withdraw-alternate", {})
  private readonly seatAlternate = (): void => void this.send("seat-alternate", {})
  private readonly seatDelegate = (): void => void this.send("seat-delegate", {})

  /** A button that changes who sits, with the reason below it if the seat cannot change hands now. */
  private hand(words: string, press: () => void, stays: { refuse: Refusal } | null) {
    const hindrance = stays ? refusalText(stays.refuse, this.live.state.value) : ""
    const off = stays !== null || this.now.value.state === "sending"
    return html`<p><button class="small" type="button" ?disabled=${off} aria-describedby=${hindrance ? "alternate-why" : nothing} @click=${press}>${words}</button></p>
      ${hindrance ? html`<p class="hint" id="alternate-why">${hindrance}</p>` : nothing}`
  }

  private naming(before: Member | null) {
    return html`<form class="stack tight" @submit=${this.name}>
      <p class="hint">${msg("alternate.help")} ${before ? msg("alternate.replaces", { name: before.name }) : ""}</p>
      <label class="field"><span class="label">${msg("alternate.name")}</span><input name="name" required maxlength="200" autocomplete="off" /></label>
      <label class="field"><span class="label">${msg("person.title")}</span><input name="title" maxlength="300" autocomplete="off" /></label>
      <label class="field"><span class="label">${msg("person.affiliation")}</span><input name="affiliation" maxlength="300" autocomplete="off" /></label>
      <label class="field"><span class="label">${msg("alternate.email")}</span><input name="email" type="email" maxlength="254" autocomplete="off" /></label>
      <label class="check"><input name="alone" type="checkbox" /> <span>${msg("alternate.alone")}</span></label>
      <p><button class="small" ?disabled=${this.now.value.state === "sending"}>${msg("alternate.do")}</button></p>
    </form>`
  }

  /** Offers another link in the place of the first one, which is shown once and may be lost. */
  private renewing() {
    return html`<p class="hint" id="alternate-renew">${msg("alternate.renewHelp")}</p>
      <p><button class="small" type="button" ?disabled=${this.now.value.state === "sending"} aria-describedby="alternate-renew" @click=${this.renew}>${msg("alternate.renew")}</button></p>`
  }

  private ofDelegate(state: State, seat: SharedSeat) {
    const { delegate, alternate } = seat
    if (alternateSits(seat)) {
      const since = alternate.sitsSince === undefined ? "" : moment(alternate.sitsSince)
      return html`<p>${msg("alternate.sitsSince", { name: alternate.name, since })}</p>
        ${this.hand(msg("alternate.takeBack"), this.seatDelegate, seatStays(state, seat, delegate))}`
    }
    return html`<p>${msg("alternate.named", { name: alternate.name })}${alternate.taken ? nothing : html` · ${msg("people.absent")}`}</p>
      ${delegate.alternate?.alone ? html`<p class="hint">${msg("alternate.mayAlone")}</p>` : nothing}
      ${alternate.taken ? nothing : this.renewing()}
      ${this.hand(msg("alternate.handOver", { name: alternate.name }), this.seatAlternate, seatStays(state, seat, alternate))}
      <p><button class="small quiet" type="button" ?disabled=${this.now.value.state === "sending"} @click=${this.withdraw}>${msg("alternate.withdraw", { name: alternate.name })}</button></p>
      <details><summary>${msg("alternate.other")}</summary>${this.naming(alternate)}</details>`
  }

  private ofAlternate(state: State, seat: SharedSeat) {
    const { delegate, alternate } = seat
    if (alternateSits(seat))
      return html`<p>${msg("alternate.youSit", { name: delegate.name })}</p>
        ${this.hand(msg("alternate.giveBack"), this.seatDelegate, seatStays(state, seat, delegate))}`
    return html`<p>${msg("alternate.youRead", { name: delegate.name })}</p>
      ${
        maySeatAlternate(seat, alternate.id)
          ? this.hand(msg("alternate.takeOver"), this.seatAlternate, seatStays(state, seat, alternate))
          : html`<p class="hint">${msg("alternate.waits", { name: delegate.name })}</p>`
      }`
  }

  private outcome(now: Now) {
    switch (now.state) {
      case "rest":
        return nothing
      case "sending":
        return html`<p class="muted small">${msg("alternate.sending")}</p>`
      case "refused":
        return html`<p class="problem" role="alert">${refusalText(now.refusal, this.live.state.value)}</p>`
      case "made":
        return html`<div class="notice good"><div class="stack tight grow">
          <p>${msg("alternate.once")}</p>
          <plenary-copy-text class="grow" .text=${now.link} .label=${msg("link.link")}></plenary-copy-text>
        </div></div>`
      default:
        return now satisfies never
    }
  }

  protected override render() {
    const state = this.live.state.value
    const me = findMember(state, this.live.me.value?.member)
    if (!me || me.removed || state.workspace?.archived) return nothing
    const seat = sharedSeat(state, me.id)
    if (!seat && me.role !== "panelist") return nothing
    const content = seat
      ? seat.alternate.id === me.id
        ? this.ofAlternate(state, seat)
        : this.ofDelegate(state, seat)
      : this.naming(null)
    return html`<details class="own-alternate" ?open=${seat !== null}><summary>${msg("alternate.summary")}</summary>
      <div class="stack tight">${content}<div aria-live="polite">${this.outcome(this.now.value)}</div></div>
    </details>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-own-alternate": OwnAlternate
  }
}
