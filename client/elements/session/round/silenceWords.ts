import { msg, str } from "@lit/localize"
import { html, nothing } from "lit"
import type { Round, Statement } from "../../../../shared/fold/consensusState.ts"
import { citiesOf } from "../../../../shared/rules/floor/cities.ts"
import type { Scene } from "../../../../shared/rules/nextAction/scene.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { runsUnheard } from "../../../../shared/rules/round/unheard.ts"
import { inCities } from "../../../i18n/cities.ts"
import { reading } from "../../../i18n/texts.ts"
import "../../forms/copy-text.ts"
import "../notice/noticeSending.ts"
import { unheardWords } from "./voidWords.ts"

/** What a silence procedure means, until when on both cities' clocks, and for the chair the notice to every member. */
export function silenceOf(scene: Scene, round: Round, statement: Statement, texts: Statement["texts"]) {
  if (!round.silence || round.endsAt === null) return nothing
  const until = inCities(round.endsAt, citiesOf(scene.state, scene.session.cities))
  const wording = reading(Object.fromEntries(texts.map(({ lang, text }) => [lang, text]))).text
  return html`
    <p role="note">${msg(str`Silence procedure: whoever says nothing by ${until} agrees. It closes and shows by itself.`, { id: "silence.running" })}</p>
    ${
      right(scene.me.role, "send a notice") === "yes"
        ? html`${runsUnheard(scene.state, round) ? html`<p class="warn">${unheardWords(round, statement, scene.state)}</p>` : nothing}
            <label class="field">${msg("Notice to every member", { id: "silence.notice" })}
            <copy-text .text=${noticeWords(statement.label, wording, until)} .label=${msg("Notice to every member", { id: "silence.notice" })}></copy-text></label>
            <plenary-notice .state=${scene.state} .about=${{ of: "silence", round: round.id }} .mails=${scene.mails ?? false}></plenary-notice>`
        : nothing
    }`
}

const noticeWords = (label: string, wording: string, until: string): string =>
  msg(
    str`Silence procedure on ${label}: “${wording}” If you say nothing by ${until}, you agree. To object or to reserve, open this page: ${location.href}`,
    { id: "silence.noticeText" },
  )
