import { sessionCommands as schemas } from "../../../shared/contract/commands/session.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { ItemId, TopicId } from "../../../shared/model/ids.ts"
import { takenUp } from "../../../shared/rules/floor/ending/closing.ts"
import { isHeld } from "../../../shared/rules/floor/held.ts"
import { forbids } from "../../../shared/rules/policy.ts"
import { noteModeNow } from "../../../shared/rules/text/noteMode.ts"
import { defineCommand } from "../../core/command.ts"
import { alreadyDone, alreadyMoved } from "../refusing.ts"
import { resuming, standingOf } from "./noteStandings.ts"

export const agendaDefinitions = {
  "open-topic": defineCommand(schemas["open-topic"], {
    action: "schedule",
    host: true,
    decide: ({ state, id }, body) => {
      const topic = TopicId.parse(id())
      return {
        events: [{ kind: "topic-opened", body: { topic, ...body } }],
        directory: state.workspace
          ? [{ kind: "home", id: topic, workspace: state.workspace.id }, ...standingOf(state, topic, body.mode)]
          : [],
        made: { topic },
      }
    },
  }),

  "close-topic": defineCommand(schemas["close-topic"], {
    action: "run the session",
    decide: ({ state }, { topic }) => {
      const row = state.topics[topic]
      if (!row) return refuse("not-found")
      if (row.state === "closed") return refuse("topic-closed")
      return { events: [{ kind: "topic-closed", body: { topic } }], directory: standingOf(state, topic, "closed") }
    },
  }),

  "reopen-topic": defineCommand(schemas["reopen-topic"], {
    action: "run the session",
    decide: ({ state }, body) => {
      const row = state.topics[body.topic]
      if (!row) return refuse("not-found")
      if (row.state === "open" && !row.ended) return { events: [] }
      const directory = standingOf(state, body.topic, row.note.mode)
      return { events: [{ kind: "topic-reopened", body }], directory }
    },
  }),

  "set-note-mode": defineCommand(schemas["set-note-mode"], {
    action: "set a note's mode",
    decide: ({ state, actor }, body) => {
      const row = state.topics[body.topic]
      if (!row) return refuse("not-found")
      const { note } = row
      if (note.mode === body.mode) return alreadyDone(state, { by: note.by, at: note.since })
      const unlocking = note.mode === "locked"
      const forbidden = unlocking ? forbids(actor.role, "unlock a note") : null
      if (forbidden) return refuse(forbidden)
      if (unlocking && body.reason === "") return refuse("reason-required")
      const now = noteModeNow({ ...row, note: { ...note, mode: body.mode } })
      const directory = standingOf(state, body.topic, row.state === "closed" ? "closed" : now)
      return { events: [{ kind: "note-mode-set", body }], directory }
    },
  }),

  "set-agenda": defineCommand(schemas["set-agenda"], {
    action: "schedule",
    host: true,
    decide: ({ state, id }, { session, items }) => {
      const row = state.sessions[session]
      if (!row) return refuse("not-found")
      // the agenda of an ended session may not change, because the minutes state which items were held
      if (row.state === "closed" || row.state === "cancelled") return refuse("session-not-live")
      const held = isHeld(row) && row.items.find(item => item.id === row.current)
      if (held && !items.some(item => item.id === held.id)) return refuse("item-held")
      if (items.some(item => item.topic !== null && !state.topics[item.topic])) return refuse("not-found")
      const placed = items.map(item => ({ ...item, id: item.id ?? ItemId.parse(id()) }))
      return resuming(state, takenUp(state, placed), [{ kind: "agenda-set", body: { session, items: placed } }])
    },
  }),

  "move-agenda": defineCommand(schemas["move-agenda"], {
    action: "move the agenda",
    decide: ({ state, now }, { seen, ...body }) => {
      const session = state.sessions[body.session]
      if (!session?.items.some(item => item.id === body.item)) return refuse("not-found")
      if (session.state !== "live" && session.state !== "paused") return refuse("session-not-live")
      if (seen !== undefined && seen !== session.current) return alreadyMoved(state, session.last?.agenda, now)
      return session.current === body.item ? { events: [] } : { events: [{ kind: "agenda-moved", body }] }
    },
  }),
}
