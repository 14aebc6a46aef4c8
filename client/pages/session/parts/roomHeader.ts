import { html, nothing } from "lit"
import type { Member } from "../../../../shared/fold/peopleState.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { msg } from "../../../i18n/msg.ts"
import type { Scene } from "../../../scene/scene.ts"
import "../../../elements/icons/plenary-icon.ts"
import "../../../elements/note/saving/plenary-saved.ts"
import "../../../elements/session/people/plenary-presence.ts"
import { offlineWords, triesWords, unwritableWords } from "../../../elements/shell/connectionWords.ts"
import "../../../elements/shell/plenary-language-choice.ts"
import "../../../elements/shell/plenary-text-size.ts"
import { currentLang, domLang } from "../../../i18n/language.ts"
import { attributionName } from "../../../i18n/terms/outcomeTerms.ts"
import { sessionStateName } from "../../../i18n/terms/terms.ts"
import { reading } from "../../../i18n/texts.ts"
import { apart } from "../../../signals/apart.ts"
import { isOlder } from "../../../state/loading/loading.ts"
import type { SessionStore } from "../../../state/session/sessionStore.ts"
import { newVersion } from "../../problem/newVersion.ts"

/**
 * The header of a room: the panel and session, whether the session is live, whether everything is saved, and the people
 * who are present.
 */
export function roomHeader(room: SessionStore, scene: Scene, slug: string) {
  const { state, session } = scene
  const workspace = reading(state.workspace?.title ?? {})
  const title = reading(session.title)
  const note = room.note.value
  const { presence } = room.live.hints
  return html`<header class="room-header" data-region tabindex="-1" aria-label=${msg("room.header")}>
    <button class="quiet small icon-only open-agenda" aria-expanded=${room.drawer.value} @click=${() => (room.drawer.value = !room.drawer.value)}
      aria-label=${msg("agenda.title")}><plenary-icon name="menu"></plenary-icon></button>
    <div class="room-title">
      ${
        title.text
          ? html`<a href=${`/w/${slug}`} lang=${domLang(workspace.lang)}>${workspace.text}</a>
              <h1 lang=${domLang(title.lang)}>${title.text}</h1>`
          : html`<h1 lang=${domLang(workspace.lang)}><a href=${`/w/${slug}`}>${workspace.text}</a></h1>`
      }
    </div>
    ${title.text ? html`<span class="chip ${session.state === "live" ? "live" : ""}">${session.state === "live" ? html`<span aria-hidden="true">●</span>` : nothing} <span class=${session.state === "live" ? "chip-words" : nothing}>${sessionStateName(session.state)}</span></span>` : nothing}
    ${named(state)}
    ${note ? apart(() => html`<plenary-saved .status=${note.status.value} .saved=${note.saved.value} .unwritable=${room.live.hints.unwritable.value} .amiss=${hasNoEnd(room)}></plenary-saved>`) : nothing}
    <div class="room-tools">
      ${right(scene.me.role, "ask for the floor") === "no" ? nothing : html`<plenary-ask-floor .scene=${scene}></plenary-ask-floor>`}
      ${apart(() => html`<plenary-presence few .members=${here(room, state)} .observers=${presence.value.observers}></plenary-presence>`)}
      <div class="room-choices">
        <plenary-text-size></plenary-text-size>
        <plenary-language-choice .value=${currentLang()}></plenary-language-choice>
      </div>
      <details class="room-menu">
        <summary class="button quiet small icon-only" aria-label=${msg("room.more")}><plenary-icon name="more"></plenary-icon></summary>
        <div>
          ${apart(() => html`<plenary-presence .members=${here(room, state)} .observers=${presence.value.observers} .most=${12}></plenary-presence>`)}
          <p class="overline">${msg("room.textSize")}</p><plenary-text-size></plenary-text-size>
          <p class="overline">${msg("lang.choice")}</p><plenary-language-choice .value=${currentLang()}></plenary-language-choice>
        </div>
      </details>
    </div>
  </header>`
}

/** Whether something that the reader sent is still on its way or was not taken. */
const hasNoEnd = ({ live }: SessionStore): boolean =>
  live.outbox.told.value.some(({ status }) => status.state !== "given")

/** Returns the members who are connected, except those whose names are hidden. */
function here({ live }: SessionStore, state: Scene["state"]): Member[] {
  const { members } = live.hints.presence.value
  return Object.values(state.members).filter(({ id, name }) => name !== "" && members.includes(id))
}

/** The label of an attribution policy that hides names. The room always shows this label. */
const named = ({ workspace }: Scene["state"]) =>
  workspace?.attribution === "chatham" || workspace?.attribution === "unattributed"
    ? html`<span class="chip">${attributionName(workspace.attribution)}</span>`
    : nothing

/** The notices about the connection and a new version, and the reader's own notices, in the full width of the page. */
export function roomNotices(room: SessionStore, outdated: boolean, own: unknown = nothing) {
  const notices = [apart(() => troubles(room)), outdated || isOlder.value ? newVersion() : nothing]
  return html`<div class="room-notices">${notices} ${own}</div>`
}

/** The notices about problems that prevent text from being sent. */
function troubles({ live: { connection, outbox, hints }, note }: SessionStore) {
  const unwritable = hints.unwritable.value
  const saved = note.value?.saved.value
  const n = outbox.unsent.value + (saved?.state === "unsaved" ? saved.n : 0)
  const offline = connection.value.state === "offline" || note.value?.status.value.state === "offline"
  return [
    offline ? html`<p class="notice warn" role="alert">${offlineWords(n)}</p>` : nothing,
    connection.value.state === "reconnecting" && !unwritable
      ? html`<p class="notice warn">${triesWords(connection.value.tries)}</p>`
      : nothing,
    unwritable && (connection.value.state === "live" || connection.value.state === "reconnecting")
      ? html`<p class="notice warn" role="alert">${unwritableWords(unwritable, Boolean(note.value))}</p>`
      : nothing,
  ]
}
