import { msg, str } from "@lit/localize"
import { html, nothing } from "lit"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { Role } from "../../../shared/model/terms.ts"
import { isHeld } from "../../../shared/rules/floor/held.ts"
import { clock, day, moment } from "../../i18n/formats.ts"
import { domLang } from "../../i18n/language.ts"
import { sessionStateName } from "../../i18n/terms.ts"
import { plain, reading } from "../../i18n/texts.ts"

/** The hour in each city of the session, with the day where it is another one; else in the reader's own zone. */
function hours({ startsAt, cities }: Session) {
  const date = day(startsAt, cities[0]?.zone)
  if (cities.length === 0) return html`<time>${clock(startsAt)}</time>`
  return cities.map(city => {
    const name = plain(city.name)
    const time = day(startsAt, city.zone) === date ? clock(startsAt, city.zone) : moment(startsAt, city.zone)
    return html`<time>${msg(str`${name} ${time}`, { id: "session.cityTime" })}</time>`
  })
}

/** Which session it goes on with, where it is a linked one. */
function link({ continues }: Session, { sessions }: State) {
  const before = Object.values(sessions).find(({ id }) => id === continues)
  if (!before) return nothing
  const title = plain(before.title)
  return html`<span class="small muted">${msg(str`Continues ${title}`, { id: "session.continues" })}</span>`
}

function line(session: Session, state: State, slug: string, role: Role) {
  const title = reading(session.title)
  const watching = role === "observer" || role === "public" || role === "admin"
  const now = isHeld(session)
  return html`<li>
    <a class="list-row" href=${`/w/${slug}/s/${session.id}${watching ? "/observe" : ""}`}>
      <span class="stack tight">
        <strong lang=${domLang(title.lang)}>${title.text}</strong>
        <span class="row muted small"><time>${day(session.startsAt, session.cities[0]?.zone)}</time> ${hours(session)}</span>
        ${link(session, state)}
        ${session.state === "cancelled" ? html`<span class="small">${session.reason}</span>` : nothing}
      </span>
      <span class="row">
        <span class="chip ${now ? "live" : ""}">${sessionStateName(session.state)}</span>
        ${now ? html`<span class="button primary small" aria-hidden="true">${watching ? msg("Watch the session", { id: "home.watch" }) : msg("Enter the session", { id: "join.enter" })}</span>` : nothing}
      </span>
    </a>
  </li>`
}

/** Sessions, the one that is held now first, the others as they follow each other. */
export function sessionList(state: State, slug: string, role: Role) {
  const sessions = Object.values(state.sessions).toSorted(
    (a, b) => Number(isHeld(b)) - Number(isHeld(a)) || a.startsAt - b.startsAt,
  )
  if (sessions.length === 0)
    return html`<p class="muted">${msg("No session is planned yet.", { id: "workspace.noSession" })}</p>`
  return html`<ul class="list" role="list">${sessions.map(session => line(session, state, slug, role))}</ul>`
}
