import { html, nothing } from "lit"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { citiesOf } from "../../../shared/rules/floor/cities.ts"
import { right } from "../../../shared/rules/policy.ts"
import { closesAt, togetherWith } from "../../../shared/rules/readings/deadlines.ts"
import { roundsIn } from "../../../shared/rules/readings/rounds.ts"
import { findStatement } from "../../../shared/rules/readings/rows.ts"
import { recordReviewed } from "../../../shared/rules/record/living/reviews.ts"
import { answersIn } from "../../../shared/rules/round/electorate/electorate.ts"
import "../../elements/session/dialog/plenary-act-dialog.ts"
import "../../elements/session/record-card/plenary-act-row.ts"
import { inCities } from "../../i18n/cities.ts"
import { list } from "../../i18n/formats.ts"
import { msg } from "../../i18n/msg.ts"
import { timeLeft } from "../../i18n/timeLeft.ts"
import type { SessionConnection } from "../../state/live.ts"
import { sceneBetween } from "./batchDesk.ts"

/** The first round of each batch, and each round that was opened alone, that is open or waits for the chair. */
function entriesOf(state: State): Round[] {
  const seen = new Set<string>()
  return [...roundsIn({ state }, "open"), ...roundsIn({ state }, "closed")].filter(({ id, batch = id }) => {
    const isNew = !seen.has(batch)
    seen.add(batch)
    return isNew
  })
}

/** The open rounds of the panel with the time that is left, and the act by which a moderator opens a batch. */
export function openRounds(live: SessionConnection, slug: string, cut: boolean) {
  const scene = sceneBetween(live)
  if (!scene) return nothing
  const { state, me } = scene
  const rounds = entriesOf(state)
  const runs = right(me.role, "run a round") === "yes"
  if (rounds.length === 0 && !runs) return nothing
  return html`<section class="stack" aria-labelledby="ws-rounds">
    <h2 id="ws-rounds">${msg("workspace.rounds")}</h2>
    ${rounds.length === 0 ? html`<p class="muted">${msg("workspace.noRound")}</p>` : html`<ul class="list" role="list">${rounds.map(round => line(state, round, slug, scene))}</ul>`}
    ${
      runs
        ? html`<plenary-act-row .scene=${scene} .acts=${[{ kind: "open-batch" }]} ?cut=${cut}></plenary-act-row>
          <plenary-act-dialog .scene=${scene}></plenary-act-dialog>`
        : nothing
    }
  </section>`
}

function line(state: State, round: Round, slug: string, { me, now }: { me: { member: string | null }; now: number }) {
  const together = togetherWith(state, round)
  const ends = closesAt(round)
  const asked = together.some(one => answersIn(state, one, me.member))
  const labels = together.map(({ statement }) => findStatement(state, statement)?.label ?? "")
  const n = together.length
  const href = round.batch === undefined ? `/w/${slug}/t/${round.topic}` : `/w/${slug}/b/${round.batch}`
  const title = round.batch === undefined ? roundWords(state, round, labels[0] ?? "") : msg("batch.title", { n })
  return html`<li><a class="list-row" href=${href}>
    <span class="stack tight"><strong>${title}</strong>
      ${round.batch === undefined ? nothing : html`<span class="small muted">${list(labels)}</span>`}
      ${ends === null || round.state !== "open" ? nothing : html`<span class="small muted">${msg("batch.until", { until: inCities(ends, citiesOf(state)) })}</span>`}</span>
    <span class="row">
      ${round.state === "open" ? (ends === null ? nothing : html`<span class="chip">${timeLeft(ends - now)}</span>`) : html`<span class="chip warn">${msg("batch.waitsForChair")}</span>`}
      ${asked && round.state === "open" ? html`<span class="button filled small" aria-hidden="true">${msg("batch.answer")}</span>` : nothing}
    </span></a></li>`
}

function roundWords(state: State, round: Round, label: string): string {
  const { kind, silence, n, version } = round
  if (silence) return msg("round.silenceTitle", { label, version })
  if (kind === "review") return msg("round.reviewTitle", { number: recordReviewed(state, round)?.number ?? 0, n })
  return kind === "rating"
    ? msg("round.ratingTitle", { label, version, n })
    : msg("round.callTitle", { label, version })
}
