import * as z from "zod"
import { sentenceOf } from "../../../shared/contract/refusals/sentences.ts"
import type { Member } from "../../../shared/fold/peopleState.ts"
import { CommandId, type SideId, type WorkspaceId } from "../../../shared/model/ids.ts"
import { fullName } from "../../../shared/model/names.ts"
import { languages, roles } from "../../../shared/model/terms.ts"
import type { Actor } from "../../core/command.ts"
import { hostDraft } from "../../ports/hostLog/hostLog.ts"
import { OperatorError } from "../../ports/operatorError.ts"
import type { Instance } from "../instance/instance.ts"
import { workspaceOf } from "./workspaceOf.ts"

export const InviteRequest = z.object({
  workspace: z.string().default(""),
  role: z.enum(roles.filter(role => role !== "public")),
  name: z.string().optional(),
  /** the reason for reissuing a taken seat before the link is made; reissuing ends every sign-in of the seat */
  reissue: z.string().trim().min(1).optional(),
  /** the side of a new seat, or of each seat that a link without a name makes: its mark, its id or its name */
  side: z.string().trim().min(1).optional(),
  uses: z.coerce.number().int().min(1).max(10_000).optional(),
  /** the language of the terminal, in which a refusal is printed */
  lang: z.enum(languages).default("en"),
})
export type InviteRequest = z.infer<typeof InviteRequest>

const host: Actor = { member: null, name: "", role: "admin", side: null, host: true }

/**
 * Makes a link for the terminal. With a name, the link opens that person's seat, which is made first if there is none.
 * Without a name, it opens a new seat of the role.
 */
export async function invite(instance: Instance, url: string, request: InviteRequest) {
  const { role, name, uses = 1 } = request
  if (role === "admin") return link(url, await adminToken(instance))
  const workspace = await workspaceOf(instance, request.workspace)
  const ask = async (kind: string, body: unknown) => {
    const id = CommandId.parse(instance.clock.id())
    const answered = await instance.dispatch.command(workspace, host, { id, kind, body })
    if (!answered.ok) throw new Error(sentenceOf(answered.refusal, request.lang))
    return answered.made
  }
  const side = request.side === undefined ? null : await sideNamed(instance, workspace, request.side)
  const known = name === undefined ? null : await memberNamed(instance, workspace, name)
  if (known && side !== null && known.side !== side)
    throw new OperatorError(say => say("invite.other-side", { name: name ?? "" }))
  const member = name === undefined ? null : (known?.id ?? (await admit(ask, { role, name, side })))
  if (request.reissue !== undefined && member !== null) await ask("reissue-seat", { member, reason: request.reissue })
  const made = await ask("make-invite", { role, member, side, uses })
  return link(url, String(made["token"]))
}

const link = (url: string, token: string) => ({ url: `${url}/join#${token}`, token })

async function adminToken({ clock, directory, sha256 }: Instance): Promise<string> {
  const token = clock.id() + clock.id()
  const event = { kind: "link-made", link: "administrator", id: "", role: "admin", workspace: null } as const
  const recorded = hostDraft({ ...event, by: { kind: "terminal" } }, clock)
  await directory.addAdminToken(sha256(token), clock.now() + 86_400_000, [recorded])
  return token
}

/** The side that a word names. If there is none, throws an error whose sentence lists the sides. */
async function sideNamed({ folds }: Instance, workspace: WorkspaceId, word: string): Promise<SideId> {
  const { sides } = (await folds.current(workspace)).state
  const found = sides.find(one => one.id === word || one.mark === word || Object.values(one.title).includes(word))
  if (found) return found.id
  const list = sides.map(({ mark }) => mark).join(", ")
  throw new OperatorError(say =>
    sides.length === 0 ? say("invite.no-sides", { side: word }) : say("invite.side", { side: word, list }),
  )
}

async function memberNamed({ folds }: Instance, workspace: WorkspaceId, name: string): Promise<Member | null> {
  const { state } = await folds.current(workspace)
  const members = Object.values(state.members).filter(member => !member.removed)
  const exact = members.find(member => fullName(member) === name)
  // a person with two names (韩牧野 Han Muye) is found by either name, if only one person has this name
  const half = members.filter(member => member.name === name || member.romanised === name)
  return exact ?? (half.length === 1 ? half[0] : undefined) ?? null
}

async function admit(
  ask: (kind: string, body: unknown) => Promise<Record<string, unknown>>,
  seat: { role: string; name: string; side: SideId | null },
): Promise<string> {
  const made = await ask("admit-member", seat)
  return String(made["member"])
}
