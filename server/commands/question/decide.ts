import { questionCommands as schemas } from "../../../shared/question/contract.ts"
import { mayAnswerQuestion, mayAskQuestion, mayModerateQuestion } from "../../../shared/question/may.ts"
import { defineJudged } from "../../core/command.ts"
import { shownWithOriginal } from "../translation/shownWithOriginal.ts"

export const questionDefinitions = {
  "ask-question": defineJudged(schemas["ask-question"], mayAskQuestion, ({ actor, id }, { session, topic, text }) => {
    const question = id()
    const body = { question, session, topic, member: actor.member, personal: text }
    return { events: [{ kind: "question-asked", body }], made: { question } }
  }),

  "approve-question": defineJudged(schemas["approve-question"], mayModerateQuestion, (situation, { question }, row) => {
    const body = { question, session: row.session, topic: row.topic, member: row.by, personal: row.text }
    const translations = shownWithOriginal(situation, { key: `question:${question}:text`, text: row.text.text })
    return { events: [{ kind: "question-approved", body }, ...translations] }
  }),

  "dismiss-question": defineJudged(
    schemas["dismiss-question"],
    mayModerateQuestion,
    (_, { question }, { session }) => ({
      events: [{ kind: "question-dismissed", body: { question, session } }],
    }),
  ),

  "answer-question": defineJudged(
    schemas["answer-question"],
    mayAnswerQuestion,
    ({ actor }, { question, text }, { session }) => ({
      events: [{ kind: "question-answered", body: { question, session, by: actor.member, text } }],
    }),
  ),
}
