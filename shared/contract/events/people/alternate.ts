import * as z from "zod"
import { MemberId } from "../../../model/ids.ts"

const pair = z.object({
  /** The delegate, whose seat it is. */
  member: MemberId,
  alternate: MemberId,
})

/**
 * Events about the seat that a delegate shares with an alternate (DOMAIN, Alternates). The alternate is a member of
 * their own, whom `member-admitted` names.
 */
export const alternateEvents = {
  /** `alone`: the alternate may take the seat over by themselves. */
  "alternate-named": pair.extend({ alone: z.boolean() }),
  "alternate-withdrawn": pair,
  /** From this entry on the alternate sits, and the delegate does not. */
  "alternate-seated": pair,
  /** From this entry on the delegate sits again. */
  "delegate-seated": pair,
}
