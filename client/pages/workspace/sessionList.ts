import { html, nothing } from "lit"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { isHeld } from "../../../shared/rules/floor/held.ts"
import { askedToConsent } from "../../../shared/rules/people/consent/consent.ts"
import { right } from "../../../shared/rules/policy.ts"
import { findSession } from "../../../shared/rules/readings/rows.ts"
import { isAdoptable } from "../../../shared/rules/record/corrections.ts"
import { adoptionAwaited } from "../../../shared/rules/record/proposed.ts"
import { cancelledKey } from "../../../shared/rules/said/inThreads.ts"
import { commentsWords } from "../../elements/session/floor/commentsWords.ts"
import { type SaidReader, saidShown } from "../../elements/translating/saidShown.ts"
import { clock, day, moment } from "../../i18n/formats.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { awaitedWords, readAndConfirm } from "../../i18n/sentences/proposal/proposalText.ts"
import { sessionStateName } from "../../i18n/terms/terms.ts"
import { plain, reading } from "../../i18n/texts.ts"

/**
 * Returns the start under which a session is listed: the planned start, or the actual start if that was on another day.
 */
function heldAt({ startsAt, startedAt, cities }: Session): number {
  const zone = cities[0]?.zone
  return startedAt !== null && day(startedAt, zone) !== day(startsAt, zone) ? startedAt : startsAt
}

/**
 * The start time in each city of the session, with the date where it differs from the first city's date. If there are
 * no cities, the time is in the reader's time zone.
 */
function hours(session: Session) {
  const { cities } = session
  const startsAt = heldAt(session)
  const date = day(startsAt, cities[0]?.zone)
  if (cities.length === 0) return html`<time>${clock(startsAt)}</time>`
  return cities.map(city => {
    const name = plain(city.name)
    const time = day(startsAt, city.zone) === date ? clock(startsAt, city.zone) : moment(startsAt, city.zone)
    return html`<time>${msg("session.cityTime", { name, time })}</time>`
  })
}

/** Names the session that this session continues. */
function link({ continues }: Session, { sessions }: State) {
  const before = findSession({ sessions }, continues)
  if (!before) return nothing
  const title = plain(before.title)
  return html`<span class="small muted">${msg("session.continues", { title })}</span>`
}

interface Reader {
  me: SaidReader["me"]
  now: number
}

function line(session: Session, state: State, slug: string, { me, now: at }: Reader) {
  const role = me?.role ?? "public"
  const title = reading(session.title)
  const watching = role === "observer" || role === "public" || role === "admin"
  const now = isHeld(session)
  return html`<li>
    <a class="list-row" href=${`/w/${slug}/s/${session.id}${watching ? "/observe" : ""}`}>
      <span class="stack tight">
        <strong lang=${domLang(title.lang)}>${title.text}</strong>
        <span class="row muted small"><time>${day(heldAt(session), session.cities[0]?.zone)}</time> ${hours(session)}</span>
        ${link(session, state)}
      </span>
      <span class="row">
        <span class="chip ${now ? "live" : ""}">${sessionStateName(session.state)}</span>
        ${now ? html`<span class="button filled small" aria-hidden="true">${watching ? msg("home.watch") : msg("join.enter")}</span>` : nothing}
      </span>
    </a>
    ${cancelledShown(session, state, me)} ${watching ? nothing : minutesTold(session, state, slug, { me, now: at })}
  </li>`
}

/** The reason for cancelling a session. */
function cancelledShown({ id, state: at, reason, reasonLang, turned }: Session, state: State, me: SaidReader["me"]) {
  if (at !== "cancelled" || !reason) return nothing
  const said = { key: cancelledKey(id), lang: reasonLang ?? null, text: reason, ...turned }
  const plain = html`<span lang=${reasonLang ? domLang(reasonLang) : nothing}>${reason}</span>`
  return html`<div class="list-row small">${saidShown({ state, me }, said, plain)}</div>`
}

/**
 * Says where the session's minutes are, with a link to them: until when they may be corrected, whose confirmation their
 * adoption waits for, or since when they are adopted. The link of whoever has to press next says what for.
 */
function minutesTold(session: Session, state: State, slug: string, { me, now }: Reader) {
  const { adoptedAt } = session.minutes
  const waits = adoptionAwaited(state, session.id)
  const words = adoptedAt === null ? commentsWords(session, now) : msg("minutes.adoptedOn", { time: day(adoptedAt) })
  if (words === null) return nothing
  const asked = waits !== null && askedToConsent(state, waits).some(id => id === me?.member)
  const adopts = me !== null && right(me.role, "adopt the minutes") === "yes" && isAdoptable(session.minutes, now)
  const isToAdopt = adoptedAt === null && waits === null && adopts
  const way = asked ? readAndConfirm() : isToAdopt ? msg("act.readAndAdopt") : msg("act.readMinutes")
  return html`<p class="list-row small"><span>${words}${waits ? html` ${msg("minutes.adoptionWaits")} ${awaitedWords(state, waits)}` : nothing}</span>
    <a class="button small ${asked || isToAdopt ? "filled" : ""}" href=${`/w/${slug}/s/${session.id}/minutes`}>${way}</a></p>`
}

/** The list of sessions: live sessions first, then the others by start time. */
export function sessionList(state: State, slug: string, reader: Reader) {
  const sessions = Object.values(state.sessions).toSorted(
    (a, b) => Number(isHeld(b)) - Number(isHeld(a)) || heldAt(a) - heldAt(b),
  )
  if (sessions.length === 0) return html`<p class="muted">${msg("workspace.noSession")}</p>`
  return html`<ul class="list" role="list">${sessions.map(session => line(session, state, slug, reader))}</ul>`
}
