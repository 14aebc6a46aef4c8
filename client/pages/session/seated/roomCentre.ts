import { html, nothing } from "lit"
import { repeat } from "lit/directives/repeat.js"
import type { Mine } from "../../../../shared/contract/queries.ts"
import type { Round, Statement } from "../../../../shared/fold/consensusState.ts"
import type { State, Topic } from "../../../../shared/fold/state.ts"
import { citiesOf } from "../../../../shared/rules/floor/cities.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { batchesOf, closesAt } from "../../../../shared/rules/readings/deadlines.ts"
import { isRated, roundsIn } from "../../../../shared/rules/readings/rounds.ts"
import { findStatement, findTopic } from "../../../../shared/rules/readings/rows.ts"
import { statementsOf, stateShown } from "../../../../shared/rules/readings/statements.ts"
import { ownRatingBefore } from "../../../../shared/rules/round/reasons.ts"
import { endedFor } from "../../../../shared/rules/text/noteMode.ts"
import { inCities } from "../../../i18n/cities.ts"
import { domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { statementStateName } from "../../../i18n/terms/terms.ts"
import { reading } from "../../../i18n/texts.ts"
import { mayNow } from "../../../rules/offers/mayNow.ts"
import { isOutside, type Scene, type View } from "../../../scene/scene.ts"
import type { SessionStore } from "../../../state/session/sessionStore.ts"
import { pendingTopic } from "../../frame/pendingTopic.ts"
import { justHappened } from "../later/parts.ts"
import { noteOf } from "../parts/roomNote.ts"

/** The centre of the room: the open rounds, the news, then the topic with its note and its statements. */
export function roomCentre(room: SessionStore, scene: Scene, base: string) {
  const topic = findTopic(scene.state, room.topic.value)
  return html`
    ${openRounds(room, scene, base)} ${justHappened.code?.justNow(scene, base)}
    ${topic ? topicParts(room, scene, topic, base) : html`<p class="empty muted">${msg("room.noTopic")}</p>`}
  `
}

function openRounds(room: SessionStore, scene: Scene, base: string) {
  const shown = roundsIn(scene, "open").filter(
    ({ topic, electorate, batch }) =>
      batch === undefined &&
      (topic === room.topic.value || electorate.some(({ member }) => member === scene.me.member)),
  )
  return html`${batchesOpen(scene, base)} ${repeat(
    shown,
    ({ id }) => id,
    round => {
      const statement = findStatement(scene.state, round.statement)
      return html`<plenary-round-card .scene=${scene} .round=${round} .statement=${statement} .mine=${room.own.mine.value[round.id] ?? null} .lastMine=${lastMine(room, scene, round)}></plenary-round-card>`
    },
  )}`
}

/** A line for each open batch, with a link to its page: a room has no place for sixty cards. */
function batchesOpen(scene: Scene, base: string) {
  return [...batchesOf(roundsIn(scene, "open"))].flatMap(([batch, rounds]) => {
    const [first] = rounds
    if (!first) return []
    const n = rounds.length
    const ends = closesAt(first)
    const until = ends === null ? "" : inCities(ends, citiesOf(scene.state, scene.session.cities))
    return html`<p class="notice row"><a href=${`${base}/b/${batch}`}><strong>${msg("batch.title", { n })}</strong></a>
      ${until ? html`<span class="small muted">${msg("batch.until", { until })}</span>` : nothing}</p>`
  })
}

/** The reader's own answer in the rating before this one, once the page has fetched it. */
function lastMine({ own }: SessionStore, { state }: View, round: Round): Mine | null {
  const before = ownRatingBefore(state, round)
  return (before && own.mine.value[before.id]) ?? null
}

function topicParts(room: SessionStore, scene: Scene, topic: Topic, base: string) {
  const title = reading(topic.title)
  const pending = pendingTopic(room.live.shown, [topic.id])
  const statements = pending ? [] : statementsOf(scene.state, topic.id)
  return html`
    <section class="topic" aria-labelledby="topic-title">
      <header class="topic-head">
        <h2 id="topic-title" lang=${domLang(title.lang)}><span class="letter">${topic.letter}</span> ${title.text}</h2>
        ${statements.length > 0 ? html`<nav class="jumps" aria-label=${msg("room.statements")}>${statements.map(one => jump(scene.state, one))}</nav>` : nothing}
      </header>
      ${readings(scene, topic)} ${noteOf(room, scene, topic)}
    </section>
    <section class="statements" aria-label=${msg("room.statements")}>
      <div class="row apart">
        <h2>${msg("room.statements")}</h2>
        ${!pending && right(scene.me.role, "draft a statement") === "yes" && !endedFor(scene.me.role, topic) ? draftButton(topic) : nothing}
      </div>
      ${pending ?? nothing}
      ${!pending && statements.length === 0 ? html`<p class="muted">${mayNow(scene, "draft a statement") ? msg("room.noStatement") : msg("room.noStatementYet")}</p>` : nothing}
      ${repeat(
        statements,
        ({ id }) => id,
        statement =>
          html`<plenary-statement-card id=${statement.id} .scene=${scene} .statement=${statement} .base=${base}></plenary-statement-card>`,
      )}
    </section>`
}

/** The readings of the topic. The waiting room omits them here, because its own list already has them. */
function readings(scene: Scene, topic: Topic) {
  if (scene.session.state === "scheduled") return nothing
  const mayAdd = isOutside(scene) && right(scene.me.role, "schedule") === "yes"
  const any = Object.values(scene.state.readings).some(one => one.topic === topic.id)
  if (!any && !mayAdd) return nothing
  return html`<plenary-readings .state=${scene.state} .me=${scene.me} .topic=${topic.id} .mayAdd=${mayAdd} .by=${scene.me.member ?? ""}></plenary-readings>`
}

function jump(state: State, one: Statement) {
  const shown = stateShown(state, one)
  return html`<a class="chip ${shown === "recorded" ? "good" : shown === "declared" ? "warn" : ""}" href=${`#${one.id}`}><b>${one.label}</b> ${statementStateName(shown, isRated(state, one))}</a>`
}

export class DraftWanted extends Event {
  readonly topic: Topic
  constructor(topic: Topic) {
    super("draft-wanted", { bubbles: true, composed: true })
    this.topic = topic
  }
}

const draftButton = (topic: Topic) =>
  html`<button class="small" @click=${(event: Event) => event.currentTarget?.dispatchEvent(new DraftWanted(topic))}>
    ${msg("act.draft")}</button>`

declare global {
  interface HTMLElementEventMap {
    "draft-wanted": DraftWanted
  }
}
