import type * as Y from "yjs"
import type { CommandInput } from "../../../../shared/contract/commands.ts"
import { limits } from "../../../../shared/contract/limits.ts"
import type { Edit } from "../../../../shared/contract/noteLink.ts"
import { makeAnchor } from "../../../../shared/document/anchors.ts"
import { readNote } from "../../../../shared/document/readers.ts"
import { sha256Here } from "../../../../shared/document/textHash.ts"
import { suggestionSentence } from "../../../acts/note/suggestionSentence.ts"
import type { NoteLink } from "../../../connections/sync/noteLink.ts"
import { currentLang } from "../../../i18n/language.ts"
import { once } from "../../../state/loading/once.ts"
import type { SessionStore } from "../../../state/session/sessionStore.ts"

/** The edits that are being sent, so that a second press sends none of them again. */
const sending = new WeakSet<readonly Edit[]>()

/**
 * Sends text that the server did not accept. A changed block becomes a suggestion on the block's current text. If that
 * block is deleted, the text becomes a suggested new paragraph. Returns false if a suggestion was not sent.
 */
export async function sendAsSuggestions(edits: readonly Edit[], room: SessionStore): Promise<boolean> {
  const topic = room.topic.peek()
  const note = room.note.peek()
  if (topic === null || !note || sending.has(edits)) return false
  sending.add(edits)
  try {
    const doc = await once(() => openedAgain(note))
    if (!doc) return false
    for (const edit of edits) {
      const body = { topic, kind: "suggestion" as const, ...suggestionOf(edit, doc) }
      const answered = body.wording.trim() === "" || (await room.live.send("open-thread", body)).ok
      if (!answered) return false
    }
    return true
  } finally {
    sending.delete(edits)
  }
}

/**
 * Returns the note's document once the note is open again with the server's text. A changed block can then be found in
 * the document. Before that, the document still contains the text that the server did not accept.
 */
function openedAgain({ doc, status }: NoteLink): Y.Doc | null {
  const { state } = status.value
  return state === "connecting" || state === "offline" ? null : doc.value
}

type Suggested = Pick<CommandInput<"open-thread">, "anchor" | "entry"> & { wording: string }

function suggestionOf({ was, own, now, lang }: Edit, doc: Y.Doc): Suggested {
  const block = was.trim() === "" ? undefined : readNote(doc).blocks.find(({ text }) => text === was)
  const anchor = block ? makeAnchor(doc, block, sha256Here) : null
  const wording = anchor ? now : own
  const text = anchor ? suggestionSentence(anchor.exact, now) : own
  return { anchor, wording, entry: { lang: lang ?? currentLang(), text: text.slice(0, limits.entry) } }
}
