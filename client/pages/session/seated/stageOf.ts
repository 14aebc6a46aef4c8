import type { LitElement } from "lit"
import type { Statement } from "../../../../shared/fold/consensusState.ts"
import type { ActStage } from "../../../acts/stage.ts"
import type { NoteLink } from "../../../connections/sync/noteLink.ts"
import type { StatementCard } from "../../../elements/session/statement/plenary-statement-card.ts"
import { once } from "../../../state/loading/once.ts"
import { go } from "../../../state/router.ts"
import type { SessionStore } from "../../../state/session/sessionStore.ts"

/**
 * Milliseconds that an edit may take to become durable before the server is asked to read it; after that the server
 * says what it reads.
 */
const patienceMs = 20_000

/** Milliseconds that a note may take to open before an act on it is given up. */
const openingMs = 10_000

const standing = (note: NoteLink | null): "stands" | null =>
  note?.doc.value && note.status.value.state !== "connecting" ? "stands" : null

/** The room's page as acts see it: shows a topic, then the place to look at or to write in. */
export function stageOf(page: LitElement, slug: string, room: SessionStore): ActStage {
  const turnTo = async (topic: string): Promise<void> => {
    if (room.topic.peek() !== topic) room.show(topic)
    room.tab.value = "note"
    await room.live.shown.arrived(topic)
    await page.updateComplete
  }
  const cardOf = async ({ id, topic }: Pick<Statement, "id" | "topic">): Promise<StatementCard | null> => {
    await turnTo(topic)
    // A first statement may be there before its card's code.
    await customElements.whenDefined("plenary-statement-card")
    return page.querySelector<StatementCard>(`plenary-statement-card[id="${id}"]`)
  }
  return {
    slug,
    state: () => room.live.state.peek(),
    session: () => room.session.peek(),
    now: () => room.now.peek(),
    send: (kind, body) => room.send(kind, body),
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
    async note(topic) {
      await turnTo(topic)
      // A note knows whether it may be written in once its connection is open; an offline note may not.
      await once(() => standing(room.note.value), openingMs)
      await page.updateComplete
      const note = page.querySelector("plenary-note")
      await note?.updateComplete
      return note
    },
    /** Edits are counted as they are made, so that none is missed here. */
    async saved() {
      const waiting = room.note.peek()?.waiting
      await once(() => (waiting?.value ?? 0) === 0 || null, patienceMs)
    },
  }
}
