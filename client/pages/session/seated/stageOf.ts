import type { LitElement } from "lit"
import type { Statement } from "../../../../shared/fold/consensusState.ts"
import type { StatementCard } from "../../../elements/session/statement/statementCard.ts"
import type { Room } from "../../../state/session/room.ts"
import type { Stage } from "./stage.ts"

/** The room's page as the acts see it: turned to a topic, then to what is looked at or written there. */
export function stageOf(page: LitElement, slug: string, room: Room): Stage {
  const turnTo = async (topic: string): Promise<void> => {
    if (room.topic.peek() !== topic) room.show(topic)
    room.tab.value = "note"
    await room.live.shown.arrived(topic)
    await page.updateComplete
  }
  const cardOf = async ({ id, topic }: Pick<Statement, "id" | "topic">): Promise<StatementCard | null> => {
    await turnTo(topic)
    // a first statement may be there before the code of its card
    await customElements.whenDefined("plenary-statement-card")
    return page.querySelector<StatementCard>(`plenary-statement-card[id="${id}"]`)
  }
  return {
    slug,
    edit: (statement, lang) => void cardOf(statement).then(card => card?.edit(lang)),
    settle: statement => void cardOf(statement).then(card => card?.settle()),
    confirm: ({ id, body: { statement, topic } }) =>
      void cardOf({ id: statement, topic }).then(card => card?.confirm(id)),
    async note(topic) {
      await turnTo(topic)
      // the note of another topic takes a moment to arrive
      for (let n = 0; n < 60 && !room.note.peek()?.doc.peek(); n++)
        await new Promise(resolve => setTimeout(resolve, 50))
      await page.updateComplete
      return page.querySelector("plenary-note")
    },
    showResults: () => {
      room.tab.value = "results"
    },
  }
}
