import * as z from "zod"
import { RowId } from "../../../model/ids.ts"
import { machineScopes } from "../../../model/terms.ts"
import { limits } from "../../limits.ts"

/** Commands about the tokens by which programs read a panel or act in it (DOMAIN X11). */
export const machineCommands = {
  /**
   * Makes a token for a program. The receipt contains the token, and the server stores only its hash. `days` is how long
   * the token is valid.
   */
  "make-token": z.object({
    name: z.string().trim().min(1).max(limits.name),
    scope: z.enum(machineScopes).default("observer"),
    days: z.int().min(1).max(365).default(90),
  }),
  "revoke-token": z.object({ machine: RowId }),
}
