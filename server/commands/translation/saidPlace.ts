import type { SaidPlace } from "../../../shared/contract/queries/translating.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { Spoken } from "../../../shared/model/texts.ts"
import { findSession, findStatement, findTopic } from "../../../shared/rules/readings/rows.ts"
import type { SaidText } from "../../../shared/rules/said/said.ts"

/** Where a text was said, so that a translator reads it in its context. */
export function saidPlace(state: State, said: SaidText): SaidPlace {
  const topic = findTopic(state, said.topic)
  const session = findSession(state, said.session)
  const statement = findStatement(state, said.statement)
  const thread = said.thread === undefined ? undefined : state.threads[said.thread]
  return {
    ...(topic && { topic: { id: topic.id, letter: topic.letter, title: topic.title } }),
    ...(session && { session: { id: session.id, title: session.title } }),
    ...(statement && {
      statement: {
        label: statement.label,
        texts: Object.fromEntries(statement.texts.flatMap(({ lang, text }) => (text === "" ? [] : [[lang, text]]))),
      },
    }),
    ...(thread?.anchor && { quote: thread.anchor.exact }),
    ...withBefore(thread ? before(thread.entries, said) : null),
  }
}

const withBefore = (text: Spoken | null) => (text ? { before: text } : {})

/** The comment to which a comment of a thread replies; null for the first one. */
function before(entries: State["threads"][keyof State["threads"]]["entries"], { key }: SaidText): Spoken | null {
  const at = entries.findIndex(({ id }) => key.endsWith(`:${id}`))
  const former = entries[at - 1]
  return at > 0 && former && former.text.text !== "" ? former.text : null
}
