import { join } from "node:path"
import express, { type RequestHandler } from "express"
import { refuse } from "../../shared/contract/refusals.ts"
import { sendRefusal } from "./refused.ts"
import { builtFiles } from "./shown/builtFiles.ts"

/** Addresses that only files and programs have. No page has such an address, so none is answered with a page. */
const ofNoPage = /^\/(api|\.well-known|assets)(\/|$)|\.[^/]*$/

/**
 * Serves the pages that were built into `dist`. Files with a hash in their name never change; an address that names no
 * file is a page of the client.
 */
export function builtClient(dist: string): RequestHandler {
  const routes = express.Router()
  routes.use("/assets", builtFiles(join(dist, "assets"), "public, max-age=31536000, immutable"))
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
