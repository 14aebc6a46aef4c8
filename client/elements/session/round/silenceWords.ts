import { html, nothing } from "lit"
import type { Round, Statement } from "../../../../shared/fold/consensusState.ts"
import { audienceOf } from "../../../../shared/rules/audience.ts"
import { citiesOf } from "../../../../shared/rules/floor/cities.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { electorsReached, runsUnheard } from "../../../../shared/rules/round/electorate/unheard.ts"
import { inCities } from "../../../i18n/cities.ts"
import { list } from "../../../i18n/formats.ts"
import { currentLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { memberName } from "../../../i18n/names.ts"
import { silenceNotice } from "../../../i18n/sentences/round/silenceNotice.ts"
import type { View, ViewWith } from "../../../scene/scene.ts"
import "../../forms/plenary-copy-text.ts"
import "../notice/plenary-notice.ts"
import { unheardWords } from "./voidWords.ts"

/**
 * Explains a silence procedure and gives its end on the clocks of the session's cities. The chair also gets the notice
 * to send to every member.
 */
export function silenceOf(
  scene: ViewWith<"answers" | "connected">,
  round: Round,
  statement: Statement,
  texts: Statement["texts"],
) {
  if (!round.silence || round.endsAt === null) return nothing
  const until = inCities(round.endsAt, citiesOf(scene.state, scene.session.cities))
  return html`
    <p role="note">${round.reach === "connection" ? msg("silence.runningLive", { until }) : msg("silence.running", { until })}</p>
    ${round.reach === "notice" && round.seen?.some(member => member === scene.me.member) ? html`<p class="small" role="status">${msg("silence.seen")}</p>` : nothing}
    ${round.reach && isInRoom(scene) ? html`<p class="small">${reachedWords(scene, round)}</p>` : nothing}
    ${
      right(scene.me.role, "send a notice") === "yes"
        ? html`${runsUnheard(scene.state, round) ? html`<p class="warn">${unheardWords(round, statement, scene.state)}</p>` : nothing}
            <label class="field">${msg("silence.notice")}
            <plenary-copy-text rows="6" .text=${noticeOf(scene, round.endsAt, statement, texts)} .label=${msg("silence.notice")}></plenary-copy-text></label>
            ${round.reach ? html`<p class="small muted">${msg("silence.copied")}</p>` : nothing}
            <plenary-notice .state=${scene.state} .about=${{ of: "silence", round: round.id }} .mails=${scene.mails ?? false}></plenary-notice>`
        : nothing
    }`
}

const isInRoom = ({ me }: View): boolean => audienceOf(me.role) === "room"

/** Says how many electors the procedure has reached until now, and names the others. An answer shows that it has. */
function reachedWords({ state, connected, answers }: ViewWith<"answers" | "connected">, round: Round): string {
  const reached = new Set<string>(electorsReached(state, round, connected && new Set(connected)))
  const waiting = answers[round.id]?.waiting
  const answered = (member: string) => Array.isArray(waiting) && !waiting.includes(member)
  const left = round.electorate.filter(({ member }) => !reached.has(member) && !answered(member))
  const m = round.electorate.length
  return msg("silence.soFar", {
    n: m - left.length,
    m,
    left: left.length === 0 ? "none" : "some",
    names: list(left.map(({ member }) => memberName(state, member))),
  })
}

/** The text of the notice in each language of the panel, because the members read different languages. */
const noticeOf = (
  { state, session }: View,
  endsAt: number,
  { label }: Statement,
  texts: Statement["texts"],
): string => {
  const wording = Object.fromEntries(texts.map(({ lang, text }) => [lang, text]))
  const cities = citiesOf(state, session.cities)
  // oxlint-disable-next-line plenary/below-path -- the page's whole address
  const address = location.origin + location.pathname
  return silenceNotice(
    { label, texts: wording, endsAt, cities, address },
    state.workspace?.languages ?? [currentLang()],
  )
}
