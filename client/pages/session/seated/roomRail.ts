import { html, nothing } from "lit"
import type { Thread } from "../../../../shared/fold/state.ts"
import type { PendingWords } from "../../../elements/session/rail/pendingWords.ts"
import { msg } from "../../../i18n/msg.ts"
import type { Scene } from "../../../scene/scene.ts"
import "../../../elements/session/rail/plenary-thread-rail.ts"
import { refusalText } from "../../../i18n/sentences/refusalText.ts"
import type { Pending } from "../../../state/sent/pending.ts"
import type { Tab } from "../../../state/session/keptTab.ts"
import type { SessionStore } from "../../../state/session/sessionStore.ts"
import { pendingTopic } from "../../frame/pendingTopic.ts"
import { failureText } from "../../problem/failureText.ts"

/** The right column: the topic's discussion, its results or the observers' questions, one at a time. */
export function roomRail(room: SessionStore, scene: Scene, base: string) {
  const topic = room.topic.value ?? ""
  const threads = Object.values(scene.state.threads).filter(thread => thread.topic === topic)
  const open = threads.filter(({ resolved }) => !resolved).length + room.live.shown.older(topic).open
  const asked = Object.values(scene.state.questions).filter(({ state }) => state === "asked").length
  const tab = room.tab.value === "results" || room.tab.value === "questions" ? room.tab.value : "discussion"
  return html`
    <div class="tabs" role="tablist" aria-label=${msg("rail.tabs")}>
      ${railTab(room, "discussion", tab === "discussion", open > 0 && room.live.shown.of(topic).state === "there" ? msg("rail.discussionCount", { n: open }) : msg("rail.discussion"))}
      ${railTab(room, "results", tab === "results", msg("rail.results"))}
      ${railTab(room, "questions", tab === "questions", asked > 0 ? msg("rail.questionsCount", { n: asked }) : msg("rail.questions"))}
    </div>
    <div class="rail-body" id="rail-body" role="tabpanel" aria-labelledby="tab-${tab}">
      <h2 class="visually-hidden">${tabName(tab)}</h2>
      ${railBody(room, scene, tab, threads, base)}
    </div>`
}

function railBody(room: SessionStore, scene: Scene, tab: Tab, threads: Thread[], base: string) {
  const topic = room.topic.value ?? ""
  if (tab === "questions") return html`<plenary-questions .scene=${scene}></plenary-questions>`
  const pending = pendingTopic(room.live.shown, topic === "" ? [] : [topic])
  if (pending) return pending
  if (tab === "results")
    return html`<plenary-result-rail .scene=${scene} .topic=${topic} .base=${base}></plenary-result-rail>`
  const older = room.live.shown.older(topic)
  return html`<plenary-thread-rail .scene=${scene} .topic=${topic} .threads=${ordered(threads)} .pending=${pendingOf(room, topic)}
    .older=${older} .fetching=${older.state === "loading"} .trouble=${older.state === "failed" ? failureText(older.failure) : ""} @older-wanted=${() => room.live.shown.more(topic)}
    .active=${room.thread.value} .anchor=${room.anchor.value} @anchor-used=${() => (room.anchor.value = null)}></plenary-thread-rail>`
}

const railTab = (room: SessionStore, tab: Tab, selected: boolean, label: string) =>
  html`<button role="tab" id="tab-${tab}" aria-controls="rail-body" aria-selected=${selected} @click=${() => (room.tab.value = tab)}>${label}</button>`

/** Sorts threads by the time of their newest comment, the most recent first. */
const ordered = (threads: Thread[]): Thread[] =>
  threads.toSorted((a, b) => (b.entries.at(-1)?.at ?? 0) - (a.entries.at(-1)?.at ?? 0))

function pendingOf(room: SessionStore, topic: string): PendingWords[] {
  return room.live.outbox.untaken.value.flatMap(one => wordsOf(one, topic) ?? [])
}

function wordsOf(one: Pending, topic: string): PendingWords | null {
  const refused = one.status.state === "refused" ? refusalText(one.status.refusal) : null
  if (one.kind === "reply")
    return { id: one.id, thread: one.body.thread, ...spoken(one.body.entry), quote: null, refused }
  if (one.kind === "open-thread" && one.body.topic === topic)
    return { id: one.id, thread: null, ...spoken(one.body.entry), quote: one.body.anchor?.exact ?? null, refused }
  return null
}

const spoken = ({ lang, text }: { lang: PendingWords["lang"]; text: string }) => ({ lang, text })

export const tabBar = (room: SessionStore) => html`<nav class="phone-tabs" aria-label=${msg("room.tabs")}>
  ${(["note", "discussion", "results", "questions", "agenda"] as const).map(
    tab =>
      html`<button aria-current=${room.tab.value === tab ? "page" : nothing} @click=${() => (room.tab.value = tab)}>${tabName(tab)}</button>`,
  )}
</nav>`

const tabName = (tab: Tab): string =>
  ({
    note: () => msg("note.name"),
    discussion: () => msg("rail.discussion"),
    results: () => msg("rail.results"),
    questions: () => msg("rail.questions"),
    agenda: () => msg("agenda.title"),
  })[tab]()
