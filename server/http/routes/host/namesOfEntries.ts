import type { State } from "../../../../shared/fold/state.ts"
import { WorkspaceId } from "../../../../shared/model/ids.ts"
import { fullName } from "../../../../shared/model/names.ts"
import type { HostPersonal } from "../../../../shared/record/host/hostEvents.ts"
import type { HttpPorts } from "../../ports.ts"

interface Naming {
  body: Record<string, unknown>
  personal: HostPersonal | null
}

/** The most sign-ins that are looked through for names. */
const mostSignIns = 1_000

/**
 * The names of the members and sign-ins and the addresses of the workspaces that entries name, by their ids. They are
 * read from the workspaces and accounts as they are now, so that an erased name stays erased; a sign-in that has ended
 * has none.
 */
export async function namesOfEntries(
  { directory, folds, hostReadings, seats }: Pick<HttpPorts, "directory" | "folds" | "hostReadings" | "seats">,
  entries: readonly Naming[],
): Promise<Record<string, string>> {
  const known = new Map((await directory.workspaces()).map(({ id, slug }) => [String(id), slug]))
  const states = new Map<string, State>()
  const stateOf = async (workspace: string): Promise<State | null> => {
    if (!known.has(workspace)) return null
    const read = states.get(workspace) ?? (await folds.current(WorkspaceId.parse(workspace))).state
    states.set(workspace, read)
    return read
  }
  const names: Record<string, string> = {}
  const signIns = new Set(
    entries.flatMap(({ personal }) =>
      [personal?.by, personal?.about].flatMap(actor => (actor && "signIn" in actor ? [actor.signIn] : [])),
    ),
  )
  const living = signIns.size > 0 ? await hostReadings.signIns(seats.living(), mostSignIns) : []
  for (const { id, account, seats: held } of living.filter(({ id }) => signIns.has(id))) {
    const own = new Set([account])
    for (const { workspace, member } of held) {
      const row = (await stateOf(workspace))?.members[member]
      if (row) own.add(fullName(row))
    }
    const said = [...own].filter(Boolean).join(", ")
    if (said) names[id] = said
  }
  for (const { body, personal } of entries) {
    const { workspace } = body
    const slug = typeof workspace === "string" ? known.get(workspace) : undefined
    if (typeof workspace === "string" && slug !== undefined) names[workspace] = slug
    for (const actor of [personal?.by, personal?.about]) {
      if (actor?.kind !== "member" && actor?.kind !== "program") continue
      const id = actor.kind === "member" ? actor.member : actor.id
      const state = await stateOf(actor.workspace)
      const member = actor.kind === "member" ? state?.members[actor.member] : undefined
      const name = member ? fullName(member) : state?.machines?.[id]?.name
      if (name) names[id] = name
      const slug = known.get(actor.workspace)
      if (slug !== undefined) names[actor.workspace] = slug
    }
  }
  return names
}
