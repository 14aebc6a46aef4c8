import type { Session } from "../fold/sessionState.ts"
import type { SessionId, TopicId } from "../model/ids.ts"
import type { May } from "../rules/may.ts"
import { mayAskUnseated } from "../rules/people/seats/unseated.ts"
import { findSession, findTopic } from "../rules/readings/rows.ts"
import { findQuestion } from "./read.ts"
import type { Question } from "./state.ts"

/**
 * The most questions from people without a seat that may wait for approval. Each network address may have only a few
 * waiting questions (server/commands/question/askers.ts).
 */
const mostWaiting = 500

type OnQuestion = May<{ question: string }, Question>
const target: OnQuestion["target"] = (state, { question }) => findQuestion(state, question) ?? null

export const mayAskQuestion: May<{ session: SessionId; topic: TopicId | null }, Session> = {
  action: "ask a question",
  own: ({ state, actor }) => mayAskUnseated(state.workspace, actor.role),
  target: (state, { session, topic }) =>
    topic !== null && !findTopic(state, topic) ? null : (findSession(state, session) ?? null),
  may({ state, actor }) {
    const waiting = Object.values(state.questions).filter(one => one.by === null && one.state === "asked")
    const isFull = actor.member === null && waiting.length >= mostWaiting
    return isFull ? { code: "too-fast", params: { n: 60 } } : "yes"
  },
}

/** A question is approved or dismissed once, by whoever comes first. */
export const mayModerateQuestion: OnQuestion = {
  action: "moderate questions",
  target,
  may: (_, { state }) => (state === "asked" ? "yes" : "done"),
}

/** An answered question may be answered again, and the later answer is shown. */
export const mayAnswerQuestion: OnQuestion = {
  action: "comment",
  target,
  may: (_, { state }) => (state === "approved" || state === "answered" ? "yes" : { code: "not-found", params: {} }),
}
