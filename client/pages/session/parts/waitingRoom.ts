import { html, nothing } from "lit"
import { clock, day, moment } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import { roleName } from "../../../i18n/terms/terms.ts"
import { plain } from "../../../i18n/texts.ts"
import type { Scene, ViewWith } from "../../../scene/scene.ts"
import { apart } from "../../../signals/apart.ts"

/**
 * The welcome before the start: the reader's role, and the start time in the session's first two cities. The text also
 * says that the reader can read everything already.
 */
export function welcome(scene: Scene, name: string) {
  const { session, state, me } = scene
  if (session.state !== "scheduled") return nothing
  const title = plain(session.title)
  const side = state.sides.find(({ id }) => id === me.side)
  return html`<section class="card welcome">
    ${name ? html`<h2>${welcomeWords(name, title, roleName(me.role), side ? plain(side.title) : null)}</h2>` : nothing}
    <p>${apart(() => opensWords(scene))}</p>
    ${me.role === "panelist" ? html`<p><a href="/guide/panelist">${msg("guide.readPanelist")}</a></p>` : nothing}
    ${me.role === "interpreter" ? html`<p>${msg("ask.interpret")} <a href=${`/w/${scene.state.workspace?.slug}/translations`}>${msg("translating.bar")}</a></p><p><a href="/guide/interpreter">${msg("guide.readInterpreter")}</a></p>` : nothing}
  </section>`
}

const welcomeWords = (name: string, session: string, role: string, side: string | null): string =>
  side === null
    ? msg("join.welcomeNoSide", { name, session, role })
    : msg("join.welcome", { name, session, role, side })

function opensWords({ session: { startsAt, cities }, now }: ViewWith<"now">): string {
  if (startsAt <= now) return msg("join.waitingLate")
  const [one, two] = cities
  if (!one || !two) {
    const time = moment(startsAt)
    return msg("join.waitingOneCity", { time })
  }
  // If the start is today in both cities, the time is shown without the date.
  const today = [one, two].every(({ zone }) => day(startsAt, zone) === day(now, zone))
  const say = today ? clock : moment
  const time = say(startsAt, one.zone)
  const city = plain(one.name)
  const time2 = say(startsAt, two.zone)
  const city2 = plain(two.name)
  if (!today) return msg("join.waitingDay", { time, city, time2, city2 })
  return msg("join.waiting", { time, city, time2, city2 })
}
