import { type Request, type Response, Router } from "express"
import { type Lang, languages } from "../../../../../shared/model/terms.ts"
import { docsPages } from "./pages.ts"
import { docsStyle } from "./style.ts"

/** Serves pages that describe the interface, for people (docs/PROTOCOL.md). They load nothing but their style. */
export function docsRoutes(): Router {
  const routes = Router()
  const made = new Map<Lang, ReturnType<typeof docsPages>>()
  const pagesFor = (request: Request) => {
    const lang =
      languages.find(one => one === request.query["lang"]) ??
      languages.find(one => one === request.acceptsLanguages([...languages])) ??
      "en"
    const pages = made.get(lang) ?? docsPages(lang)
    made.set(lang, pages)
    return pages
  }
  const send = (response: Response, pages: ReturnType<typeof docsPages>, html: string | null) =>
    response
      .status(html === null ? 404 : 200)
      .set("cache-control", "public, max-age=300")
      .vary("accept-language")
      .type("html")
      .send(html ?? pages.missing())

  routes.get("/api/docs", (request, response) => {
    const pages = pagesFor(request)
    send(response, pages, pages.index())
  })
  routes.get("/api/docs/docs.css", (_, response) => {
    response.set("cache-control", "public, max-age=3600").type("css").send(docsStyle)
  })
  routes.get("/api/docs/operations/:id", (request, response) => {
    const pages = pagesFor(request)
    send(response, pages, pages.operation(request.params.id))
  })
  routes.get("/api/docs/schemas/:name", (request, response) => {
    const pages = pagesFor(request)
    send(response, pages, pages.schema(request.params.name))
  })
  return routes
}
