import { html, nothing } from "lit"
import type { Round, Statement } from "../../../../shared/fold/consensusState.ts"
import { turnLeft } from "../../../../shared/rules/floor/budgets/turnLeft.ts"
import { roundEnds } from "../../../../shared/rules/floor/clocks.ts"
import { speakers } from "../../../../shared/rules/floor/queue.ts"
import { currentItem } from "../../../../shared/rules/readings/agenda.ts"
import { isRated, roundsIn } from "../../../../shared/rules/readings/rounds.ts"
import { findStatement, findTopic } from "../../../../shared/rules/readings/rows.ts"
import { isEnded, statementsOf, stateShown } from "../../../../shared/rules/readings/statements.ts"
import { msg } from "../../../i18n/msg.ts"
import type { Scene, View, ViewWith } from "../../../scene/scene.ts"
import "../../../elements/session/agenda/plenary-city-clocks.ts"
import { clockOf } from "../../../elements/session/budgets/clockOf.ts"
import "../../../elements/session/statement/plenary-statement-texts.ts"
import { clock, countdown } from "../../../i18n/formats.ts"
import { domLang } from "../../../i18n/language.ts"
import { turnName } from "../../../i18n/terms/floorTerms.ts"
import { standingName } from "../../../i18n/terms/standingName.ts"
import { roundKindName, statementStateName } from "../../../i18n/terms/terms.ts"
import { reading } from "../../../i18n/texts.ts"
import { apart } from "../../../signals/apart.ts"
import type { SessionStore } from "../../../state/session/sessionStore.ts"
import { pendingTopic } from "../../frame/pendingTopic.ts"
import { justNow, roundsJustShown } from "../parts/justNow.ts"
import { noteLater } from "../parts/noteLater.ts"
import { welcome } from "../parts/waitingRoom.ts"
import "./wall.css"

/**
 * The view for a large screen: topic and time, the note or the result, the open round, and the speaker. It has no
 * controls.
 */
export function inside(room: SessionStore, scene: Scene, base: string) {
  return html`
    <header class="wall-head">${apart(() => heading(room, scene))} ${apart(() => hours(scene))}</header>
    <main id="main" class="wall-main">${room.tab.value === "note" ? text(room, scene) : now(room, scene, base)}</main>
    <footer class="wall-foot">${apart(() => answering(scene))} ${apart(() => speaking(scene))}
      ${scene.session.sideTime ? html`<plenary-side-times .scene=${scene}></plenary-side-times>` : nothing}</footer>`
}

/** The round that the room is asked. A round with a deadline is open for days, and the room looks at something else. */
const roundHere = (scene: Scene): Round | undefined =>
  roundsIn(scene, "open").find(({ atDeadline }) => atDeadline === undefined)

/**
 * The wall's heading. It names the topic of the open or just shown round, otherwise the topic of the shown note,
 * otherwise the agenda item.
 */
function heading(room: SessionStore, scene: Scene) {
  const { state, session } = scene
  const item = session.state === "closed" ? null : currentItem(scene)
  const round = roundHere(scene) ?? (room.tab.value === "note" ? undefined : roundsJustShown(scene)[0])
  const shown = round?.topic ?? (room.tab.value === "note" ? room.topic.value : item?.topic)
  const topic = findTopic(state, shown)
  const title = reading(topic?.title ?? item?.title ?? session.title)
  return html`<h1 lang=${domLang(title.lang)}>${topic ? html`<span class="letter">${topic.letter}</span> ` : nothing}${title.text}</h1>`
}

const hours = ({ session: { cities }, now }: ViewWith<"now">) =>
  cities.length > 0
    ? html`<plenary-city-clocks .cities=${cities} .now=${now}></plenary-city-clocks>`
    : html`<time class="hour">${clock(now)}</time>`

function text(room: SessionStore, scene: Scene) {
  const topic = findTopic(scene.state, room.topic.value)
  if (!topic) return nothing
  return html`${noteLater(room, scene, topic)}
    ${pendingTopic(room.live.shown, [topic.id]) ?? statementsOf(scene.state, topic.id).map(one => wording(scene, one, one.id))}`
}

function now(room: SessionStore, scene: Scene, base: string) {
  const { session, state } = scene
  const round = roundHere(scene)
  const statements = statementsOf(state, round?.topic ?? room.topic.value ?? "")
  const statement = statements.find(({ id }) => id === round?.statement) ?? statements.find(one => !isEnded(one))
  const still = session.state === "live" ? nothing : html`<p class="wall-state">${standingName(session)}</p>`
  return html`${still} ${welcome(scene, "")} ${round ? nothing : justNow(scene, base, false)} ${statement ? wording(scene, statement) : nothing}`
}

const wording = ({ state }: View, statement: Statement, id = "") =>
  html`<section class="wall-text" id=${id || nothing}>
    <h2><b>${statement.label}</b> <span class="chip">${statementStateName(stateShown(state, statement), isRated(state, statement))}</span></h2>
    <plenary-statement-texts .texts=${statement.texts} .authentic=${state.workspace?.authentic.map(({ lang }) => lang) ?? []}></plenary-statement-texts>
  </section>`

function answering(scene: Scene) {
  const round = roundHere(scene)
  if (!round) return nothing
  const label = findStatement(scene.state, round.statement)?.label ?? ""
  const ends = roundEnds(round, scene.session, scene.now)
  return html`<p class="wall-round"><b>${label}</b> ${roundKindName(round.kind)} <span class="muted">${countWords(scene, round)}</span>
    ${ends === null || ends <= scene.now ? nothing : html`<time>${countdown(ends - scene.now)}</time>`}</p>`
}

function countWords({ answers }: ViewWith<"answers">, round: Round): string {
  const n = answers[round.id]?.answered ?? 0
  const m = round.electorate.length
  return msg("wall.answered", { n, m })
}

/** The speaker and the next speaker. A name that the wall may not show is omitted. */
function speaking({ session, state, now }: ViewWith<"now">) {
  const turn = session.floor.speaking
  const name = turn ? (state.members[turn.member]?.name ?? "") : ""
  const next = speakers(session, state)[0]
  const nextName = next ? (state.members[next.member]?.name ?? "") : ""
  if (session.state !== "live") return nothing
  const clock = turnLeft(state, session, now) ?? { ms: 0, side: null }
  const left = clock.ms
  return html`${turn && name ? html`<p class="wall-speaker ${left < 0 ? "over" : ""}"><b>${name}</b> ${turn.turn === "contribution" ? nothing : html`<span class="muted">${turnName(turn.turn)}</span>`} <time>${left < 0 ? "+" : ""}${countdown(Math.abs(left))}</time> <span class="muted">${clockOf(state, clock)}</span></p>` : nothing}
    ${nextName ? html`<p class="wall-next"><span class="muted">${msg("bar.nextSpeaker")}</span> ${nextName}</p>` : nothing}`
}
