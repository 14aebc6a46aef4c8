import * as z from "zod"
import { Language } from "../../../model/texts.ts"
import { Name, named, titled } from "../workspace.ts"

/** Commands by which a delegate names an alternate, and by which the seat changes hands (DOMAIN, Alternates). */
export const alternateCommands = {
  /** Names an alternate in the place of the one of before. The receipt has the token of the alternate's link. */
  "name-alternate": z.object({
    name: Name,
    ...named,
    ...titled,
    lang: Language.default("en"),
    /** The alternate's e-mail address; "" if the delegate states none. */
    email: z.union([z.literal(""), z.email().max(254)]).default(""),
    /** Whether the alternate may take the seat over by themselves. */
    alone: z.boolean().default(false),
  }),
  /** Makes a new link for an alternate who has not sat down, in the place of the one of before. The receipt has its token. */
  "renew-alternate-link": z.object({}),
  "withdraw-alternate": z.object({}),
  /** The alternate sits from now on: sent by the delegate, or by the alternate where the delegate said so. */
  "seat-alternate": z.object({}),
  /** The delegate sits again: sent by the delegate or by the alternate. */
  "seat-delegate": z.object({}),
}
