import { type Request, Router } from "express"
import type { PressPreview } from "../../../../shared/contract/queries.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import type { PressLink, Session } from "../../../../shared/fold/sessionState.ts"
import type { Workspace } from "../../../../shared/fold/state.ts"
import { embargoNow } from "../../../../shared/rules/readings/embargo.ts"
import { noteOpening, partsOfPress, pressHeldBy, pressLinkOf } from "../../../commands/public/embargo/pressLinks.ts"
import { server } from "../../../core/serverActor.ts"
import { WrongTokens } from "../../entering/wrongTokens.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { Preview } from "./joinRoutes.ts"

/** How often one link may be opened within an hour, because each opening is an entry of the log. */
const openingsEach = { points: 60, seconds: 3_600 }

type Ports = Pick<
  HttpPorts,
  "addresses" | "clock" | "cookie" | "directory" | "dispatch" | "folds" | "hostLog" | "limits" | "sha256"
>

/**
 * Serves press links: a link's token is exchanged once for the secret of one browser, by which the press reads under an
 * embargo (DOMAIN EM4).
 */
export function pressRoutes(ports: Ports): Router {
  const routes = Router()
  const { addresses, clock, cookie, directory, dispatch, folds, sha256 } = ports
  const wrong = new WrongTokens(ports, "press links", { perAddress: 60, inAll: 3_000, seconds: 600 })
  const openings = ports.limits.of("press openings", openingsEach)

  /** The link that a request's token opens, or a refusal, which counts as a guess. */
  const found = async (request: Request) => {
    const body = Preview.safeParse(request.body)
    if (!body.success) return refuse("bad-input", { detail: "token" })
    const { token } = body.data
    const named = partsOfPress(token).workspace
    const known = (await directory.workspaces()).find(({ id }) => id === named)
    const state = known && (await folds.current(known.id)).state
    const opened = state && pressLinkOf(state, token, clock.now(), sha256)
    if (!state?.workspace || state.workspace.removed || !opened)
      return wrong.refused(addresses.of(request), refuse("press-ended"))
    // the link belongs to the browser that opened it first
    const held = cookie
      .of(request)
      .press?.some(one => pressHeldBy(state, one, clock.now(), sha256)?.link === opened.link)
    if (opened.link.opened.length > 0 && !held) return refuse("press-taken")
    const embargo = embargoNow(state, clock.now())?.end ?? null
    return {
      isFirst: !held,
      workspace: state.workspace,
      ...opened,
      preview: previewOf(state.workspace, opened, embargo),
    }
  }

  routes.post(
    "/api/press/preview",
    route(async (request, response) => {
      const opened = await found(request)
      if ("refuse" in opened) return opened
      response.set("cache-control", "no-store").json(opened.preview)
    }),
  )

  routes.post(
    "/api/press",
    route(async (request, response) => {
      const opened = await found(request)
      if ("refuse" in opened) return opened
      const { isFirst, workspace, link, preview } = opened
      if (!(await openings.take(link.id))) return refuse("too-fast", { n: openingsEach.seconds })
      // the secret has 252 random bits; only its hash is stored
      const secret = clock.id() + clock.id()
      const holder = isFirst ? sha256(secret) : null
      const noted = await dispatch.perform(workspace.id, server, noteOpening(link.id, holder), null)
      if (!noted.ok) return { refuse: noted.refusal }
      const token = `${workspace.id}.${link.id}.${secret}`
      if (isFirst) cookie.setPress(response, workspace.id, token, link.until - clock.now())
      response.set("cache-control", "no-store").json(preview)
    }),
  )

  return routes
}

const previewOf = (
  { slug, title }: Workspace,
  { link, session }: { link: PressLink; session: Session },
  embargo: number | null,
): PressPreview => ({
  workspace: { slug, title },
  session: { id: session.id, title: session.title },
  embargo,
  until: link.until,
})
