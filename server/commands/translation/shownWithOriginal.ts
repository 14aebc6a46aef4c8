import type { NewEvent } from "../../../shared/contract/events.ts"
import { textHash } from "../../../shared/document/textHash.ts"
import type { SaidKey } from "../../../shared/model/ids.ts"
import type { Situation } from "../../core/command.ts"

/**
 * Repeats the translations of a text that only the room read so far, in the commit that shows the text to everybody.
 * The public never got the earlier entries.
 */
export const shownWithOriginal = (
  { state: { translations }, sha256 }: Pick<Situation, "state" | "sha256">,
  { key, text: original }: { key: SaidKey; text: string },
): NewEvent[] =>
  Object.values(translations)
    .filter(row => row.key === key && row.text !== "")
    .map(({ lang, topic, session, revision, drafted, text, by }) => ({
      kind: "translation-given",
      body: {
        key,
        lang,
        ...(topic && { topic }),
        ...(session && { session }),
        revision,
        drafted,
        writer: by,
        personal: { text, of: textHash(original, sha256) },
      },
    }))
