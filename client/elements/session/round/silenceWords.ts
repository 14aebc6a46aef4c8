import { html, nothing } from "lit"
import type { Round, Statement } from "../../../../shared/fold/consensusState.ts"
import { citiesOf } from "../../../../shared/rules/floor/cities.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { runsUnheard } from "../../../../shared/rules/round/electorate/unheard.ts"
import type { View } from "../../../acts/scene.ts"
import { inCities } from "../../../i18n/cities.ts"
import { currentLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { silenceNotice } from "../../../i18n/sentences/round/silenceNotice.ts"
import "../../forms/plenary-copy-text.ts"
import "../notice/plenary-notice.ts"
import { unheardWords } from "./voidWords.ts"

/**
 * Explains a silence procedure and gives its end on the clocks of the session's cities. The chair also gets the notice
 * to send to every member.
 */
export function silenceOf(scene: View, round: Round, statement: Statement, texts: Statement["texts"]) {
  if (!round.silence || round.endsAt === null) return nothing
  const until = inCities(round.endsAt, citiesOf(scene.state, scene.session.cities))
  return html`
    <p role="note">${msg("silence.running", { until })}</p>
    ${
      right(scene.me.role, "send a notice") === "yes"
        ? html`${runsUnheard(scene.state, round) ? html`<p class="warn">${unheardWords(round, statement, scene.state)}</p>` : nothing}
            <label class="field">${msg("silence.notice")}
            <plenary-copy-text rows="6" .text=${noticeOf(scene, round.endsAt, statement, texts)} .label=${msg("silence.notice")}></plenary-copy-text></label>
            <plenary-notice .state=${scene.state} .about=${{ of: "silence", round: round.id }} .mails=${scene.mails ?? false}></plenary-notice>`
        : nothing
    }`
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
  const address = location.origin + location.pathname
  return silenceNotice(
    { label, texts: wording, endsAt, cities, address },
    state.workspace?.languages ?? [currentLang()],
  )
}
