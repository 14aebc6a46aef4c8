import { type Request, Router } from "express"
import type { FontsKnown } from "../../../../shared/contract/queries/files.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import { emptyFace, houseName } from "../../../../shared/model/host/face.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { recordExport } from "../../shown/recordExport.ts"
import type { Found } from "../reading/found.ts"
import { admit } from "../reading/readRoutes.ts"
import { formatOf, type PaperMade, type PaperWritten } from "./asked.ts"
import { exportLater, isLongExport } from "./exporting.ts"
import { noteAsFile, positionsAsFile, workspaceAsFile } from "./panelFiles.ts"
import { recordAsFile } from "./recordFile.ts"
import { sendMade } from "./sendMade.ts"
import { sendCsv, sendPaper } from "./sendPaper.ts"
import { minutesAsFile, outcomeAsFile, sheetsAsFile } from "./sessionFiles.ts"

type Ports = Pick<
  HttpPorts,
  | "addresses"
  | "board"
  | "clock"
  | "cookie"
  | "directory"
  | "documents"
  | "evidence"
  | "faces"
  | "files"
  | "folds"
  | "incarnation"
  | "hostLog"
  | "limits"
  | "pdfs"
  | "seats"
  | "sending"
  | "sha256"
  | "store"
  | "url"
  | "workspaceBySlug"
  | "writer"
>

/** A paper with the name of the house before that of the workspace, at the foot of each page (DOMAIN HS1). */
const headedBy = (written: PaperMade, house: string): PaperMade => {
  const { meta } = written.paper
  if (house === houseName(emptyFace)) return written
  return { ...written, paper: { ...written.paper, meta: { ...meta, workspace: `${house} · ${meta.workspace}` } } }
}

type Seated = Exclude<Found, { refuse: unknown }>

/** Whether a program reads the facts of one record or note, as it reads them in the other answers of the interface. */
const isRead = ({ seat }: Seated, what: string, format: string): boolean =>
  seat.machine !== undefined && format === "json" && (what === "record" || what === "note")

/** The most files that one person or address gets in a minute; a whole workspace takes the server a while. */
const filesEach = 60

/**
 * Serves the files to take away: records, minutes, outcome papers, position sheets, notes and whole workspaces.
 * A reader of a page may take its file, and the file says no more than the page.
 */
export function paperRoutes(ports: Ports): Router {
  const routes = Router()
  const asked = ports.limits.of("files", { points: filesEach, seconds: 60 })
  const readerOf = (request: Request, { seat }: Seated): string => seat.member ?? ports.addresses.of(request)
  const isTooFast = async (request: Request, found: Seated): Promise<boolean> =>
    !(await asked.take(readerOf(request, found)))
  const byId = async (request: Request): Promise<Found> =>
    admit(ports, request, await ports.directory.home(String(request.params["id"])))
  const bySlug = async (request: Request): Promise<Found> =>
    admit(ports, request, await ports.workspaceBySlug(String(request.params["slug"])))
  const serve = (
    path: string,
    find: (request: Request) => Promise<Found>,
    write: (ports: Ports, found: Seated, request: Request) => Promise<PaperWritten>,
    exported: "panel-files" | "session-files" | "record" | "note",
  ) =>
    routes.get(
      path,
      route(async (request, response) => {
        const found = await find(request)
        if ("refuse" in found) return found
        if (await isTooFast(request, found)) return refuse("too-fast", { n: 60 })
        const format = formatOf(request)
        if (format === null) return refuse("not-found")
        const mayLast = exported === "panel-files"
        if (mayLast && isLongExport(request, (await ports.folds.current(found.workspace)).state, found.seat, format))
          return exportLater(ports, found, request, response, format, { what: exported })
        const plain = await write(ports, found, request)
        if ("refuse" in plain) return plain
        // a program reads the facts apart, so JSON does not get the name of the house
        const written = format === "json" ? plain : headedBy(plain, houseName(await ports.faces.now()))
        const taken = async () =>
          isRead(found, exported, format) ? null : recordExport(ports, request, found, exported)
        const boxes = request.query["boxes"] === "yes"
        if (format === "pdf" || format === "docx" || (format === "html" && written.pictures))
          return sendMade(ports, response, written, format, { reader: readerOf(request, found), taken, boxes })
        return sendPaper(response, written, format, taken)
      }),
    )

  routes.get(
    "/api/fonts",
    route(async (_, response) => {
      response.set("cache-control", "no-cache").json({ missing: await ports.pdfs.missing() } satisfies FontsKnown)
    }),
  )
  serve("/api/records/:id.:format", byId, recordAsFile, "record")
  serve("/api/sessions/:id/minutes.:format", byId, minutesAsFile, "session-files")
  serve("/api/sessions/:id/outcome.:format", byId, outcomeAsFile, "session-files")
  serve("/api/sessions/:id/sheets.:format", byId, sheetsAsFile, "session-files")
  serve("/api/topics/:id/note.:format", byId, noteAsFile, "note")
  routes.get(
    "/api/workspaces/:slug/positions.csv",
    route(async (request, response) => {
      const found = await bySlug(request)
      if ("refuse" in found) return found
      if (await isTooFast(request, found)) return refuse("too-fast", { n: 60 })
      const text = await positionsAsFile(ports, found, request)
      if (typeof text !== "string") return text
      const refused = await recordExport(ports, request, found, "positions")
      if (refused) return refused
      sendCsv(response, text, `positions ${String(request.params["slug"])}`)
    }),
  )
  serve("/api/workspaces/:slug/workspace.:format", bySlug, workspaceAsFile, "panel-files")
  return routes
}
