import { signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { AccountsNeeded } from "../../../shared/contract/queries/people/accounts.ts"
import type { Me } from "../../../shared/contract/queries.ts"
import type { Proposal, State } from "../../../shared/fold/state.ts"
import { termsFree } from "../../../shared/rules/people/consent/terms.ts"
import { right } from "../../../shared/rules/policy.ts"
import { findMember } from "../../../shared/rules/readings/rows.ts"
import { sayAmiss } from "../../elements/forms/amiss.ts"
import { type WordsKept } from "../../elements/forms/plenary-kept-words.ts"
import { msg } from "../../i18n/msg.ts"
import "../../elements/forms/plenary-kept-words.ts"
import { domLang } from "../../i18n/language.ts"
import { othersConfirm } from "../../i18n/sentences/proposal/proposalText.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"
import { reading } from "../../i18n/texts.ts"
import { accountsNeeded } from "../../state/account/accountsNeeded.ts"
import { keepWords } from "../../state/kept/keptWords.ts"
import { asksOthers } from "../../state/loading/asksOthers.ts"
import type { Loading } from "../../state/loading/loading.ts"
import { pageTitle } from "../../state/page/title.ts"
import "../calendar/plenary-calendar-address.ts"
import { LivePage } from "../frame/livePage.ts"
import "../workspace/people/plenary-proposal-list.ts"
import { describingPart } from "./describingPart.ts"
import { retentionPart } from "./law/retentionPart.ts"
import { languagesPart, sidesPart, titlePart } from "./namingParts.ts"
import type { Part, SettingCommand } from "./part.ts"
import {
  accessPart,
  accountsPart,
  attributionPart,
  enginePart,
  reasonsPart,
  rulePart,
  translationsPart,
  whyField,
} from "./policyParts.ts"
import "./plenary-settings-tokens.ts"
import "./plenary-settings-webhooks.ts"
import { privacyPart, transfersPart } from "./privacyPart.ts"
import { stoppingPart } from "./stoppingPart.ts"
import "./settings.css"

/**
 * `/w/:slug/settings`: the settings of a panel, one part after the other. Readers without the right to change the
 * settings can read them.
 */
@customElement("plenary-settings-page")
export class SettingsPage extends LivePage {
  /** The result of the last attempt to save a part. */
  private readonly told = signal<{ part: Part["id"]; text: string; done: boolean } | null>(null)
  private readonly busy = signal(false)
  /** The number of seats without an account, fetched once for a reader who may require accounts. */
  private needed: Loading<AccountsNeeded> | null = null
  /** The ids of the parts with unsaved changes. */
  private readonly unsaved = signal<ReadonlySet<Part["id"]>>(new Set())

  private async save(part: Part["id"], { kind, body }: SettingCommand): Promise<void> {
    this.busy.value = true
    const answered = await this.here.send(kind, body)
    this.busy.value = false
    if (!answered.ok) {
      this.told.value = { part, text: refusalText(answered.refusal, this.live.state.peek()), done: false }
      return
    }
    keepWords(this.place(part), {})
    this.note(part, false)
    const asks = await asksOthers(this.live, answered)
    this.told.value = { part, text: asks ? othersConfirm() : msg("settings.saved"), done: true }
  }

  private get accounts(): Loading<AccountsNeeded> {
    this.needed ??= accountsNeeded(this.slug)
    return this.needed
  }

  private note(part: Part["id"], any: boolean): void {
    const { value } = this.unsaved
    if (value.has(part) === any) return
    const others = [...value].filter(one => one !== part)
    this.unsaved.value = new Set(any ? [...others, part] : others)
  }

  private place(part: Part["id"]): string {
    return `${this.live.me.peek()?.member} ${part}`
  }

  private section(
    { id, title, fixed, whole = false, held = null, fields, amiss, read }: Part,
    permitted: boolean,
    asks: boolean,
  ) {
    const may = permitted && held === null && !(fixed && whole)
    const told = this.told.value?.part === id ? this.told.value : null
    const save = (event: SubmitEvent) => {
      event.preventDefault()
      if (!(event.currentTarget instanceof HTMLFormElement)) return
      const form = new FormData(event.currentTarget)
      const wrong = amiss?.(form)
      this.told.value = null
      if (wrong) return sayAmiss(event.currentTarget, wrong)
      void this.save(id, read(form))
    }
    return html`<form class="card stack" aria-labelledby=${id} @submit=${save}>
      <h2 id=${id}>${title}</h2>
      ${fixed ? html`<p class="notice">${msg("settings.fixed")}</p>` : nothing}
      ${permitted && held !== null ? html`<p class="notice">${held}</p>` : nothing}
      <fieldset class="stack" ?disabled=${!may}>${fields}${asks && may ? whyField(id) : nothing}</fieldset>
      ${may ? html`<plenary-kept-words .place=${this.place(id)} .choices=${true} @words-kept=${({ any }: WordsKept) => this.note(id, any)}></plenary-kept-words>` : nothing}
      ${
        may
          ? html`<div class="row"><button ?disabled=${this.busy.value}>${msg("person.save")}</button>
        ${this.unsaved.value.has(id) ? html`<span class="chip warn" role="status">${msg("settings.unsaved")}</span>` : nothing}
        ${told ? html`<span class=${told.done ? "muted" : "problem"} role=${told.done ? "status" : "alert"}>${told.text}</span>` : nothing}</div>`
          : nothing
      }
    </form>`
  }

  private calendar() {
    return html`<section class="card stack" aria-labelledby="calendar">
      <h2 id="calendar">${msg("calendar.panel")}</h2>
      <plenary-calendar-address .slug=${this.slug} .of=${"workspace"}></plenary-calendar-address>
    </section>`
  }

  protected override found(state: State, me: Me) {
    const { workspace } = state
    if (!workspace) return null
    pageTitle.value = msg("settings.title")
    const may = right(me.role, "prepare the workspace") === "yes"
    const title = reading(workspace.title)
    const engine = enginePart(workspace, this.live.engine.value)
    const mayDraft = right(me.role, "let a service draft translations") === "yes"
    const mayLaw = right(me.role, "set the privacy notice") === "yes"
    const mayErase = right(me.role, "set the retention") === "yes"
    const permitted = ({ id }: Part): boolean => {
      if (id === "set-engine") return mayDraft
      if (id === "set-retention") return mayErase
      return isLegal(id) ? mayLaw : may
    }
    const asks = !termsFree(state, findMember(state, me.member)?.id ?? null)
    const parts = [
      titlePart(workspace),
      describingPart(workspace),
      sidesPart(state, workspace),
      languagesPart(state, workspace),
      attributionPart(state, workspace),
      accessPart(workspace),
      accountsPart(workspace, may ? this.accounts.now.value : null),
      ...(engine ? [engine] : []),
      rulePart(state, workspace),
      reasonsPart(state),
      stoppingPart(workspace),
      ...(workspace.languages.length > 1 ? [translationsPart(state)] : []),
      privacyPart(workspace),
      transfersPart(workspace),
      retentionPart(workspace, mayErase),
    ]
    return html`<div class="page settings">
      <header class="stack tight">
        <p class="overline"><a href=${`/w/${this.slug}`} lang=${domLang(title.lang)}>${title.text}</a></p>
        <h1>${msg("settings.title")}</h1>
        ${may ? nothing : html`<p class="muted">${msg("settings.readOnly")} ${me.role === "admin" ? adminWords() : nothing}</p>`}
      </header>
      <plenary-proposal-list .shows=${({ about }: Proposal) => ofSettings.has(about.act)}></plenary-proposal-list>
      ${parts.map(part => this.section(part, permitted(part), asks && ofTerms.has(part.id)))}
      ${right(me.role, "admit programs") === "yes" ? html`<plenary-settings-tokens .live=${this.live} .by=${me.role}></plenary-settings-tokens>` : nothing}
      ${right(me.role, "admit programs") === "yes" && me.member !== null ? html`<plenary-settings-webhooks .slug=${this.slug}></plenary-settings-webhooks>` : nothing}
      ${right(me.role, "schedule") === "yes" ? this.calendar() : nothing}
    </div>`
  }
}

/** The parts that hold the terms of the panel. Others are asked about a change of them, and read why. */
const ofTerms: ReadonlySet<Part["id"]> = new Set<Part["id"]>([
  "set-sides",
  "set-languages",
  "set-attribution",
  "set-rule",
  "set-privacy",
])

/** The acts that a change of a setting proposes where others are asked. */
const ofSettings: ReadonlySet<Proposal["about"]["act"]> = new Set(["terms", "accounts", "access"] as const)

const isLegal = (id: Part["id"]): boolean => id === "set-privacy" || id === "set-transfers"

/** Says that an administrator opens panels but does not lead them, and needs a second seat to lead one. */
const adminWords = (): string => msg("settings.admin")

declare global {
  interface HTMLElementTagNameMap {
    "plenary-settings-page": SettingsPage
  }
}
