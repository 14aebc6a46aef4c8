import { Router } from "express"
import * as z from "zod"
import { Name } from "../../../shared/contract/commands/workspace.ts"
import type { Side } from "../../../shared/contract/events/workspace.ts"
import type { WorkspaceOpened } from "../../../shared/contract/queries.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { presetRule } from "../../../shared/model/consensus/rule.ts"
import { CommandId, SideId, type WorkspaceId } from "../../../shared/model/ids.ts"
import { type Lang, languages } from "../../../shared/model/terms.ts"
import { Language } from "../../../shared/model/texts.ts"
import type { HostActor } from "../../../shared/record/host/hostEvents.ts"
import { openWorkspace } from "../../commands/people/openWorkspace.ts"
import { linkOf, takeSeat } from "../../commands/people/signIn/joining.ts"
import type { Actor } from "../../core/command.ts"
import { routeOfAdministrator } from "../entering/routeOfAdministrator.ts"
import type { HttpPorts } from "../ports.ts"

const Text = z.string().trim().min(1).max(300)
/** The chair of a panel, or of one of its sides. `own`: the administrator takes it in this browser. */
const Chair = z.object({ name: Name, own: z.boolean() })
export const NewWorkspace = z
  .object({
    lang: Language,
    title: Text,
    /** the names of the two sides; none for a panel without sides */
    sides: z.union([z.array(Text).length(2), z.array(Text).length(0)]).default([]),
    /** the chair of each side in their order, or of a panel without sides; null: nobody yet */
    chairs: z.array(Chair.nullable()).max(2).default([]),
  })
  .refine(
    ({ chairs, sides }) => chairs.length <= Math.max(1, sides.length) && chairs.filter(one => one?.own).length < 2,
    {
      path: ["chairs"],
    },
  )

type Ports = Pick<
  HttpPorts,
  "bus" | "clock" | "cookie" | "directory" | "dispatch" | "folds" | "seats" | "sha256" | "store"
>

/**
 * Serves the opening of a workspace by an administrator. The workspace's moderators and its secretary make all further
 * settings.
 */
export function workspaceRoutes(ports: Ports): Router {
  const routes = Router()
  const admin = routeOfAdministrator(ports)
  let last: Promise<unknown> = Promise.resolve()

  const open = async (
    { lang, title, sides }: z.infer<typeof NewWorkspace>,
    by: HostActor,
  ): Promise<{ slug: string; workspace: WorkspaceId; sides: Side[] }> => {
    const made = sides.map((name, n) => ({
      id: SideId.parse(ports.clock.id()),
      title: { [lang]: name },
      mark: markOf(sides, n),
    }))
    for (;;) {
      const taken = new Set((await ports.directory.workspaces()).map(({ slug }) => slug))
      const slug = freeSlug(title, taken)
      const opened = await openWorkspace(
        ports,
        {
          slug,
          title: { [lang]: title },
          languages: [...languages],
          authentic: [{ lang, side: null }],
          sides: made,
          rule: presetRule,
          attribution: "named",
          replay: "panel",
          public: false,
          demo: false,
        },
        by,
      )
      // if another process has taken the slug in the meantime, the loop chooses the next free slug
      if (opened !== null) return { slug, workspace: opened, sides: made }
    }
  }

  routes.post(
    "/api/workspaces",
    admin(async (request, response, { signIn, by }) => {
      const body = NewWorkspace.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: String(body.error.issues[0]?.path[0] ?? "title") })
      // workspaces are opened one at a time, so that two workspaces with the same title do not choose the same slug
      const opened = last.then(() => open(body.data, by))
      last = opened.catch(() => undefined)
      const { slug, workspace, sides } = await opened
      const { chairs, lang } = body.data
      const links: WorkspaceOpened["links"] = []
      let isSeated = false
      for (const [n, chair] of chairs.entries()) {
        if (!chair) continue
        const token = await chairLink(ports, signIn.id, {
          workspace,
          name: chair.name,
          side: sides[n]?.id ?? null,
          lang,
        })
        const found = chair.own ? await linkOf(ports, token) : null
        if (!found || "refuse" in found) {
          links.push({ name: chair.name, token })
          continue
        }
        const seat = { name: chair.name, romanised: "", interest: "", lang, signIn: signIn.id, account: null }
        const taken = await takeSeat(ports, found, seat)
        isSeated = taken.ok
        // the administrator can still take the seat by the link
        if (!taken.ok) links.push({ name: chair.name, token })
      }
      response.set("cache-control", "no-store").json({ slug, links, seated: isSeated } satisfies WorkspaceOpened)
    }),
  )

  return routes
}

/** Makes the seat of a chair in the name of the administrator, and the link that opens it. */
async function chairLink(
  { clock, dispatch }: Pick<Ports, "clock" | "dispatch">,
  signIn: string,
  { workspace, ...seat }: { workspace: WorkspaceId; name: string; side: SideId | null; lang: Lang },
): Promise<string> {
  const host: Actor = { member: null, name: "", role: "admin", side: null, host: true, signIn }
  const ask = async (kind: string, body: object): Promise<Record<string, unknown>> => {
    const answered = await dispatch.command(workspace, host, { id: CommandId.parse(clock.id()), kind, body })
    if (!answered.ok) throw new Error(answered.refusal.code)
    return answered.made
  }
  const { member } = await ask("admit-member", { ...seat, role: "moderator" })
  const { token } = await ask("make-invite", { role: "moderator", side: seat.side, member, uses: 1 })
  return String(token)
}

/** The mark of a side: the first letter of its name, or both first letters if the other side has the same. */
function markOf(sides: readonly string[], n: number): string {
  const letters = sides.map(name => Array.from(name))
  const [own = [], other = []] = n === 0 ? letters : letters.toReversed()
  const first = own[0] ?? ""
  return (first === other[0] ? `${first}${n + 1}` : first).toUpperCase()
}

/**
 * The slug for the workspace's addresses: the Latin letters and digits of the title. If that slug is taken, a number is
 * added.
 */
function freeSlug(title: string, taken: ReadonlySet<string>): string {
  const latin = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 32)
    .replace(/^-+|-+$/g, "")
  const stem = latin === "" ? "panel" : latin
  const numbered = (n: number): string => (taken.has(`${stem}-${n}`) ? numbered(n + 1) : `${stem}-${n}`)
  return taken.has(stem) ? numbered(2) : stem
}
