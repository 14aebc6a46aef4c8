import * as z from "zod"

const proposal = z.object({ proposal: z.string().min(1).max(64) })

/** Answers to what another proposed; each act's own command proposes it. */
export const proposalCommands = {
  "confirm-proposal": proposal,
  "refuse-proposal": proposal.extend({ reason: z.string().trim().min(1).max(4_000) }),
  "take-back-proposal": proposal,
}
