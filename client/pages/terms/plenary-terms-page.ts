import { signal } from "@preact/signals-core"
import { html, nothing, type TemplateResult } from "lit"
import { customElement } from "lit/decorators.js"
import type { Me } from "../../../shared/contract/queries.ts"
import { consentedChange } from "../../../shared/fold/changes/terms.ts"
import type { Proposal, State, Workspace } from "../../../shared/fold/state.ts"
import { audienceOf } from "../../../shared/rules/audience.ts"
import {
  agreementOf,
  isAskedToAgree,
  speakersForTerms,
  termsBegun,
  termsSeen,
} from "../../../shared/rules/people/consent/terms.ts"
import { right } from "../../../shared/rules/policy.ts"
import { findMember } from "../../../shared/rules/readings/rows.ts"
import { list, moment } from "../../i18n/formats.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { memberName } from "../../i18n/names.ts"
import { authenticWords, shareWords, sidesWords } from "../../i18n/sentences/proposal/termsWords.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"
import { attributionName } from "../../i18n/terms/outcomeTerms.ts"
import { roleName } from "../../i18n/terms/terms.ts"
import { plain, reading } from "../../i18n/texts.ts"
import { announce } from "../../state/page/announcer.ts"
import { pageTitle } from "../../state/page/title.ts"
import { LivePage } from "../frame/livePage.ts"
import "../workspace/people/plenary-proposal-list.ts"
import "./terms.css"

/**
 * `/w/:slug/terms`: all terms of the panel as they stand, and the agreement of each side. A chair or deputy whose side
 * has not agreed agrees here (DOMAIN TP1, TP2).
 */
@customElement("plenary-terms-page")
export class TermsPage extends LivePage {
  private readonly trouble = signal("")
  private readonly busy = signal(false)

  private async agree(side: string): Promise<void> {
    this.busy.value = true
    const answered = await this.here.send("agree-terms", { seen: termsSeen(this.live.state.peek()) })
    this.busy.value = false
    this.trouble.value = answered.ok ? "" : refusalText(answered.refusal, this.live.state.peek())
    if (answered.ok) announce(msg("terms.done", { side }))
  }

  protected override found(state: State, me: Me) {
    const { workspace } = state
    if (!workspace) return null
    pageTitle.value = msg("terms.title")
    const title = reading(workspace.title)
    return html`<div class="page terms">
      <header class="stack tight">
        <p class="overline"><a href=${`/w/${this.slug}`} lang=${domLang(title.lang)}>${title.text}</a></p>
        <h1>${msg("terms.title")}</h1>
        <p>${leadWords(state)}</p>
      </header>
      <section class="card stack" aria-label=${msg("terms.title")}>
        <dl>${this.rows(state, workspace, me)}</dl>
        <p class="muted small">${sinceWords(state, me)}</p>
      </section>
      ${state.sides.length === 0 ? nothing : this.agreements(state, me)}
      <plenary-proposal-list .shows=${({ about }: Proposal) => about.act === "terms"}></plenary-proposal-list>
    </div>`
  }

  private rows(state: State, { rule, authentic, attribution, privacy }: Workspace, me: Me): TemplateResult[] {
    const may = right(me.role, "prepare the workspace") === "yes"
    const row = (part: string, what: string, shown: unknown) =>
      html`<div><dt>${what}</dt><dd>${shown}</dd>
        ${may ? html`<dd class="no-print"><a class="button small quiet" href=${`/w/${this.slug}/settings#${part}`}>${msg("terms.change", { what })}</a></dd>` : nothing}</div>`
    const shares = {
      quorum: shareWords(rule.quorum),
      sideQuorum: shareWords(rule.sideQuorum),
      support: shareWords(rule.support),
      sideFloor: shareWords(rule.sideFloor),
    }
    const ruled = state.sides.length > 0 ? msg("terms.toRule", shares) : msg("terms.toRuleOne", shares)
    return [
      row("set-sides", msg("settings.sides"), sidesWords(state.sides)),
      row("set-rule", msg("settings.rule"), ruled),
      row("set-languages", msg("terms.authentic"), authenticWords(state, authentic)),
      row("set-attribution", msg("workspace.attribution"), attributionName(attribution)),
      row("set-privacy", msg("privacy.title"), privacy?.blocks ? bindingNotice(privacy) : msg("terms.privacyNone")),
    ]
  }

  private agreements(state: State, me: Me) {
    const member = findMember(state, me.member)
    const asked = isAskedToAgree(state, member)
    const own = asked ? state.sides.find(({ id }) => id === member?.side) : undefined
    const side = own ? plain(own.title) : ""
    return html`<section class="card stack" aria-labelledby="terms-agreements">
      <h2 id="terms-agreements">${msg("terms.agreements")}</h2>
      <dl>${state.sides.map(({ id, title }) => html`<div><dt>${plain(title)}</dt><dd>${agreementWords(state, id)}</dd></div>`)}</dl>
      ${
        own
          ? html`<p id="agree-for">${msg("terms.agreeFor", { side })}</p>
          <p class="no-print"><button class="filled" aria-describedby="agree-for" ?disabled=${this.busy.value} @click=${() => void this.agree(side)}>${msg("terms.agree")}</button></p>`
          : nothing
      }
      ${this.trouble.value ? html`<p class="problem" role="alert">${this.trouble.value}</p>` : nothing}
    </section>`
  }
}

function leadWords(state: State): string {
  if (termsBegun(state)) return msg("terms.leadBegun")
  return state.sides.length === 0 ? msg("terms.leadOne") : msg("terms.lead")
}

/**
 * Says since when the terms stand like this, and who changed them. An administrator has no name here; the gallery does
 * not learn whether an author without a name is one, or somebody whose name it does not read.
 */
function sinceWords(state: State, { role }: Me): string {
  const changed = state.workspace?.terms?.changed
  if (!changed) return msg("terms.sinceOpened")
  const time = moment(changed.at)
  const consented = consentedChange(state, changed)
  const asker = consented?.asker ?? null
  if (audienceOf(role) === "gallery" && (changed.by === null || (consented && asker === null)))
    return msg("terms.sinceUnnamed", { time })
  const nameOf = (by: string | null): string => (by === null ? roleName("admin") : memberName(state, by))
  const by = nameOf(changed.by)
  // the author of the entry is the last member to confirm the change, not the member who proposed it
  return consented && asker !== changed.by
    ? msg("terms.sinceAgreed", { time, by, asker: nameOf(asker) })
    : msg("terms.since", { time, by })
}

/** Says who agreed for a side and when, or whom the side's agreement waits for. */
function agreementWords(state: State, side: State["sides"][number]["id"]): string {
  const given = agreementOf(state, side)
  if (given) return msg("terms.agreed", { name: memberName(state, given.by), time: moment(given.at) })
  if (termsBegun(state)) return msg("terms.agreedRound")
  const before = state.workspace?.terms?.agreed[side]
  if (before) return msg("terms.again", { name: memberName(state, before.by), time: moment(before.at) })
  const names = list(speakersForTerms(state, side).map(({ name }) => name))
  return names === "" ? msg("terms.waitsNobody") : msg("terms.waits", { names })
}

const bindingNotice = ({ responsible, contact, notice }: NonNullable<Workspace["privacy"]>) => {
  const { lang, text } = reading(notice)
  return html`<p>${msg("terms.privacyBinds")}</p>
    <details><summary>${msg("terms.privacyRead")}</summary>
      <p>${responsible} · ${contact}</p><p class="notice-text" lang=${domLang(lang)}>${text}</p></details>`
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-terms-page": TermsPage
  }
}
