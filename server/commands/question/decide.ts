import { refuse } from "../../../shared/contract/refusals.ts"
import { questionCommands as schemas } from "../../../shared/question/contract.ts"
import { mayAskUnseated } from "../../../shared/rules/people/seats/unseated.ts"
import { defineCommand } from "../../core/command.ts"
import { shownWithOriginal } from "../translation/shownWithOriginal.ts"

/**
 * The most questions from people without a seat that may wait for approval. Each network address may have only a few
 * waiting questions (server/commands/question/askers.ts).
 */
const mostWaiting = 500

export const questionDefinitions = {
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
}
