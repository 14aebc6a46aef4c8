import { msg } from "@lit/localize"
import { html, nothing } from "lit"
import { repeat } from "lit/directives/repeat.js"
import type { Statement, Topic } from "../../../shared/fold/state.ts"
import { roundsIn, roundsOf, type Scene, statementsOf } from "../../../shared/rules/nextAction/scene.ts"
import { right } from "../../../shared/rules/policy.ts"
import "../../elements/note/plenary-note.ts"
import "../../elements/note/plenary-refused.ts"
import "../../elements/session/record-card/recordCard.ts"
import "../../elements/session/round/roundCard.ts"
import "../../elements/session/round/roundResult.ts"
import "../../elements/session/statement/statementCard.ts"
import { domLang } from "../../i18n/language.ts"
import { noteModeName, statementStateName } from "../../i18n/terms.ts"
import { reading } from "../../i18n/texts.ts"
import type { Room } from "../../state/session/room.ts"

/** a declared record stands at the top for everyone until it is confirmed, and for this long after */
const news = 3 * 60_000

/** The open round on top, then the topic: its note and its statements. */
export function roomCentre(room: Room, scene: Scene, base: string) {
  const topic = Object.values(scene.state.topics).find(({ id }) => id === room.topic.value)
  return html`
    ${openRounds(room, scene)} ${justNow(scene, base)}
    ${topic ? topicParts(room, scene, topic, base) : html`<p class="empty muted">${msg("No topic yet. The moderator adds topics in the workspace.", { id: "room.noTopic" })}</p>`}
  `
}

export function openRounds(room: Room, scene: Scene) {
  const shown = roundsIn(scene, "open").filter(
    ({ topic, electorate }) =>
      topic === room.topic.value || electorate.some(({ member }) => member === scene.me.member),
  )
  return repeat(
    shown,
    ({ id }) => id,
    round => {
      const statement = Object.values(scene.state.statements).find(({ id }) => id === round.statement)
      return html`<plenary-round-card .scene=${scene} .round=${round} .statement=${statement} .mine=${room.mine.value[round.id] ?? null}></plenary-round-card>`
    },
  )
}

/** What everyone is told at the same moment: a result that was shown, a record that was declared. */
export const justNow = (scene: Scene, base: string) => html`${shownNow(scene)} ${declared(scene, base)}`

/** What was just shown stands where everyone looks, until it is old or settled. */
function shownNow(scene: Scene) {
  const proposed = Object.values(scene.state.statements).filter(({ state }) => state === "proposed")
  const shown = proposed
    .flatMap(statement => roundsOf(scene.state, statement).at(-1) ?? [])
    .filter(({ revealedAt }) => revealedAt !== null && scene.now - revealedAt < news)
  return repeat(
    shown,
    ({ id }) => id,
    round => {
      const label = Object.values(scene.state.statements).find(({ id }) => id === round.statement)?.label
      return html`<section class="card shown" role="status"><h2>${label}</h2>
        <plenary-round-result .scene=${scene} .round=${round}></plenary-round-result></section>`
    },
  )
}

function declared(scene: Scene, base: string) {
  const shown = Object.values(scene.state.records).filter(
    ({ state, declaredAt }) => state === "declared" || (state === "in_force" && scene.now - declaredAt < news),
  )
  return repeat(
    shown,
    ({ id }) => id,
    record =>
      html`<plenary-record-card role="status" .scene=${scene} .record=${record} .href=${`${base}/r/${record.number}`}></plenary-record-card>`,
  )
}

function topicParts(room: Room, scene: Scene, topic: Topic, base: string) {
  const title = reading(topic.title)
  const statements = statementsOf(scene.state, topic.id)
  return html`
    <section class="topic" aria-labelledby="topic-title">
      <header class="topic-head">
        <h2 id="topic-title" lang=${domLang(title.lang)}><span class="letter">${topic.letter}</span> ${title.text}</h2>
        ${statements.length > 0 ? html`<nav class="jumps" aria-label=${msg("Statements", { id: "room.statements" })}>${statements.map(jump)}</nav>` : nothing}
      </header>
      ${noteOf(room, scene, topic)}
    </section>
    <section class="statements" aria-label=${msg("Statements", { id: "room.statements" })}>
      <div class="row apart">
        <h2>${msg("Statements", { id: "room.statements" })}</h2>
        ${right(scene.me.role, "draft a statement") === "yes" ? draftButton(topic) : nothing}
      </div>
      ${statements.length === 0 ? html`<p class="muted">${msg("No statement yet. Select a passage of the note, or draft one.", { id: "room.noStatement" })}</p>` : nothing}
      ${repeat(
        statements,
        ({ id }) => id,
        statement =>
          html`<plenary-statement-card id=${statement.id} .scene=${scene} .statement=${statement} .base=${base}></plenary-statement-card>`,
      )}
    </section>`
}

const jump = ({ id, label, state }: Statement) =>
  html`<a class="chip ${state === "recorded" ? "good" : ""}" href=${`#${id}`}><b>${label}</b> ${statementStateName(state)}</a>`

export class DraftWanted extends Event {
  readonly topic: Topic
  constructor(topic: Topic) {
    super("draft-wanted", { bubbles: true, composed: true })
    this.topic = topic
  }
}

const draftButton = (topic: Topic) =>
  html`<button class="button small" @click=${(event: Event) => event.currentTarget?.dispatchEvent(new DraftWanted(topic))}>
    ${msg("Draft a statement", { id: "act.draft" })}</button>`

export function noteOf(room: Room, scene: Scene, { note }: Topic) {
  const link = room.note.value
  const discuss = right(scene.me.role, "comment") === "yes"
  const threads = Object.values(scene.state.threads).filter(({ topic }) => topic === room.topic.value)
  const highlighted = threads.map(({ id, anchor, kind, resolved }) => ({
    id,
    anchor,
    kind,
    resolved: resolved !== null,
  }))
  const first = scene.state.workspace?.languages[0] ?? "en"
  return html`<div class="note-frame">
    <p class="note-head"><span class="overline">${msg("Note", { id: "note.name" })}</span>
      ${note.mode === "open" ? nothing : html`<span class="chip warn">${noteModeName(note.mode)}</span><span class="muted small">${note.reason}</span>`}</p>
    ${link ? html`<plenary-refused .saved=${link.saved.value} .maySuggest=${discuss} @refused-dismissed=${() => link.dismiss()}></plenary-refused>` : nothing}
    <plenary-note .link=${link} .threads=${highlighted} .activeThread=${room.thread.value} .lang=${first}
      .mayDiscuss=${discuss} .mayState=${right(scene.me.role, "draft a statement") === "yes"}></plenary-note>
  </div>`
}

declare global {
  interface HTMLElementEventMap {
    "draft-wanted": DraftWanted
  }
}
