import * as z from "zod"
import { MemberId, RecordId, SessionId, SideId } from "../../model/ids.ts"
import { Language } from "../../model/texts.ts"
import { seatRole } from "./workspace.ts"

/** SHA-256 of the minutes' words and of the outcome paper's, in every language, names as commitments (EVIDENCE, 6). */
export const AdoptedWords = z.object({ minutes: z.string(), outcomes: z.string() })
export type AdoptedWords = z.infer<typeof AdoptedWords>

/** An act that one person proposes and others confirm or refuse. Each names its subject and nothing more. */
export const ProposedAct = z.discriminatedUnion("act", [
  /** a panelist's seat joins the electorate */
  z.object({ act: z.literal("seat"), member: MemberId }),
  z.object({ act: z.literal("change"), member: MemberId, role: seatRole, side: SideId.nullable() }),
  z.object({ act: z.literal("remove"), member: MemberId }),
  /** a seat whose owner has lost every proof is freed for a new invitation */
  z.object({ act: z.literal("reissue"), member: MemberId }),
  z.object({ act: z.literal("withdraw"), record: RecordId }),
  /** the text that the record should have in this language */
  z.object({ act: z.literal("erratum"), record: RecordId, lang: Language, text: z.string() }),
  /** the note's words, which differ from the record's and mean the same */
  z.object({ act: z.literal("editorial"), record: RecordId, now: z.string() }),
  /** `words`: those that the asker read; absent in older logs */
  z.object({ act: z.literal("adopt"), session: SessionId, words: AdoptedWords.optional() }),
])
export type ProposedAct = z.infer<typeof ProposedAct>
/** An act about somebody's seat, and one about a record. */
export type ProposedSeatAct = Extract<ProposedAct, { member: MemberId }>
export type RecordAct = Extract<ProposedAct, { record: RecordId }>

const proposal = z.object({ proposal: z.string() })

/** The last confirmation, `proposal-carried` and the events of the act itself stand in one commit. */
export const proposalEvents = {
  /** `asker` is null where the administrator asks; it may be another than the entry's author (a link's maker) */
  "proposal-made": proposal.extend({ about: ProposedAct, asker: MemberId.nullable(), reason: z.string() }),
  /** `words`: of an adoption, those that the confirmer read */
  "proposal-confirmed": proposal.extend({ words: AdoptedWords.optional() }),
  "proposal-carried": proposal,
  "proposal-refused": proposal.extend({ reason: z.string() }),
  "proposal-taken-back": proposal,
}
