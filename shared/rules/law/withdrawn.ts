import type { Entry } from "../../contract/events.ts"
import type { State } from "../../fold/state.ts"
import type { EntryId, RecordId, SaidKey, ThreadId } from "../../model/ids.ts"
import { keepsFormer, translationId } from "../../model/said.ts"
import type { Instant } from "../../model/terms.ts"
import { erasedWords } from "../../model/texts.ts"

type Said = Pick<State, "threads" | "records" | "translations">
type Translating = Entry & { kind: "translation-given" | "translation-corrected" }

const rowIn = <Row>(table: Readonly<Record<string, Row>>, id: string): Row | undefined => table[id]

const commentIn = ({ threads }: Said, thread: ThreadId | string, entry: EntryId | string | undefined) =>
  rowIn(threads, thread)?.entries.find(({ id }) => id === entry)

/** Whether the member who added the entry with this number to a record has withdrawn it (DOMAIN R7). */
function isAdditionWithdrawn({ records }: Said, id: RecordId | string, addition: number): boolean {
  const record = rowIn(records, id)
  const added = record && [...record.reservations, ...record.dissents, ...record.changes]
  return added?.some(({ seq, withdrawn }) => seq === addition && withdrawn !== undefined) ?? false
}

/** Whether the words that were translated at this time were withdrawn or corrected since, and their translation went (DOMAIN V4). */
function isOriginalWithdrawn(state: Said, key: SaidKey, at: Instant): boolean {
  const [noun, id = "", part] = key.split(":")
  if (noun === "thread") {
    const now = commentIn(state, id, part)
    return now?.withdrawn !== undefined || (now?.corrected !== undefined && at < now.corrected)
  }
  return noun === "record" && isAdditionWithdrawn(state, id, Number(part))
}

/** Whether a translation was declined since, or says something else by now (DOMAIN V2). */
const isTranslationGone = ({ translations }: Said, { body: { key, lang, personal } }: Translating): boolean =>
  !keepsFormer(key) && rowIn(translations, translationId(key, lang))?.text !== personal.text

/**
 * Whether an entry holds words that somebody has since taken back or put others in the place of: a comment, an addition
 * to a record, or a translation (DOMAIN M8, R7, V2). `state` is the fold of the whole log.
 */
export function isWithdrawn(state: Said, entry: Entry): boolean {
  switch (entry.kind) {
    case "thread-opened":
    case "reply-added":
    case "comment-corrected": {
      const { thread, entry: id, personal } = entry.body
      const now = commentIn(state, thread, id)
      if (now?.corrected === undefined) return now?.withdrawn !== undefined
      return now.withdrawn !== undefined || now.text.text !== personal.text || now.text.lang !== personal.lang
    }
    case "reservation-added":
    case "dissent-added":
    case "change-stated":
      return isAdditionWithdrawn(state, entry.body.record, entry.seq)
    case "translation-given":
    case "translation-corrected":
      return isOriginalWithdrawn(state, entry.body.key, entry.at) || isTranslationGone(state, entry)
    default:
      return false
  }
}

/**
 * The entry as it leaves the server: without the words that were withdrawn, as if they had been erased. The proposed
 * wording of a suggestion stays, as it cannot be withdrawn.
 */
export function withoutWithdrawn(state: Said, entry: Entry): Entry {
  if (!isWithdrawn(state, entry)) return entry
  switch (entry.kind) {
    case "thread-opened":
      return { ...entry, body: { ...entry.body, personal: { ...entry.body.personal, ...erasedWords } } }
    case "reply-added":
      return { ...entry, body: { ...entry.body, personal: erasedWords } }
    case "comment-corrected":
      return { ...entry, body: { ...entry.body, personal: erasedWords } }
    case "reservation-added":
      return { ...entry, body: { ...entry.body, text: erasedWords } }
    case "dissent-added":
      return { ...entry, body: { ...entry.body, text: erasedWords } }
    case "change-stated":
      return { ...entry, body: { ...entry.body, text: erasedWords } }
    // the paragraph of a note that was translated is not withdrawn with the words of its translation
    case "translation-given":
      return { ...entry, body: { ...entry.body, personal: { ...entry.body.personal, text: "", of: "" } } }
    case "translation-corrected":
      return { ...entry, body: { ...entry.body, personal: { ...entry.body.personal, text: "", of: "" } } }
    default:
      return entry
  }
}
