import { html, nothing } from "lit"
import type { Topic } from "../../../shared/fold/state.ts"
import { type TextLine, textLines } from "../../../shared/rules/frame/lines.ts"
import type { PageHolds } from "../../../shared/rules/frame/pageHolds.ts"
import { byLabel } from "../../../shared/rules/planning/byLabel.ts"
import { right } from "../../../shared/rules/policy.ts"
import { reopenedKey } from "../../../shared/rules/said/inThreads.ts"
import { type SaidReader, saidInSentence } from "../../elements/translating/saidShown.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { namesThen } from "../../i18n/names.ts"
import { noteModeName, roleName, statementStateName } from "../../i18n/terms/terms.ts"
import { reading } from "../../i18n/texts.ts"
import "./plenary-topic-state.ts"

/** The reason why the panel reopened a topic. Shown as long as the topic is open. */
function reopenedWords(reader: SaidReader, { id, state, reopened }: Topic) {
  if (state === "closed" || !reopened) return nothing
  const { by, at, reason: text, reasonLang } = reopened
  const name = namesThen(reader.state)(by, at, roleName("moderator"))
  const said = { key: reopenedKey(id, at), lang: reasonLang ?? null, text, by, at }
  return html`<p class="list-row small muted">${saidInSentence(reader, said, reason => msg("topic.reopened", { name, reason }))}</p>`
}

function line(holds: PageHolds, topic: Topic, slug: string, me: SaidReader["me"], mayEnd: boolean) {
  const title = reading(topic.title)
  const { state } = holds
  return html`<li>
    <a class="list-row" href=${`/w/${slug}/t/${topic.id}`}>
      <span class="row topic-name"><span class="letter" aria-hidden="true">${topic.letter}</span> <strong lang=${domLang(title.lang)}>${title.text}</strong></span>
      <span class="row small">
        ${textLines(holds, topic.id).map(one => html`<span class="chip" title=${stateOf(one)}>${one.label}<span class="visually-hidden">, ${stateOf(one)}</span>${one.state === "recorded" ? html` <plenary-icon name="check"></plenary-icon>` : nothing}</span>`)}
        ${topic.state === "closed" ? html`<span class="chip">${msg("topic.closed")}</span>` : nothing}
        ${topic.note.mode === "open" ? nothing : html`<span class="chip warn"><plenary-icon name="lock"></plenary-icon> ${noteModeName(topic.note.mode)}</span>`}
      </span>
    </a>
    ${reopenedWords({ state, me }, topic)} ${mayEnd ? html`<plenary-topic-state .topic=${topic}></plenary-topic-state>` : nothing}
  </li>`
}

const stateOf = ({ state, rated }: TextLine): string => statementStateName(state, rated)

/** The list of topics in the order of their letters, each with its state. */
export function topicList(holds: PageHolds, slug: string, me: SaidReader["me"]) {
  const role = me?.role ?? "public"
  const topics = Object.values(holds.state.topics).toSorted((a, b) => byLabel(a.letter, b.letter))
  if (topics.length === 0)
    return html`<p class="muted">${msg("workspace.noTopic")}
      ${right(role, "schedule") === "yes" ? html`<a href="/guide/chair">${msg("guide.read")}</a>` : nothing}</p>`
  const mayEnd = right(role, "run the session") === "yes"
  return html`<ul class="list" role="list">${topics.map(topic => line(holds, topic, slug, me, mayEnd))}</ul>`
}
