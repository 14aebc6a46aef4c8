import { signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { Me } from "../../../../shared/contract/queries.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { Settled } from "../../../../shared/fold/slices/frame.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { isDuring, outcomesOf } from "../../../../shared/minutes/proceedings/outcomes.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { embargoNow } from "../../../../shared/rules/readings/embargo.ts"
import { findSession, findTopic } from "../../../../shared/rules/readings/rows.ts"
import { translationsAsOf } from "../../../../shared/rules/said/standing.ts"
import type { SaidReader } from "../../../elements/translating/saidShown.ts"
import { inCities } from "../../../i18n/cities.ts"
import { domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { memberName, namesThen } from "../../../i18n/names.ts"
import { reading } from "../../../i18n/texts.ts"
import { pageTitle } from "../../../state/page/title.ts"
import { sideOf } from "../../record/names.ts"
import "../../frame/files/plenary-file-menu.ts"
import { SessionPaper, topicsOnAgenda } from "../sessionPaper.ts"
import { actionLines, actionsPart } from "./actionList.ts"
import { agreementPicture } from "./agreementPicture.ts"
import "./plenary-embargo-form.ts"
import "./plenary-press-links.ts"
import { openTexts, recordTexts } from "./outcomeTexts.ts"
import { summary } from "./summary.ts"
import { laterVoices, voicesOnPaper } from "./voicesShown.ts"
import "../paper.css"
import { isHeld } from "../../../../shared/rules/floor/held.ts"
import { nameShown } from "../../../elements/shell/nameShown.ts"

/**
 * `/w/:slug/s/:id/outcomes`: the outcome paper, which is read out before the session closes, signed, and given to the
 * press.
 */
@customElement("plenary-outcomes-page")
export class OutcomesPage extends SessionPaper {
  protected override readonly translations = "every"
  private readonly projector = signal(new URLSearchParams(location.search).has("projector"))

  private project(on: boolean): void {
    this.projector.value = on
    history.replaceState(history.state, "", on ? "?projector" : location.pathname)
  }

  private tools(state: State, session: Session, me: Me) {
    if (this.projector.value)
      return html`<p class="no-print"><button class="small" @click=${() => this.project(false)}>${msg("projector.end")}</button></p>`
    return html`<div class="row no-print">
      <button class="filled" @click=${() => print()}><plenary-icon name="print"></plenary-icon> ${msg("record.print")}</button>
      <plenary-file-menu .languages=${state.workspace?.languages ?? []} .path=${`/api/sessions/${session.id}/outcome`} .table=${`/api/sessions/${session.id}/outcome.csv`}></plenary-file-menu>
      <button @click=${() => this.project(true)}>${msg("projector.start")}</button>
      ${this.languageButtons(state)}
      ${right(me.role, "set an embargo") === "yes" ? this.embargoed(session) : nothing}
      ${isHeld(session) ? html`<a class="button" href=${`/w/${this.slug}/s/${session.id}`}>${msg("outcomes.back")}</a>` : nothing}
    </div>`
  }

  private embargoed(session: Session) {
    const standing = Boolean(session.embargo && !this.isPast(session.embargo))
    return html`<plenary-embargo-form .live=${this.live} .session=${session} .standing=${standing}></plenary-embargo-form>`
  }

  private signatures(state: State, session: Session) {
    const chairs = Object.values(state.members).filter(({ role, removed }) => role === "moderator" && !removed)
    const date = msg("outcomes.sign")
    return html`<section class="stack paper-only" data-session=${session.id} aria-label=${msg("outcomes.signatures")}>
      <h2>${msg("outcomes.signatures")}</h2>
      <div class="signatures">
        ${chairs.map(({ id, side }) => html`<div>${nameShown(memberName(state, id))}${side ? html`, ${sideOf(state, side)}` : nothing} <span class="small">(${date})</span></div>`)}
      </div>
    </section>`
  }

  /** The topics of the agenda, and other topics in which a record was declared during the session. */
  protected override topicsShown(state: State, settled: Settled): string[] {
    const session = findSession(state, this.session)
    if (!session) return []
    const declared = Object.entries(settled).filter(([, one]) =>
      one?.records.some(({ declaredAt }) => isDuring(session, declaredAt)),
    )
    return [...new Set([...topicsOnAgenda(state, session), ...declared.map(([topic]) => topic)])]
  }

  protected override sheet(state: State, session: Session, me: Me) {
    pageTitle.value = msg("outcomes.paper")
    const { records, open, notReached, actions, carried } = outcomesOf(state, session)
    const holds = records.filter(({ state: at }) => at === "declared" || at === "in_force")
    const ended = records.filter(one => !holds.includes(one))
    const shown = this.shown(state)
    const name = namesThen(state)
    const reader = asAdopted(session, { state, me })
    const trouble = this.trouble.value
    return html`<article class="page paper ${this.projector.value ? "projector" : ""}">
      <header class="stack tight">${this.trail(state, session)} <h1>${msg("outcomes.paper")}</h1>
        <p>${inCities(session.startedAt ?? session.startsAt, session.cities)}</p></header>
      ${this.tools(state, session, me)}
      ${right(me.role, "admit the press") === "yes" && !this.projector.value && embargoNow(state, this.live.now()) ? html`<plenary-press-links .live=${this.live} .session=${session}></plenary-press-links>` : nothing}
      ${trouble ? html`<p class="notice bad" role="alert">${trouble}</p>` : nothing}
      <section class="stack" aria-labelledby="agreed">
        <h2 id="agreed">${msg("outcomes.agreed")}</h2>
        ${holds.length === 0 ? html`<p class="muted">${records.length === 0 ? msg("outcomes.none") : msg("outcomes.noneHolds")}</p>` : holds.map(one => recordTexts(one, reader, name, shown, this.slug, this.live.now()))}
        ${agreementPicture(holds, state)}
      </section>
      ${
        ended.length === 0
          ? nothing
          : html`<section class="stack" aria-labelledby="ended"><h2 id="ended">${msg("outcomes.ended")}</h2>${ended.map(one => recordTexts(one, reader, name, shown, this.slug, this.live.now()))}</section>`
      }
      ${
        open.length === 0
          ? nothing
          : html`<section class="stack" aria-labelledby="open"><h2 id="open">${msg("outcomes.open")}</h2>${openTexts(open, reader, session, shown)}</section>`
      }
      ${
        notReached.length === 0
          ? nothing
          : html`<section class="stack" aria-labelledby="not-reached"><h2 id="not-reached">${msg("outcomes.notReached")}</h2>
              <ul>${notReached.map(({ topic, title }) => topicName(state, topic, title))}</ul></section>`
      }
      ${summary(state, session, me, shown, this.send)}
      ${actionsPart(state, actions, me, this.send, name)}
      ${
        carried.length === 0
          ? nothing
          : html`<section class="stack" aria-labelledby="carried">
              <h2 id="carried">${msg("actions.carried")}</h2>
              ${actionLines(carried, me, this.send, name)}
            </section>`
      }
      ${this.signatures(state, session)}
      ${laterVoices(
        { now: state, adopted: reader.state, zone: session.cities[0]?.zone },
        records.flatMap(one => voicesOnPaper(reader, one, name)),
        shown,
      )}
    </article>`
  }
}

/**
 * The reader of the paper. Once the minutes are adopted, the paper has the translations of the adoption alone (DOMAIN
 * V7).
 */
function asAdopted({ minutes }: Session, { state, me }: SaidReader): SaidReader {
  if (minutes.adoptedAt === null) return { state, me }
  return { state: { ...state, translations: translationsAsOf(state.translations, minutes.adoptedAt) }, me }
}

function topicName(state: State, topic: string | null, title: Session["title"]) {
  const letter = findTopic(state, topic)?.letter
  const { lang, text } = reading(title)
  return html`<li lang=${domLang(lang)}>${letter ? `${letter}. ` : ""}${text}</li>`
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-outcomes-page": OutcomesPage
  }
}
