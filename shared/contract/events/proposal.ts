import * as z from "zod"
import { MemberId, SideId } from "../../model/ids.ts"
import { seatRole } from "./workspace.ts"

/** An act that one person proposes and others confirm or refuse. Each says what it is about and nothing more. */
export const ProposedAct = z.discriminatedUnion("act", [
  /** a panelist's seat joins the electorate */
  z.object({ act: z.literal("seat"), member: MemberId }),
  z.object({ act: z.literal("change"), member: MemberId, role: seatRole, side: SideId.nullable() }),
  z.object({ act: z.literal("remove"), member: MemberId }),
  /** a seat whose owner has lost every proof is freed for a new invitation */
  z.object({ act: z.literal("reissue"), member: MemberId }),
])
export type ProposedAct = z.infer<typeof ProposedAct>

const proposal = z.object({ proposal: z.string() })

/** The last confirmation, `proposal-carried` and the events of the act itself stand in one commit. */
export const proposalEvents = {
  /** `asker` is null where the administrator asks; it may be another than the entry's author (a link's maker) */
  "proposal-made": proposal.extend({ about: ProposedAct, asker: MemberId.nullable(), reason: z.string() }),
  "proposal-confirmed": proposal,
  "proposal-carried": proposal,
  "proposal-refused": proposal.extend({ reason: z.string() }),
  "proposal-taken-back": proposal,
}
