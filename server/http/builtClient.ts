import { join } from "node:path"
import compression from "compression"
import express, { type RequestHandler } from "express"
import { refuse } from "../../shared/contract/refusals.ts"
import { sendRefusal } from "./refused.ts"
import { builtFiles } from "./shown/builtFiles.ts"
import { builtShell } from "./shown/shell.ts"

/**
 * Paths that belong to files and to the API, never to a page. A request for such a path is not answered with the
 * client's page.
 */
const ofNoPage = /^\/(api|\.well-known|assets)(\/|$)|\.[^/]*$/

/** Headers that concern pages only. Without this list each script and style sheet would carry 250 bytes of them. */
const ofPages = [
  "cross-origin-opener-policy",
  "origin-agent-cluster",
  "x-dns-prefetch-control",
  "x-download-options",
  "x-frame-options",
  "x-permitted-cross-domain-policies",
  "x-xss-protection",
]

const withoutPageHeaders: RequestHandler = (_, response, next) => {
  for (const name of ofPages) response.removeHeader(name)
  next()
}

/**
 * Serves the client that was built into `dist`. A file with a hash in its name never changes, so browsers may cache it
 * for a year. A path that names no file is answered with the client's page, which is written anew for a site below `path`.
 */
export function builtClient(dist: string, path = ""): RequestHandler {
  const routes = express.Router()
  routes.use("/assets", withoutPageHeaders, builtFiles(join(dist, "assets"), "public, max-age=31536000, immutable"))
  // pages of other sites run the script of <plenary-record>
  routes.use("/embed", (_, response, next) => {
    response.set({ "cross-origin-resource-policy": "cross-origin", "access-control-allow-origin": "*" })
    next()
  })
  routes.use(builtFiles(dist, "public, max-age=3600"))
  const page = path === "" ? builtFiles(dist, "no-cache") : pageBelow(builtShell(dist, path))
  routes.get("/{*path}", (request, response, next) => {
    if (ofNoPage.test(request.path)) return next()
    request.url = "/index.html"
    page(request, response, next)
  })
  routes.use((request, response) => sendRefusal(request, response, refuse("not-found").refuse))
  return routes
}

/** Serves the client's page from memory. The build's compressed copies of it lack the site's path. */
function pageBelow(shell: () => Promise<string | null>): RequestHandler {
  const routes = express.Router()
  routes.use(compression(), (_, response, next) => {
    shell().then(page => {
      if (page === null) next()
      else response.set("cache-control", "no-cache").type("html").send(page)
    }, next)
  })
  return routes
}
