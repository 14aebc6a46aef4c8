import * as z from "zod"
import { MemberId, RecordId, SessionId, TopicId } from "../../model/ids.ts"
import { erasedWords, Language, reasonLang, Spoken, Texts } from "../../model/texts.ts"
import { AdoptedWords } from "./proposal.ts"

/** Events of action items and of the minutes. */
export const publicEvents = {
  "action-added": z.object({
    action: z.string(),
    topic: TopicId.nullable(),
    owners: z.array(MemberId),
    text: Texts,
    due: z.iso.date().nullable(),
    /** The record that the action carries out. Absent if the action comes from no record. */
    record: RecordId.optional(),
  }),
  "action-done": z.object({ action: z.string() }),
  /**
   * `wording` is the way in which the minutes are worded from then on. It is absent in older logs, whose minutes keep the
   * wording of then, so that adopted words stay what they were.
   */
  "minutes-sent": z.object({ session: SessionId, endsAt: z.int(), wording: z.literal([2, 3, 4, 5]).optional() }),
  /** The sending of the minutes was taken back: they are a draft again. */
  "minutes-recalled": z.object({ session: SessionId }),
  "correction-proposed": z.object({
    correction: z.string(),
    session: SessionId,
    member: MemberId,
    personal: Spoken.default(erasedWords),
  }),
  /** `reason`: why the correction was declined, which its author reads. It is absent in older logs. */
  "correction-decided": z.object({
    correction: z.string(),
    session: SessionId,
    accepted: z.boolean(),
    reason: z.string().optional(),
    reasonLang,
  }),
  /** The author of a declined correction insists on it. The minutes then print it with both reasons. */
  "correction-insisted": z.object({
    correction: z.string(),
    session: SessionId,
    member: MemberId,
    personal: Spoken.default(erasedWords),
  }),
  /**
   * A sentence of the minutes was replaced in one language. The minutes print the new sentence and the sentence that
   * the log gives. `correction` is the correction that led to the replacement.
   */
  "minutes-amended": z.object({
    session: SessionId,
    /** Names the replaced sentence by its section and its subject. */
    place: z.string().max(200),
    lang: Language,
    correction: z.string().nullable(),
    personal: z.object({ text: z.string() }).default({ text: "" }),
  }),
  /**
   * `words` holds the SHA-256 of the adopted minutes and of the outcome paper, with commitments in place of names;
   * absent in older logs.
   */
  "minutes-adopted": z.object({
    session: SessionId,
    words: AdoptedWords.optional(),
  }),
  "minutes-extended": z.object({ session: SessionId, endsAt: z.int() }),
  "minutes-published": z.object({ session: SessionId, said: z.boolean().default(true) }),
  /** The chair's own text about statements without consensus. */
  "summary-written": z.object({ session: SessionId, text: Texts }),
  /**
   * `closes` is true if the embargo closes the panel to readers without a seat. It is absent in older logs, whose
   * embargoes were requests that papers printed.
   */
  "embargo-set": z.object({ session: SessionId, until: z.int().nullable(), closes: z.literal(true).optional() }),
  /** A link for the press was made. The event contains the hash of its secret, never the secret. */
  "press-link-made": z.object({
    session: SessionId,
    press: z.string(),
    hash: z.string(),
    until: z.int(),
    personal: z.object({ name: z.string() }).default({ name: "" }),
  }),
  "press-link-revoked": z.object({ session: SessionId, press: z.string() }),
  /**
   * Somebody opened the link in a browser. `holder`: the hash of the secret that the first browser got, to which the link
   * belongs from then on; absent where that browser opened it again, and in older logs.
   */
  "press-link-opened": z.object({ session: SessionId, press: z.string(), holder: z.string().optional() }),
}
