import { type Request, type Response, Router } from "express"
import { type Lang, languages } from "../../../../../shared/model/terms.ts"
import { escaped } from "../../../../../shared/papers/formats/html.ts"
import { route } from "../../../refused.ts"
import type { DocsPages } from "./pages.ts"
import { docsStyle } from "./style.ts"

/**
 * Serves the OpenAPI document, and pages that describe the interface for people (docs/PROTOCOL.md). The pages load
 * nothing but their style. The description is loaded at the first request for it: it is the server's largest module.
 * `path` is that of the site.
 */
export function docsRoutes(path: string): Router {
  const routes = Router()
  const made = new Map<Lang, DocsPages>()
  async function pagesFor(request: Request): Promise<DocsPages> {
    const lang =
      languages.find(one => one === request.query["lang"]) ??
      languages.find(one => one === request.acceptsLanguages([...languages])) ??
      "en"
    const { docsPages } = await import("./pages.ts")
    const pages = made.get(lang) ?? docsPages(lang)
    made.set(lang, pages)
    return pages
  }
  const send = (response: Response, pages: DocsPages, html: string | null) =>
    response
      .status(html === null ? 404 : 200)
      .set("cache-control", "public, max-age=300")
      .vary("accept-language")
      .type("html")
      .send((html ?? pages.missing()).replaceAll('href="/', `href="${escaped(path)}/`))

  routes.get(
    "/api/openapi.json",
    route(async (_, response) => {
      const { openapi } = await import("../openapi.ts")
      response.json({ ...openapi(), servers: [{ url: `${path}/` }] })
    }),
  )
  routes.get(
    "/api/docs",
    route(async (request, response) => {
      const pages = await pagesFor(request)
      send(response, pages, pages.index())
    }),
  )
  routes.get("/api/docs/docs.css", (_, response) => {
    response.set("cache-control", "public, max-age=3600").type("css").send(docsStyle)
  })
  routes.get(
    "/api/docs/operations/:id",
    route(async (request, response) => {
      const pages = await pagesFor(request)
      send(response, pages, pages.operation(String(request.params["id"])))
    }),
  )
  routes.get(
    "/api/docs/schemas/:name",
    route(async (request, response) => {
      const pages = await pagesFor(request)
      send(response, pages, pages.schema(String(request.params["name"])))
    }),
  )
  return routes
}
