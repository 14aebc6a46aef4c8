import { readFile } from "node:fs/promises"
import { join } from "node:path"
import express, { type RequestHandler } from "express"
import { refuse } from "../../shared/contract/refusals.ts"
import { sendRefusal } from "./refused.ts"
import { builtFiles } from "./shown/builtFiles.ts"

/**
 * Paths that belong to files and to the API, never to a page. A request for such a path is not answered with the
 * client's page.
 */
const ofNoPage = /^\/(api|\.well-known|assets)(\/|$)|\.[^/]*$/

/** Reads the page of the built client once; null if there is none. */
export function builtShell(dist: string): () => Promise<string | null> {
  let read: Promise<string | null> | null = null
  return () => (read ??= readFile(join(dist, "index.html"), "utf8").catch(() => null))
}

/**
 * Serves the client that was built into `dist`. A file with a hash in its name never changes, so browsers may cache it
 * for a year. A path that names no file is answered with the client's page.
 */
export function builtClient(dist: string): RequestHandler {
  const routes = express.Router()
  routes.use("/assets", builtFiles(join(dist, "assets"), "public, max-age=31536000, immutable"))
  // pages of other sites run the script of <plenary-record>
  routes.use("/embed", (_, response, next) => {
    response.set({ "cross-origin-resource-policy": "cross-origin", "access-control-allow-origin": "*" })
    next()
  })
  routes.use(builtFiles(dist, "public, max-age=3600"))
  const page = builtFiles(dist, "no-cache")
  routes.get("/{*path}", (request, response, next) => {
    if (ofNoPage.test(request.path)) return next()
    request.url = "/index.html"
    page(request, response, next)
  })
  routes.use((request, response) => sendRefusal(request, response, refuse("not-found").refuse))
  return routes
}
