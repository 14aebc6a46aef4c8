import type { LitElement } from "lit"
import type { Statement } from "../../../../shared/fold/consensusState.ts"
import type { NoteLink } from "../../../connections/sync/noteLink.ts"
import type { PlenaryNote } from "../../../elements/note/plenary-note.ts"
import type { StatementCard } from "../../../elements/session/statement/plenary-statement-card.ts"
import type { ActStage } from "../../../scene/stage.ts"
import { once } from "../../../state/loading/once.ts"
import { go } from "../../../state/page/router.ts"
import type { SessionStore } from "../../../state/session/sessionStore.ts"
import { keepUnrecorded, unrecordedSince, versionState } from "../../../state/session/versions/restoring.ts"

/**
 * Milliseconds to wait until the server has stored an edit, before the page sends a command that depends on the edit.
 * After this time the command is sent anyway, and the server answers from the text that it has.
 */
const patienceMs = 20_000

/** Milliseconds to wait until a note is open. After this time an act on the note fails. */
const openingMs = 10_000

const standing = (note: NoteLink | null): "stands" | null =>
  note?.doc.value && note.status.value.state !== "connecting" ? "stands" : null

/** The interface through which acts use the room's page. An act can show a topic, its note, or a statement's card. */
export function stageOf(page: LitElement, slug: string, room: SessionStore): ActStage {
  const turnTo = async (topic: string): Promise<void> => {
    if (room.topic.peek() !== topic) room.show(topic)
    room.tab.value = "note"
    await room.live.shown.arrived(topic)
    await page.updateComplete
  }
  const cardOf = async ({ id, topic }: Pick<Statement, "id" | "topic">): Promise<StatementCard | null> => {
    await turnTo(topic)
    // The first statement may be rendered before the code of its card is loaded.
    await customElements.whenDefined("plenary-statement-card")
    return page.querySelector<StatementCard>(`plenary-statement-card[id="${id}"]`)
  }
  const noteOf = async (topic: string): Promise<PlenaryNote | null> => {
    await turnTo(topic)
    // A note knows whether the person may write only when its connection is open. An offline note does not open.
    await once(() => standing(room.note.value), openingMs)
    await page.updateComplete
    const note = page.querySelector("plenary-note")
    await note?.updateComplete
    return note
  }
  return {
    slug,
    state: () => room.live.state.peek(),
    session: () => room.session.peek(),
    now: () => room.now.peek(),
    send: (kind, body, after) => room.live.send(kind, body, after),
    say: id => room.say(id),
    go,
    show: tab => {
      room.tab.value = tab
    },
    followAgenda: () => {
      room.chosen.value = null
    },
    lookAt: selector => document.querySelector(selector)?.scrollIntoView({ block: "start" }),
    edit: (statement, lang) => void cardOf(statement).then(card => card?.edit(lang)),
    settle: statement => void cardOf(statement).then(card => card?.settle()),
    confirm: ({ id, body: { statement, topic } }) =>
      void cardOf({ id: statement, topic }).then(card => card?.confirm(id)),
    note: noteOf,
    async restore(topic, at) {
      const [note, update, editing] = await Promise.all([
        noteOf(topic),
        versionState({ topic, at }),
        import("../../../elements/note/versions/restoreNote.ts").catch(() => null),
      ])
      if (!note || !update || !editing) return null
      return editing.restoreNote(note, update)
    },
    unrecorded: (topic, at) => unrecordedSince({ topic, at }),
    setUnrecorded: keepUnrecorded,
    /**
     * Resolves when the server has stored all edits. An edit is counted as soon as it is made, so this method misses no
     * edit.
     */
    async saved() {
      const waiting = room.note.peek()?.waiting
      await once(() => (waiting?.value ?? 0) === 0 || null, patienceMs)
    },
  }
}
