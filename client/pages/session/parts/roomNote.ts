import { html, nothing } from "lit"
import { repeat } from "lit/directives/repeat.js"
import type { Topic } from "../../../../shared/fold/state.ts"
import { isHeld } from "../../../../shared/rules/floor/held.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { noteModeKey } from "../../../../shared/rules/said/inThreads.ts"
import { endedFor, noteModeNow } from "../../../../shared/rules/text/noteMode.ts"
import { seesVersions } from "../../../../shared/rules/text/versions.ts"
import type { NoteLink } from "../../../connections/sync/noteLink.ts"
import type { BracketsCounted } from "../../../elements/note/events.ts"
import { saidInSentence } from "../../../elements/translating/saidShown.ts"
import { msg } from "../../../i18n/msg.ts"
import { namesThen } from "../../../i18n/names.ts"
import type { Scene, View } from "../../../scene/scene.ts"
import "../../../elements/icons/plenary-icon.ts"
import "../../../elements/note/plenary-note.ts"
import { noteTranslations } from "../../../elements/note/translationsBelow.ts"
import { ActWanted } from "../../../elements/session/kit/actWanted.ts"
import { clock } from "../../../i18n/formats.ts"
import { refusalText } from "../../../i18n/sentences/refusalText.ts"
import { noteModeName, roleName } from "../../../i18n/terms/terms.ts"
import { apart } from "../../../signals/apart.ts"
import { noteTranslated, showNoteTranslated } from "../../../state/kept/preferences.ts"
import type { SessionStore } from "../../../state/session/sessionStore.ts"
import { restored } from "../../../state/session/versions/restoring.ts"
import { following, troubles } from "../later/parts.ts"

/** Names the member who locked the note, and gives the reason. Everybody can still read and discuss the note. */
function lockedWords(topic: Topic, scene: View) {
  const { by, since, reason } = topic.note
  const name = namesThen(scene.state)(by, since, roleName("moderator"))
  return reason
    ? saidInSentence(scene, modeSaid(topic), words => msg("note.locked", { name, reason: words }))
    : msg("note.lockedBare", { name })
}

/** The reason for the note's mode, as a text that somebody said. */
const modeSaid = ({ id, note: { by, since, reason, reasonLang } }: Topic) => ({
  key: noteModeKey(id, since),
  lang: reasonLang ?? null,
  text: reason,
  by,
  at: since,
})

/**
 * Names the member who opened the note or limited it to suggestions, with the time and the reason. The form for the
 * note's mode promises that the reason is shown.
 */
function reasonWords(topic: Topic, scene: View) {
  const { by, since, mode } = topic.note
  const name = namesThen(scene.state)(by, since, roleName("moderator"))
  const set = noteModeName(mode)
  const time = clock(since)
  return saidInSentence(scene, modeSaid(topic), reason => msg("note.reason", { set, name, time, reason }))
}

const bracketWords = (n: number): string => msg("bracket.count", { n })

function troublesOf(link: NoteLink, maySuggest: boolean) {
  const part = troubles.wanted()
  return part.state === "there" ? part.code.noteTroubles(link, maySuggest) : nothing
}

function followSwitch(room: SessionStore) {
  const part = following.wanted()
  return part.state === "there" ? part.code.followSwitch(room) : nothing
}

/**
 * Names the members whose input method is composing text that the note does not contain yet. A moderator can then wait
 * before freezing the text.
 */
const typing = (who: string) => html`<span class="muted small" role="status">${msg("text.typing", { who })}</span>`

const suggestWords = (discuss: boolean): string => (discuss ? msg("note.suggestHow") : "")

/** The button that shows the note's mode, for members who may change it. */
function modeButton(topic: Topic) {
  const mode = noteModeName(topic.note.mode)
  const ask = ({ currentTarget }: Event) =>
    currentTarget?.dispatchEvent(new ActWanted({ kind: "set-note-mode", topic }))
  return html`<button class="quiet small note-mode" @click=${ask}>${msg("note.modeNow", { mode })}</button>`
}

/** The switch for the translations below the paragraphs. */
function translatedSwitch() {
  const on = noteTranslated.value
  return html`<button class="quiet small note-translated" aria-pressed=${on} @click=${() => showNoteTranslated(!on)}>${msg("note.translations")}</button>`
}

/** Says why nobody can write here. A member who may reopen the topic gets a button. */
function endedNotice(topic: Topic, { me }: View) {
  const words = topic.state === "closed" ? refusalText({ code: "topic-closed", params: {} }) : endedWords()
  const ask = ({ currentTarget }: Event) => currentTarget?.dispatchEvent(new ActWanted({ kind: "reopen-topic", topic }))
  return html`<p class="notice row" role="status"><span>${words}</span>
    ${right(me.role, "run the session") === "yes" ? html`<button class="quiet small" @click=${ask}>${msg("topic.reopen")}</button>` : nothing}</p>`
}

const endedWords = (): string => msg("topic.ended")

const outcomeWords = {
  done: () => msg("versions.restored"),
  empty: () => msg("versions.restoredEmpty"),
  same: () => msg("versions.restoredSame"),
}

/** Says what became of the version that the person restored. The note's text already shows it. */
function restoredNotice() {
  const now = restored.value
  if (now === null) return nothing
  const words = typeof now === "object" ? refusalText(now.refusal) : outcomeWords[now]()
  const hide = () => {
    restored.value = null
  }
  return html`<p class="notice row ${now === "done" || now === "empty" ? "good" : "warn"}" role="status"><span>${words}</span>
    <button class="quiet small" @click=${hide}>${msg("versions.hide")}</button></p>`
}

/** The topic's note: its mode, the text that the server did not accept, and the text itself. */
export function noteOf(room: SessionStore, scene: Scene, topic: Topic) {
  const { note } = topic
  const now = noteModeNow(topic)
  const link = room.note.value
  const discuss = right(scene.me.role, "comment") === "yes"
  const threads = Object.values(scene.state.threads).filter(({ topic }) => topic === room.topic.value)
  const highlighted = threads.map(({ id, anchor, kind, resolved }) => ({
    id,
    anchor,
    kind,
    resolved: resolved !== null,
  }))
  const sets = right(scene.me.role, note.mode === "locked" ? "unlock a note" : "set a note's mode") === "yes"
  const brackets = room.brackets.value
  const chairs = right(scene.me.role, "run a round") === "yes"
  const differing = Object.values(scene.state.records).filter(
    record => record.drift !== null && record.body.topic === room.topic.value,
  )
  const first = scene.state.workspace?.languages[0] ?? "en"
  const { workspace } = scene.state
  const sees = workspace && seesVersions(workspace, scene.me.role) ? workspace : null
  const pictures = scene.state.workspace && { slug: scene.state.workspace.slug, topic: topic.id }
  const translations = noteTranslations(scene, room.topic.value)
  return html`<div class="note-frame">
    <p class="note-head"><span class="overline">${msg("note.name")}</span>
      ${brackets > 0 ? html`<span class="chip warn">${bracketWords(brackets)}</span>` : nothing}
      ${chairs ? room.typing.value.map(typing) : nothing}
      ${sets || now !== "suggest" ? nothing : html`<span class="chip warn">${noteModeName(now)}</span>`}
      ${now === "suggest" ? html`<span class="muted small">${suggestWords(discuss && !sets)}</span>` : nothing}
      ${sets ? modeButton(topic) : nothing}
      ${translations ? apart(translatedSwitch) : nothing}
      ${isHeld(scene.session) ? apart(() => followSwitch(room)) : nothing}
      ${sees ? html`<a class="small note-versions" href=${`/w/${sees.slug}/t/${topic.id}/versions`}>${msg("versions.link")}</a>` : nothing}</p>
    ${apart(restoredNotice)}
    ${topic.state === "closed" || topic.ended ? endedNotice(topic, scene) : nothing}
    ${note.mode !== "locked" && note.reason ? html`<p class="muted small">${reasonWords(topic, scene)}</p>` : nothing}
    ${note.mode === "locked" ? html`<p class="notice" role="status"><span><plenary-icon name="lock"></plenary-icon> ${lockedWords(topic, scene)}</span></p>` : nothing}
    ${repeat(
      differing,
      ({ id }) => id,
      record => html`<plenary-drift-badge role="status" .scene=${scene} .record=${record}></plenary-drift-badge>`,
    )}
    ${link ? apart(() => (link.crowded.value > 0 || link.saved.value.state === "refused" ? troublesOf(link, discuss) : nothing)) : nothing}
    <plenary-note data-address=${`/w/${scene.state.workspace?.slug ?? ""}/t/${topic.id}`} .link=${link} .pictures=${pictures} .threads=${highlighted} .activeThread=${room.thread.value} .lang=${first} .translations=${noteTranslated.value ? translations : null}
      .mayDiscuss=${discuss} .mayState=${right(scene.me.role, "draft a statement") === "yes" && !endedFor(scene.me.role, topic)}
      @brackets-counted=${({ n }: BracketsCounted) => (room.brackets.value = n)}></plenary-note>
  </div>`
}
