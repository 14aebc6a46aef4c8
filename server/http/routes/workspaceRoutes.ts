import { Router } from "express"
import * as z from "zod"
import type { WorkspaceOpened } from "../../../shared/contract/queries.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { presetRule } from "../../../shared/model/consensus/rule.ts"
import { languages } from "../../../shared/model/terms.ts"
import { Language } from "../../../shared/model/texts.ts"
import type { HostActor } from "../../../shared/record/host/hostEvents.ts"
import { openWorkspace } from "../../commands/people/openWorkspace.ts"
import type { HttpPorts } from "../ports.ts"
import { route } from "../refused.ts"

export const NewWorkspace = z.object({ lang: Language, title: z.string().trim().min(1).max(300) })

type Ports = Pick<HttpPorts, "bus" | "clock" | "cookie" | "directory" | "seats" | "sha256" | "store">

/**
 * Serves the opening of a workspace by an administrator. The workspace's moderators and its secretary make all further
 * settings.
 */
export function workspaceRoutes(ports: Ports): Router {
  const routes = Router()
  let last: Promise<unknown> = Promise.resolve()

  const open = async ({ lang, title }: z.infer<typeof NewWorkspace>, by: HostActor): Promise<string> => {
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
          sides: [],
          rule: presetRule,
          attribution: "named",
          replay: "panel",
          public: false,
          demo: false,
        },
        by,
      )
      // if another process has taken the slug in the meantime, the loop chooses the next free slug
      if (opened !== null) return slug
    }
  }

  routes.post(
    "/api/workspaces",
    route(async (request, response) => {
      const signIn = await ports.seats.signIn(ports.cookie.of(request))
      if (!signIn) return refuse("sign-in")
      if (!signIn.admin) return refuse("not-permitted", { role: "admin" })
      const body = NewWorkspace.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "title" })
      // workspaces are opened one at a time, so that two workspaces with the same title do not choose the same slug
      const opened = last.then(() => open(body.data, { kind: "administrator", signIn: signIn.id }))
      last = opened.catch(() => undefined)
      response.json({ slug: await opened } satisfies WorkspaceOpened)
    }),
  )

  return routes
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
