import * as z from "zod"
import { sentenceOf } from "../../../shared/contract/refusals/sentences.ts"
import { CommandId } from "../../../shared/model/ids.ts"
import { type Instant, languages, machineScopes } from "../../../shared/model/terms.ts"
import type { Actor } from "../../core/command.ts"
import type { Instance } from "../instance/instance.ts"
import { workspaceOf } from "./workspaceOf.ts"

export const TokenRequest = z.object({
  workspace: z.string().min(1),
  /** the name of the program that gets a new token */
  name: z.string().trim().min(1).optional(),
  scope: z.enum(machineScopes).default("observer"),
  days: z.coerce.number().int().min(1).max(365).default(90),
  /** the id of the program whose token ends */
  revoke: z.string().min(1).optional(),
  /** the language of the terminal, in which a refusal is printed */
  lang: z.enum(languages).default("en"),
})
type TokenRequest = z.infer<typeof TokenRequest>

const host: Actor = { member: null, name: "", role: "admin", side: null, host: true }

/** Makes or revokes a program's token for the terminal, or lists the workspace's tokens if nothing is asked for. */
export async function token(instance: Instance, request: TokenRequest) {
  const { name, scope, days, revoke, lang } = request
  const workspace = await workspaceOf(instance, request.workspace)
  const act = async (kind: string, body: unknown) => {
    const id = CommandId.parse(instance.clock.id())
    const answered = await instance.dispatch.command(workspace, host, { id, kind, body })
    if (!answered.ok) throw new Error(sentenceOf(answered.refusal, lang))
    return answered.made
  }
  if (revoke !== undefined) await act("revoke-token", { machine: revoke })
  const made = name === undefined ? null : String((await act("make-token", { name, scope, days }))["token"])
  const { machines = {} } = (await instance.folds.current(workspace)).state
  const used = new Map((await instance.directory.tokenUses(workspace)).map(({ machine, usedAt }) => [machine, usedAt]))
  const time = (at: Instant | undefined) => (at === undefined ? null : new Date(at).toISOString())
  const tokens = Object.values(machines).map(one => ({
    id: one.id,
    name: one.name,
    scope: one.scope,
    until: new Date(one.until).toISOString(),
    revoked: one.ended !== null,
    usedAt: time(used.get(one.id)),
  }))
  return { made, tokens }
}
