import { Router } from "express"
import * as z from "zod"
import type { LettersTriedAgain, StuckLetters } from "../../../../shared/contract/queries/people/invitations.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import { closedByArchive } from "../../../../shared/rules/law/archive.ts"
import { linkState } from "../../../../shared/rules/people/links.ts"
import { dropNotices } from "../../../letters/dropping.ts"
import { addLetter } from "../../../letters/invitation/sending.ts"
import { routeOfAdministrator } from "../../entering/routeOfAdministrator.ts"
import type { HttpPorts } from "../../ports.ts"

export const HeldLetters = z.strictObject({ act: z.enum(["send", "drop"]) })

type Ports = Pick<
  HttpPorts,
  | "board"
  | "bus"
  | "clock"
  | "cookie"
  | "directory"
  | "dispatch"
  | "folds"
  | "invitations"
  | "mail"
  | "mailState"
  | "seats"
>

/** Serves to administrators which letters could not be sent, and what becomes of held ones (DOMAIN IN3, IN8). */
export function letterRoutes(ports: Ports): Router {
  const routes = Router()
  const admin = routeOfAdministrator(ports)
  const { board, bus, clock, directory, folds, invitations } = ports

  routes.get(
    "/api/letters",
    admin(async (_, response) => {
      const letters: StuckLetters["letters"] = []
      const slugs = new Map((await directory.workspaces()).map(({ id, slug }) => [id, slug]))
      for (const { workspace, member, standing, error, askedAt } of await invitations.troubled()) {
        const slug = slugs.get(workspace)
        if (slug === undefined) continue
        const { state } = await folds.current(workspace)
        const name = state.members[member]?.name ?? ""
        letters.push({ slug, title: state.workspace?.title ?? {}, name, standing, error, askedAt })
      }
      const answer: StuckLetters = {
        mail: ports.mail && (ports.mailState() ?? { works: null, reason: "" }),
        held: await directory.lettersHeld(),
        letters,
      }
      response.set("cache-control", "no-store").json(answer)
    }),
  )

  routes.post(
    "/api/letters/again",
    admin(async (_, response) => {
      if (!ports.mail) return refuse("no-mail")
      const now = clock.now()
      const slugs = new Set((await directory.workspaces()).map(({ id }) => id))
      const answer: LettersTriedAgain = { again: 0, left: 0 }
      for (const { workspace, member, invite, standing, declinedAt } of await invitations.troubled()) {
        if (standing !== "failed" || !slugs.has(workspace)) continue
        const { state } = await folds.current(workspace)
        const link = invite === null ? undefined : state.invites[invite]
        const isOpen = !closedByArchive(state, "invite guests")
        const isWanted = isOpen && declinedAt === null && link !== undefined && linkState(state, link, now) === "works"
        if (isWanted && invite !== null && (await invitations.retry({ workspace, member, invite, now }))) {
          await addLetter({ board, clock }, { workspace, member, invite })
          answer.again += 1
        } else answer.left += 1
      }
      response.set("cache-control", "no-store").json(answer)
    }),
  )

  routes.post(
    "/api/letters/held",
    admin(async (request, response) => {
      const body = HeldLetters.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "act" })
      const isSending = body.data.act === "send"
      const workspaces = await directory.workspaces()
      if (!isSending)
        for (const { id } of workspaces) {
          // the letters stay held until every notice is given up
          const refused = await dropNotices(ports, id)
          if (refused) return refused
        }
      await directory.releaseLetters()
      // only now, because until then a letter that is asked for is held
      const released = await invitations.release(isSending ? "waiting" : "listed", clock.now())
      if (isSending)
        for (const { workspace, member, invite } of released)
          if (invite) await addLetter({ board, clock }, { workspace, member, invite })
      for (const { id } of workspaces) bus.wake(id)
      response.set("cache-control", "no-store").json({ ok: true })
    }),
  )

  return routes
}
