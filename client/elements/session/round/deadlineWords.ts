import { html, nothing } from "lit"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { citiesOf } from "../../../../shared/rules/floor/cities.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { togetherWith } from "../../../../shared/rules/readings/deadlines.ts"
import { findStatement } from "../../../../shared/rules/readings/rows.ts"
import { reminderTo } from "../../../../shared/rules/round/electorate/reminders.ts"
import { inCities } from "../../../i18n/cities.ts"
import { currentLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { deadlineNotice } from "../../../i18n/sentences/round/silenceNotice.ts"
import type { View } from "../../../scene/scene.ts"
import { siteAddress } from "../../../site/site.ts"
import "../../forms/plenary-copy-text.ts"
import "../notice/plenary-notice.ts"

/** Says who gets a reminder of this round that the server mails (DOMAIN B8). */
export function reminderWords(round: Round): string {
  switch (reminderTo(round)) {
    case "absentees":
      return msg("reminder.absentees")
    case "absentees-untold":
      return msg("reminder.untold")
    case "everybody":
      return msg("reminder.everybody")
  }
}

/** Shows who was told the deadline, and the reminder with who gets it. */
export function noticesOfRound({ state, mails = false }: Pick<View, "state" | "mails">, round: Round) {
  const told =
    round.atDeadline === undefined || round.endsAt === null
      ? null
      : ({ of: "deadline", round: round.id, endsAt: round.endsAt } as const)
  return html`
    ${told ? html`<h3>${msg("reminder.deadline")}</h3><plenary-notice optional .state=${state} .about=${told} .mails=${mails}></plenary-notice>` : nothing}
    <h3>${msg("reminder.title")}</h3>
    <p class="small muted">${mails ? reminderWords(round) : msg("reminder.byHand")}</p>
    ${mails || round.endsAt === null ? nothing : html`<plenary-copy-text rows="5" .text=${letterOf(state, round, round.endsAt)} .label=${msg("reminder.text")}></plenary-copy-text>`}
    <plenary-notice optional .state=${state} .about=${{ of: "reminder", round: round.id }} .mails=${mails}></plenary-notice>`
}

/** The text to copy, in each language of the panel, because the members read different languages. */
function letterOf(state: State, round: Round, endsAt: number): string {
  const labels = togetherWith(state, round).map(({ statement }) => findStatement(state, statement)?.label ?? "")
  const { slug = "", languages = [currentLang()] } = state.workspace ?? {}
  const place = round.batch === undefined ? `t/${round.topic}` : `b/${round.batch}`
  const address = `${siteAddress}/w/${slug}/${place}`
  return deadlineNotice({ labels, endsAt, cities: citiesOf(state), address }, languages)
}

/** The deadline of a round by the clocks of the session's cities. The chair also gets the notices to the electors. */
export function deadlineNote(scene: View, round: Round) {
  if (round.atDeadline === undefined || round.endsAt === null) return nothing
  const until = inCities(round.endsAt, citiesOf(scene.state, scene.session.cities))
  return html`<p role="note">${round.atDeadline === "show" ? msg("batch.untilShown", { until }) : msg("batch.until", { until })}</p>
    ${right(scene.me.role, "send a notice") === "yes" ? html`<details><summary>${msg("reminder.letters")}</summary>${noticesOfRound(scene, round)}</details>` : nothing}`
}
