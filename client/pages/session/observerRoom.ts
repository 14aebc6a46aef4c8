import { html, nothing } from "lit"
import type { Statement } from "../../../shared/fold/consensusState.ts"
import { recordsElsewhere } from "../../../shared/rules/frame/lines.ts"
import { currentItem } from "../../../shared/rules/readings/agenda.ts"
import { isRated, roundsIn } from "../../../shared/rules/readings/rounds.ts"
import { findStatement, findTopic } from "../../../shared/rules/readings/rows.ts"
import { isEnded, statementsOf, stateShown } from "../../../shared/rules/readings/statements.ts"
import { msg } from "../../i18n/msg.ts"
import { mayAskNow } from "../../question/offers.ts"
import type { Scene, View } from "../../scene/scene.ts"
import "../../elements/session/floor/plenary-chair.ts"
import "../../elements/session/floor/plenary-floor-place.ts"
import "../../elements/session/floor/plenary-held-now.ts"
import "../../elements/session/statement/plenary-statement-texts.ts"
import { clock } from "../../i18n/formats.ts"
import { domLang } from "../../i18n/language.ts"
import { standingName } from "../../i18n/terms/standingName.ts"
import { statementStateName } from "../../i18n/terms/terms.ts"
import { plain, reading } from "../../i18n/texts.ts"
import type { Tab } from "../../state/session/keptTab.ts"
import type { SessionStore } from "../../state/session/sessionStore.ts"
import { pendingTopic } from "../frame/pendingTopic.ts"
import { justNow } from "./parts/justNow.ts"
import { noteLater } from "./parts/noteLater.ts"
import "./later/plenary-papers.ts"
import { welcome } from "./parts/waitingRoom.ts"

/**
 * The room of an observer: the current events, the note, the results, and the questions. Its controls change only the
 * observer's own page.
 */
export function inside(room: SessionStore, scene: Scene, base: string) {
  const tab = room.tab.value
  return html`
    <nav class="observer-tabs" aria-label=${msg("room.tabs")}>
      ${tabButton(room, "agenda", msg("observer.now"), tab === "agenda" || tab === "discussion")}
      ${tabButton(room, "note", msg("observer.text"), tab === "note")}
      ${tabButton(room, "results", msg("rail.results"), tab === "results")}
      ${tabButton(room, "questions", mayAskNow(scene) ? msg("observer.ask") : msg("rail.questions"), tab === "questions")}
    </nav>
    <main id="main" class="observer-main" data-region tabindex="0">
      ${body(room, scene, base)}
    </main>`
}

function body(room: SessionStore, scene: Scene, base: string) {
  switch (room.tab.value) {
    case "note":
      return text(room, scene, base)
    case "results":
      return results(room, scene, base)
    case "questions":
      return html`<plenary-questions .scene=${scene}></plenary-questions>`
    case "agenda":
    case "discussion":
      return now(room, scene, base)
  }
}

const tabButton = (room: SessionStore, tab: Tab, label: string, current: boolean) =>
  html`<button aria-current=${current ? "page" : nothing} @click=${() => (room.tab.value = tab)}>${label}</button>`

function now(room: SessionStore, scene: Scene, base: string) {
  const { session } = scene
  const item = session.state === "closed" ? null : currentItem(scene)
  const title = item ? reading(item.title) : null
  const topic = room.topic.value ?? ""
  const open = roundsIn(scene, "open")[0]
  const statements = statementsOf(scene.state, topic)
  const last = lastShown(scene)
  const statement =
    statements.find(({ id }) => id === open?.statement) ?? statements.find(one => !isEnded(one)) ?? last?.statement
  return html`
    ${welcome(scene, "")}
    ${session.state === "scheduled" ? html`<plenary-readings class="card" .state=${scene.state} .me=${scene.me} .session=${session.id}></plenary-readings>` : nothing}
    <plenary-after-close .scene=${scene} .base=${base}></plenary-after-close>
    <section class="stack tight">
      ${
        title
          ? html`<p class="overline">${standingName(scene.session)}</p>
              <h2 class="now-item" lang=${domLang(title.lang)}>${title.text}</h2>`
          : html`<h2 class="now-item">${standingName(scene.session)}</h2>`
      }
      <plenary-held-now .scene=${scene}></plenary-held-now>
      ${scene.session.state === "closed" ? closedWords(base) : nothing}
    </section>
    ${justNow(scene, base)}
    ${
      statement
        ? html`<section class="card stack">
            <p class="row"><b>${statement.label}</b> <span class="chip">${statementStateName(stateShown(scene.state, statement), isRated(scene.state, statement))}</span></p>
            <plenary-statement-texts .texts=${statement.texts} .authentic=${scene.state.workspace?.authentic.map(({ lang }) => lang) ?? []}></plenary-statement-texts>
          </section>`
        : nothing
    }
    ${last ? html`<p class="muted">${shownWords(last.statement.label, clock(last.at))}</p>` : nothing}
    <plenary-papers .scene=${scene} .base=${base}></plenary-papers>`
}

const closedWords = (base: string) => html`<p class="lead">
    ${msg("observer.closed")}
  </p>
  <p><a class="button" href=${base}>${msg("workspace.records")}</a></p>`

const shownWords = (label: string, time: string): string => msg("observer.lastShown", { label, time })

function lastShown({ state }: View): { statement: Statement; at: number } | null {
  const round = Object.values(state.rounds)
    .filter(({ revealedAt }) => revealedAt !== null)
    .sort((a, b) => (b.revealedAt ?? 0) - (a.revealedAt ?? 0))[0]
  const statement = findStatement(state, round?.statement)
  return round?.revealedAt && statement ? { statement, at: round.revealedAt } : null
}

function text(room: SessionStore, scene: Scene, base: string) {
  const topic = findTopic(scene.state, room.topic.value)
  return html`<h2 class="visually-hidden">${msg("observer.text")}</h2>
    ${topicChoice(room, scene)}
    ${topic ? noteLater(room, scene, topic) : nothing}
    ${
      pendingTopic(room.live.shown, topic ? [topic.id] : []) ??
      statementsOf(scene.state, room.topic.value ?? "").map(
        statement =>
          html`<plenary-statement-card id=${statement.id} .scene=${scene} .statement=${statement} .base=${base}></plenary-statement-card>`,
      )
    }`
}

/**
 * The results of all topics in one list, with the agreed texts. If this page has not loaded all records, a link opens
 * the panel's page.
 */
const results = (
  room: SessionStore,
  scene: Scene,
  base: string,
) => html`<h2 class="visually-hidden">${msg("rail.results")}</h2>
  <plenary-result-rail .scene=${scene} .topic=${null} .base=${base}></plenary-result-rail>
  ${recordsElsewhere(room.live.shown.holds.value).length === 0 ? nothing : html`<p><a class="button small" href=${base}>${msg("observer.earlier")}</a></p>`}`

function topicChoice(room: SessionStore, scene: Scene) {
  const topics = Object.values(scene.state.topics)
  const choose = (event: Event) => {
    if (event.target instanceof HTMLSelectElement) room.show(event.target.value)
  }
  return html`<label class="field topic-choice"><span class="label">${msg("observer.topic")}</span>
    <select @change=${choose}>
      ${topics.map(({ id, letter, title }) => html`<option value=${id} ?selected=${id === room.topic.value}>${letter} ${plain(title)}</option>`)}
    </select></label>`
}
