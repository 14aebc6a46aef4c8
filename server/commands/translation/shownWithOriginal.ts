import type { NewEvent } from "../../../shared/contract/events.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { SaidKey } from "../../../shared/model/said.ts"

/**
 * Repeats the translations of a text that only the room read so far, in the commit that shows the text to everybody.
 * The public never got the earlier entries.
 */
export const shownWithOriginal = ({ translations }: State, key: SaidKey): NewEvent[] =>
  Object.values(translations)
    .filter(row => row.key === key && row.text !== "")
    .map(({ lang, topic, session, revision, drafted, text, of, by }) => ({
      kind: "translation-given",
      body: {
        key,
        lang,
        ...(topic && { topic }),
        ...(session && { session }),
        revision,
        drafted,
        writer: by,
        personal: { text, of },
      },
    }))
