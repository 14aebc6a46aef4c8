import compression from "compression"
import { type Request, Router } from "express"
import { refuse } from "../../../../shared/contract/refusals.ts"
import type { RecordRow } from "../../../../shared/fold/recordState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { languages } from "../../../../shared/model/terms.ts"
import { audienceOf } from "../../../../shared/rules/audience.ts"
import { WorkspaceStopped } from "../../../ports/database/failing.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { sitePathOf } from "../../upgrade/sitePath.ts"
import { languageOf } from "../papers/asked.ts"
import { admit } from "../reading/readRoutes.ts"
import { firstPage } from "./firstPage.ts"
import { recordCard } from "./recordCard.ts"

/** How often one address gets each of these within a minute; the client's page has no limit. */
const each = { pages: 120, sitemaps: 20, cards: 240, seconds: 60 }

/** The most addresses in one sitemap, as its format says. */
const mostInSitemap = 50_000

type Ports = Pick<
  HttpPorts,
  "addresses" | "cookie" | "directory" | "folds" | "limits" | "seats" | "shell" | "url" | "workspaceBySlug"
>

/** Serves what the public finds: a record's first HTML, its card for other sites, the sitemap, and `robots.txt`. */
export function publicRoutes(ports: Ports): Router {
  const routes = Router()
  const { addresses, directory, folds, limits, seats, url } = ports
  const pages = limits.of("first pages", { points: each.pages, seconds: each.seconds })
  const sitemaps = limits.of("sitemaps", { points: each.sitemaps, seconds: each.seconds })
  const cards = limits.of("record cards", { points: each.cards, seconds: each.seconds })

  // the page is the same for everybody, so that it depends on no cookie; a record that the public may not read has the
  // page of the client, whether it exists or not
  routes.get("/w/:slug/r/:number", compression(), (request, response, next) => {
    openRecord(ports, request)
      .then(async found => {
        const shell = found && (await pages.take(addresses.of(request))) ? await ports.shell() : null
        if (!found || shell === null) return next()
        const { state, record } = found
        const panel = state.workspace?.languages ?? languages
        const lang = panel.find(one => one === request.acceptsLanguages([...panel])) ?? panel[0] ?? "en"
        response.set("cache-control", "no-cache").vary("accept-language")
        response.type("html").send(firstPage(shell, { state, record, lang, url }))
      })
      .catch(next)
  })

  routes.get(
    "/api/workspaces/:slug/records/:number",
    route(async (request, response) => {
      if (!(await cards.take(addresses.of(request)))) return refuse("too-fast", { n: each.seconds })
      const found = await admit(ports, request, await ports.workspaceBySlug(String(request.params["slug"])))
      if ("refuse" in found) return found
      const state = await folds.view(found.workspace, audienceOf(found.seat.role))
      const record = recordOf(state, request)
      const lang = languageOf(request, state)
      if (typeof lang !== "string") return lang
      if (!record) return refuse("not-found")
      response.set("cache-control", "no-store").json(recordCard(state, record, { lang, url }))
    }),
  )

  routes.get(
    "/sitemap.xml",
    route(async (request, response) => {
      if (!(await sitemaps.take(addresses.of(request)))) return refuse("too-fast", { n: each.seconds })
      const lines: string[] = []
      for (const { id, slug } of await directory.workspaces()) {
        try {
          if (!(await seats.seat({ cookie: null }, id))) continue
          const { records } = await folds.view(id, "gallery")
          lines.push(
            ...Object.values(records)
              .filter(isListed)
              .map(record => lineOf(`${url}/w/${slug}`, record)),
          )
        } catch (failure) {
          if (!(failure instanceof WorkspaceStopped)) throw failure
        }
      }
      const listed = lines.slice(0, mostInSitemap).join("\n")
      const set = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${listed}\n</urlset>\n`
      response.set("cache-control", "no-cache").type("application/xml")
      response.send(`<?xml version="1.0" encoding="UTF-8"?>\n${set}`)
    }),
  )

  routes.get("/robots.txt", (_, response) => {
    const closed = ["/api/", "/calendar/", "/join", "/me", "/press", "/return"].map(
      path => `Disallow: ${sitePathOf(url)}${path}`,
    )
    response.type("text/plain").send(["User-agent: *", ...closed, "", `Sitemap: ${url}/sitemap.xml`, ""].join("\n"))
  })
  return routes
}

/** The record of an address, if everybody may read it; else null. */
async function openRecord({ folds, seats, workspaceBySlug }: Ports, request: Request) {
  const workspace = await workspaceBySlug(String(request.params["slug"]))
  if (!workspace || !(await seats.seat({ cookie: null }, workspace))) return null
  const state = await folds.view(workspace, "gallery")
  const record = recordOf(state, request)
  return record ? { state, record } : null
}

const recordOf = ({ records }: State, { params }: Request): RecordRow | undefined =>
  Object.values(records).find(({ number }) => String(number) === params["number"])

/** Whether search engines are told of the record: it is or was in force. */
const isListed = ({ state }: RecordRow): boolean =>
  state === "in_force" || state === "superseded" || state === "withdrawn"

const lineOf = (panel: string, { number, declaredAt, endedAt }: RecordRow): string => {
  const changed = new Date(endedAt ?? declaredAt).toISOString()
  return `<url><loc>${panel}/r/${number}</loc><lastmod>${changed}</lastmod></url>`
}
