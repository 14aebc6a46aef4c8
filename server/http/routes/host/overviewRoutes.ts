import { Router } from "express"
import * as z from "zod"
import { Name } from "../../../../shared/contract/commands/workspace.ts"
import type { HostOverview, HostSignIns, HostWorkspace } from "../../../../shared/contract/queries/host/host.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { MemberId, type WorkspaceId } from "../../../../shared/model/ids.ts"
import { fullName } from "../../../../shared/model/names.ts"
import { hostBodies } from "../../../../shared/record/host/hostEvents.ts"
import { isActive } from "../../../../shared/rules/readings/members.ts"
import { handingOver } from "../../../commands/host/handingOver.ts"
import type { Actor } from "../../../core/command.ts"
import { hostDraft } from "../../../ports/hostLog/hostLog.ts"
import { routeOfAdministrator } from "../../entering/routeOfAdministrator.ts"
import type { HttpPorts } from "../../ports.ts"

/** The sign-ins that are listed; an administrator looks for a recent one. */
const mostSignIns = 200
const latest = 8_640_000_000_000_000
/** How long a link for another administrator is valid, in milliseconds: a day. */
const linkMs = 86_400_000

/** The sign-in to end; the administrator's own ends as any other. */
export const SignInEnded = z.object({ signIn: z.string().min(1).max(64) })

/** The chair who leaves, and the name of who comes instead. */
export const HandedOver = z.object({ from: MemberId, name: Name })

type Ports = Pick<
  HttpPorts,
  | "backups"
  | "bus"
  | "clock"
  | "cookie"
  | "directory"
  | "dispatch"
  | "folds"
  | "hostReadings"
  | "hostRows"
  | "isPostgres"
  | "mail"
  | "seats"
  | "sha256"
  | "url"
  | "version"
  | "workspaceBySlug"
>

/** Serves what an administrator sees of the whole server, and what they do with sign-ins and chairs. */
export function overviewRoutes(ports: Ports): Router {
  const routes = Router()
  const admin = routeOfAdministrator(ports)
  const { clock, directory, folds } = ports

  routes.get(
    "/api/host",
    admin(async (_, response) => {
      const everything = { before: Number.MAX_SAFE_INTEGER, limit: 1, from: 0, until: latest }
      const [last] = await ports.hostRows.newest({ ...everything, kinds: ["backed-up"] })
      const counted = hostBodies["backed-up"].safeParse(last?.body)
      const { failure } = await ports.backups.last()
      const usage = await ports.hostReadings.usage()
      const workspaces: HostWorkspace[] = []
      for (const { id, slug } of await directory.workspaces()) {
        const { state, head } = await folds.current(id)
        const used = usage.find(({ workspace }) => workspace === id)
        workspaces.push({ ...described(state, slug), entries: head.seq, ...bytesIn(used) })
      }
      const overview: HostOverview = {
        version: ports.version,
        node: process.version,
        database: ports.isPostgres ? "postgres" : "sqlite",
        mail: ports.mail !== null,
        backup: last && counted.success ? { at: last.at, ...counted.data } : null,
        backupFailure: failure && { at: failure.at, fault: failure.fault },
        workspaces,
      }
      response.set("cache-control", "no-store").json(overview)
    }),
  )

  routes.get(
    "/api/host/sign-ins",
    admin(async (_, response, admitted) => {
      const found = await ports.hostReadings.signIns(ports.seats.living(), mostSignIns + 1)
      const slugs = new Map((await directory.workspaces()).map(({ id, slug }) => [id, slug]))
      const states = new Map<WorkspaceId, State>()
      for (const { workspace } of found.flatMap(({ seats }) => seats))
        if (slugs.has(workspace) && !states.has(workspace))
          states.set(workspace, (await folds.current(workspace)).state)
      const signIns = found.slice(0, mostSignIns).map(({ id, admin, createdAt, usedOn, device, account, seats }) => ({
        id,
        administrator: admin,
        own: id === admitted.signIn.id,
        createdAt,
        usedOn,
        device,
        account,
        seats: seats.flatMap(({ workspace, member }) => {
          const [slug, state] = [slugs.get(workspace), states.get(workspace)]
          const row = state?.members[member]
          return slug === undefined || !row || !isActive(row)
            ? []
            : [{ slug, title: state?.workspace?.title ?? {}, name: fullName(row) }]
        }),
      }))
      const answer: HostSignIns = { signIns, more: found.length > mostSignIns }
      response.set("cache-control", "no-store").json(answer)
    }),
  )

  routes.post(
    "/api/host/sign-ins/end",
    admin(async (request, response, admitted) => {
      const body = SignInEnded.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "signIn" })
      const { signIn } = body.data
      const about = { kind: "visitor", signIn } as const
      const recorded = hostDraft({ kind: "signed-out", how: "ended", by: admitted.by, about }, clock)
      // the rights of all open connections of this sign-in are read again, on every server
      for (const workspace of await directory.endSignIn(signIn, [recorded])) ports.bus.wake(workspace)
      response.json({ ok: true })
    }),
  )

  routes.post(
    "/api/host/administrators",
    admin(async (_, response, admitted) => {
      const token = clock.id() + clock.id()
      const made = { kind: "link-made", link: "administrator", id: "", role: "admin", workspace: null } as const
      await directory.addAdminToken(ports.sha256(token), clock.now() + linkMs, [
        hostDraft({ ...made, by: admitted.by }, clock),
      ])
      response.set("cache-control", "no-store").json({ token })
    }),
  )

  routes.post(
    "/api/host/workspaces/:slug/chair",
    admin(async (request, response, admitted) => {
      const body = HandedOver.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "name" })
      const workspace = await ports.workspaceBySlug(String(request.params["slug"]))
      if (!workspace) return refuse("not-found")
      const { id: signIn } = admitted.signIn
      const actor: Actor = { member: null, name: "", role: "admin", side: null, host: false, signIn }
      const done = await ports.dispatch.perform(workspace, actor, handingOver(body.data), null)
      if (!done.ok) return { refuse: done.refusal }
      response.set("cache-control", "no-store").json({ token: String(done.made["token"]) })
    }),
  )

  return routes
}

const bytesIn = (used: { notes: number; files: number } | undefined) => ({
  noteBytes: used?.notes ?? 0,
  fileBytes: used?.files ?? 0,
})

function described(state: State, slug: string): Omit<HostWorkspace, "entries" | "noteBytes" | "fileBytes"> {
  const members = Object.values(state.members).filter(isActive)
  return {
    slug,
    title: state.workspace?.title ?? {},
    demo: state.workspace?.demo ?? false,
    archived: state.workspace?.archived !== undefined,
    erasures: Object.values(state.members).filter(({ erasure }) => erasure && !erasure.declined).length,
    people: members.length,
    chairs: members.flatMap(member =>
      member.role === "moderator" ? [{ member: member.id, name: fullName(member), side: member.side }] : [],
    ),
  }
}
