import * as z from "zod"
import { machineScopes } from "../../../model/terms.ts"

const machine = z.object({ machine: z.string() })

/**
 * Events of the tokens by which programs read a panel or act in it. An event contains the hash of the secret, never the
 * secret.
 */
export const machineEvents = {
  "token-made": machine.extend({
    name: z.string(),
    scope: z.enum(machineScopes),
    hash: z.string(),
    until: z.int(),
  }),
  "token-revoked": machine,
}
