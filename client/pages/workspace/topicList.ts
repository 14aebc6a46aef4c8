import { msg } from "@lit/localize"
import { html, nothing } from "lit"
import type { State, Topic } from "../../../shared/fold/state.ts"
import { domLang } from "../../i18n/language.ts"
import { noteModeName, statementStateName } from "../../i18n/terms.ts"
import { reading } from "../../i18n/texts.ts"

function line(state: State, topic: Topic, slug: string) {
  const title = reading(topic.title)
  const statements = Object.values(state.statements).filter(one => one.topic === topic.id)
  return html`<li>
    <a class="list-row" href=${`/w/${slug}/t/${topic.id}`}>
      <span class="row topic-name"><span class="letter" aria-hidden="true">${topic.letter}</span> <strong lang=${domLang(title.lang)}>${title.text}</strong></span>
      <span class="row small">
        ${statements.map(one => html`<span class="chip" title=${statementStateName(one.state)}>${one.label}<span class="visually-hidden">, ${statementStateName(one.state)}</span>${one.state === "recorded" ? html` <plenary-icon name="check"></plenary-icon>` : nothing}</span>`)}
        ${topic.note.mode === "open" ? nothing : html`<span class="chip warn"><plenary-icon name="lock"></plenary-icon> ${noteModeName(topic.note.mode)}</span>`}
      </span>
    </a>
  </li>`
}

/** Topics in the order of their letters, with what each has reached. */
export function topicList(state: State, slug: string) {
  const topics = Object.values(state.topics).toSorted((a, b) => a.letter.localeCompare(b.letter))
  if (topics.length === 0) return html`<p class="muted">${msg("No topic yet.", { id: "workspace.noTopic" })}</p>`
  return html`<ul class="list" role="list">${topics.map(topic => line(state, topic, slug))}</ul>`
}
