import express, { Router } from "express"
import * as z from "zod"
import type { HostFaceShown, HostSettingsRead } from "../../../../shared/contract/queries/host/host.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import { leastContrast, unreadable } from "../../../../shared/model/host/accent.ts"
import { StoredFace } from "../../../../shared/model/host/face.ts"
import { routeOfAdministrator } from "../../entering/routeOfAdministrator.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { logoIn, mostLogoBytes } from "./logoFile.ts"

/** The face as an administrator wants it, and the number of changes that they have seen. */
export const SettingsWanted = z.object({ face: StoredFace, seen: z.int().nonnegative() })

type Ports = Pick<HttpPorts, "cookie" | "faces" | "seats" | "sha256">

/** Serves the name, the logo and the look of the server: to everybody, and to administrators who change them. */
export function faceRoutes(ports: Ports): Router {
  const routes = Router()
  const admin = routeOfAdministrator(ports)
  const { faces } = ports

  routes.get(
    "/api/host/face",
    route(async (_, response) => {
      const face: HostFaceShown = await faces.now()
      response.set("cache-control", "no-cache").json(face)
    }),
  )

  routes.get(
    "/api/host/logo",
    route(async (request, response) => {
      const logo = await faces.logo()
      if (!logo) return refuse("not-found")
      const isNamed = request.query["v"] === logo.hash.slice(0, 12)
      response
        .set({
          "cache-control": isNamed ? "public, max-age=31536000, immutable" : "no-cache",
          // a logo that somebody opens by its address runs nothing either
          "content-security-policy": "default-src 'none'; sandbox",
          "x-content-type-options": "nosniff",
        })
        .type(logo.type)
        .send(logo.bytes)
    }),
  )

  routes.get(
    "/api/host/settings",
    admin(async (_, response) => {
      const settings: HostSettingsRead = await faces.read()
      response.set("cache-control", "no-store").json(settings)
    }),
  )

  routes.put(
    "/api/host/settings",
    admin(async (request, response, admitted) => {
      const wanted = SettingsWanted.safeParse(request.body)
      if (!wanted.success) return refuse("bad-input", { detail: z.prettifyError(wanted.error) })
      const { face, seen } = wanted.data
      const found = face.accent && unreadable(face.accent)
      if (found)
        return refuse("accent-contrast", {
          mode: found.mode,
          // rounded down, so that 4.49 is not shown as 4.5
          n: (Math.floor(found.contrast * 10) / 10).toFixed(1),
          least: String(leastContrast),
        })
      if (!(await faces.set(face, seen, admitted.by))) return refuse("settings-changed")
      response.json((await faces.read()) satisfies HostSettingsRead)
    }),
  )

  routes.put(
    "/api/host/logo",
    express.raw({ type: () => true, limit: mostLogoBytes }),
    admin(async (request, response, admitted) => {
      const bytes: unknown = request.body
      const type = bytes instanceof Buffer ? await logoIn(bytes) : null
      if (type === null || !(bytes instanceof Buffer)) return refuse("logo-unsafe")
      const hash = ports.sha256(bytes.toString("base64"))
      await faces.setLogo({ type, bytes, hash }, admitted.by)
      response.json((await faces.read()) satisfies HostSettingsRead)
    }),
  )

  routes.delete(
    "/api/host/logo",
    admin(async (_, response, admitted) => {
      await faces.setLogo(null, admitted.by)
      response.json((await faces.read()) satisfies HostSettingsRead)
    }),
  )

  return routes
}
