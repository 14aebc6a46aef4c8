import * as z from "zod"
import { MemberId, RecordId, SessionId, SideId } from "../../model/ids.ts"
import { replayPolicies } from "../../model/terms.ts"
import { Language, reasonLang } from "../../model/texts.ts"
import { privacyEvents } from "./law/privacy.ts"
import { seatRole, workspaceEvents } from "./workspace.ts"

/**
 * The SHA-256 of the minutes and that of the outcome paper. Each hash covers the text in every language, with
 * commitments in place of names (EVIDENCE, 6).
 */
export const AdoptedWords = z.object({ minutes: z.string(), outcomes: z.string() })
export type AdoptedWords = z.infer<typeof AdoptedWords>

/** A change of the terms of the panel: the setting that it changes, and what the setting is to be. */
export const TermsChange = z.discriminatedUnion("kind", [
  workspaceEvents["rule-set"].extend({ kind: z.literal("rule") }),
  workspaceEvents["sides-set"].extend({ kind: z.literal("sides") }),
  workspaceEvents["languages-set"].extend({ kind: z.literal("languages") }),
  workspaceEvents["attribution-set"].extend({ kind: z.literal("attribution") }),
  privacyEvents["privacy-set"].extend({ kind: z.literal("privacy") }),
])
export type TermsChange = z.infer<typeof TermsChange>

/**
 * An act that one person proposes and others confirm or refuse. It holds only the fields that are needed to carry the
 * act out.
 */
// oxlint-disable-next-line plenary/discriminants -- events store it
export const ProposedAct = z.discriminatedUnion("act", [
  /** A panelist's seat joins the electorate. */
  z.object({ act: z.literal("seat"), member: MemberId }),
  z.object({ act: z.literal("change"), member: MemberId, role: seatRole, side: SideId.nullable() }),
  z.object({ act: z.literal("remove"), member: MemberId }),
  /** A seat is freed for a new invitation, because its owner has lost every proof of owning it. */
  z.object({ act: z.literal("reissue"), member: MemberId }),
  z.object({ act: z.literal("withdraw"), record: RecordId }),
  /** `text` is the text that the record is to have in this language. */
  z.object({ act: z.literal("erratum"), record: RecordId, lang: Language, text: z.string() }),
  /** `now` is the note's text, which differs from the record's text. The proposal says that both mean the same. */
  z.object({ act: z.literal("editorial"), record: RecordId, now: z.string() }),
  /** `words` are the hashes of the minutes that the asker read; absent in older logs. */
  z.object({ act: z.literal("adopt"), session: SessionId, words: AdoptedWords.optional() }),
  /** Whether the seats that vote need an account. */
  z.object({ act: z.literal("accounts"), required: z.boolean() }),
  /** A wider choice of who reads the panel without a seat, and of who sees a session again. */
  z.object({
    act: z.literal("access"),
    public: z.boolean(),
    replay: z.enum(replayPolicies),
    questions: z.boolean().optional(),
  }),
  /** The end of an embargo, earlier than before; null ends it. */
  z.object({ act: z.literal("embargo"), session: SessionId, until: z.int().nullable() }),
  /** The publication of adopted minutes; `said`: with the scribe's text. */
  z.object({ act: z.literal("publish"), session: SessionId, said: z.boolean() }),
  z.object({ act: z.literal("terms"), change: TermsChange }),
])
export type ProposedAct = z.infer<typeof ProposedAct>
/** The proposed acts that bind or expose others by a setting of the panel. */
export type PolicyAct = Extract<ProposedAct, { act: "accounts" | "access" | "embargo" | "publish" | "terms" }>
/** The proposed acts that concern a seat. A `RecordAct` concerns a record. */
export type ProposedSeatAct = Extract<ProposedAct, { member: MemberId }>
export type RecordAct = Extract<ProposedAct, { record: RecordId }>

const proposal = z.object({ proposal: z.string() })

/** Events of proposals. One commit holds the last confirmation, `proposal-carried` and the events of the act itself. */
export const proposalEvents = {
  /**
   * `asker` is null if the administrator asks. If a person takes a seat by a link, `asker` is the member who made the
   * link, not the author of the entry.
   */
  "proposal-made": proposal.extend({ about: ProposedAct, asker: MemberId.nullable(), reason: z.string(), reasonLang }),
  /** `words` are the hashes of the minutes that the confirmer read, if the proposal is an adoption. */
  "proposal-confirmed": proposal.extend({ words: AdoptedWords.optional() }),
  "proposal-carried": proposal,
  "proposal-refused": proposal.extend({ reason: z.string(), reasonLang }),
  "proposal-taken-back": proposal,
}
