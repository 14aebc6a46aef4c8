import { publicCommands as schemas } from "../../../shared/contract/commands/public.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { mayAskUnseated } from "../../../shared/rules/people/seats/unseated.ts"
import { earliestDue } from "../../../shared/rules/planning/earliestDue.ts"
import { defineCommand } from "../../core/command.ts"
import { shownWithOriginal } from "../translation/shownWithOriginal.ts"

/**
 * The most questions from people without a seat that may wait for approval. Each network address may have only a few
 * waiting questions (live/askers).
 */
const mostWaiting = 500

export const publicDefinitions = {
  "ask-question": defineCommand(schemas["ask-question"], {
    action: "ask a question",
    own: ({ state, actor }) => mayAskUnseated(state.workspace, actor.role),
    decide: ({ state, actor, id }, { session, topic, text }) => {
      if (!state.sessions[session] || (topic !== null && !state.topics[topic])) return refuse("not-found")
      const waiting = Object.values(state.questions).filter(one => one.by === null && one.state === "asked")
      if (actor.member === null && waiting.length >= mostWaiting) return refuse("too-fast", { n: 60 })
      const question = id()
      const body = { question, session, topic, member: actor.member, personal: text }
      return { events: [{ kind: "question-asked", body }], made: { question } }
    },
  }),

  "approve-question": defineCommand(schemas["approve-question"], {
    action: "moderate questions",
    decide: (situation, { question: id }) => {
      const row = situation.state.questions[id]
      if (!row) return refuse("not-found")
      if (row.state !== "asked") return { events: [] }
      const body = { question: id, session: row.session, topic: row.topic, member: row.by, personal: row.text }
      const translations = shownWithOriginal(situation, { key: `question:${id}:text`, text: row.text.text })
      return { events: [{ kind: "question-approved", body }, ...translations] }
    },
  }),

  "dismiss-question": defineCommand(schemas["dismiss-question"], {
    action: "moderate questions",
    decide: ({ state }, { question }) => {
      const row = state.questions[question]
      if (!row) return refuse("not-found")
      if (row.state !== "asked") return { events: [] }
      return { events: [{ kind: "question-dismissed", body: { question, session: row.session } }] }
    },
  }),

  "answer-question": defineCommand(schemas["answer-question"], {
    action: "comment",
    decide: ({ state, actor }, { question, text }) => {
      const row = state.questions[question]
      if (!row || row.state === "asked" || row.state === "dismissed") return refuse("not-found")
      const body = { question, session: row.session, by: actor.member, text }
      return { events: [{ kind: "question-answered", body }] }
    },
  }),

  "add-action": defineCommand(schemas["add-action"], {
    action: "write the minutes",
    decide: ({ state, id }, body) => {
      if (body.owners.some(owner => !state.members[owner])) return refuse("not-found")
      const record = body.record === undefined ? null : state.records[body.record]
      if (record === undefined) return refuse("not-found")
      if (body.topic !== null && !state.topics[body.topic]) return refuse("not-found")
      if (Object.keys(body.text).length === 0) return refuse("bad-input", { detail: "text" })
      const earliest = earliestDue(state)
      if (body.due !== null && earliest !== null && body.due < earliest) return refuse("bad-input", { detail: "due" })
      const action = id()
      return {
        events: [{ kind: "action-added", body: { action, ...body, ...(record && { topic: record.body.topic }) } }],
        made: { action },
      }
    },
  }),

  "finish-action": defineCommand(schemas["finish-action"], {
    action: "write the minutes",
    decide: ({ state }, { action }) => {
      const row = state.actions[action]
      if (!row) return refuse("not-found")
      return row.done === null ? { events: [{ kind: "action-done", body: { action } }] } : { events: [] }
    },
  }),
}
