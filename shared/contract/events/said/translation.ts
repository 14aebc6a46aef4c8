import * as z from "zod"
import { Anchor, AnchorEnds } from "../../../model/anchor.ts"
import { MemberId, SaidKey, SessionId, TopicId } from "../../../model/ids.ts"
import { wordsFrom } from "../../../model/said.ts"
import { Language } from "../../../model/texts.ts"

/**
 * The translated text, `key`, and the language of the translation. `topic` and `session` are those of the original; a
 * field is absent if the original has none.
 */
const on = { key: SaidKey, lang: Language, topic: TopicId.optional(), session: SessionId.optional() }

/** Flags that limit the readers of an entry to those of the original (DOMAIN V6). */
const kept = {
  /** Set while only the room reads the original. */
  room: z.literal(true).optional(),
  /** Set if the original's author is hidden. The public then reads no author of the entry. */
  hidden: z.literal(true).optional(),
}

/**
 * The words of a translation. They are personal data of the original's author. `of` is the SHA-256 (hex) of the NFC
 * form of the original's words; it stands here because it would confirm a guess at erased words.
 */
const words = z.object({ text: z.string(), of: z.string() })
const personal = words.default({ text: "", of: "" })

/**
 * The personal part quotes the original if that is a paragraph of a note. `authors` are the members who wrote in it; the
 * list is empty where the entry may not say so (DOMAIN Z2).
 */
const given = words
  .extend({
    quote: Anchor.pick({ exact: true, before: true, after: true }).optional(),
    authors: z.array(MemberId).optional(),
  })
  .default({ text: "", of: "" })

/** Events of translations of what people said. A translation is an entry beside its original and never part of it. */
export const translationEvents = {
  /** `revision` counts the translations of one text into one language, so that the later of two writers is told. */
  "translation-given": z.object({
    ...on,
    ...kept,
    revision: z.int().positive(),
    drafted: z.enum(wordsFrom),
    /** The member who wrote the words, if the entry repeats what only the room read before. */
    writer: MemberId.nullable().optional(),
    /** Set if the original is a paragraph of the topic's note: its place, and its language if that is known. */
    paragraph: AnchorEnds.extend({ lang: Language.nullable() }).optional(),
    personal: given,
  }),
  "translation-accepted": z.object({ ...on, ...kept, revision: z.int().positive() }),
  /** The author, or the reader whom the author named, put other words in the translation's place. */
  "translation-corrected": z.object({ ...on, ...kept, revision: z.int().positive(), personal }),
  /** The translation is shown no more. */
  "translation-declined": z.object({ ...on, ...kept, revision: z.int().positive() }),
  /** `member` may accept, correct or decline in the place of the author, who does not read the language. */
  "translation-reader-named": z.object({ ...on, member: MemberId }),
  /** The author will not answer, and the translation stays unconfirmed. */
  "translation-let-stand": z.object({ ...on, ...kept, revision: z.int().positive() }),
  /** After so many days without an answer a translation is unconfirmed. */
  "translation-days-set": z.object({ days: z.int().min(1).max(90) }),
}
