import { once } from "node:events"
import { type Request, type Response, Router } from "express"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { FileHash } from "../../../../shared/model/files.ts"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import { fileEnds, languages } from "../../../../shared/model/terms.ts"
import { audienceOf } from "../../../../shared/rules/audience.ts"
import type { StoredFile } from "../../../ports/database/files.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { disposition } from "../papers/sendPaper.ts"
import { admit } from "../reading/readRoutes.ts"
import { UploadTooSlow } from "./arriving.ts"
import { barsUpload, pictureShare, takeUpload, uploadFor } from "./uploading.ts"

type Ports = Pick<
  HttpPorts,
  | "addresses"
  | "clock"
  | "cookie"
  | "directory"
  | "files"
  | "filesQuota"
  | "folds"
  | "limits"
  | "seats"
  | "spool"
  | "workspaceBySlug"
>

/** The most files that one person uploads in a minute, and that one person or address is sent in one. */
const uploadsEach = 60
const sentEach = 600

/** Serves the upload of files, and the uploaded files as downloads (DOMAIN AF1–AF6). */
export function fileRoutes(ports: Ports): Router {
  const routes = Router()
  const uploads = ports.limits.of("uploads", { points: uploadsEach, seconds: 60 })
  const pictures = pictureShare(ports.limits, ports.filesQuota)
  const sent = ports.limits.of("uploaded-files", { points: sentEach, seconds: 60 })

  routes.post(
    "/api/workspaces/:slug/files",
    route(async (request, response) => {
      const refused = (found: { refuse: Refusal }) => {
        discard(request)
        return found
      }
      const found = await admit(ports, request, await ports.workspaceBySlug(String(request.params["slug"])))
      if ("refuse" in found) return refused(found)
      const purpose = uploadFor(request)
      if (!purpose) return refused(refuse("bad-input", { detail: "as" }))
      if (request.is("application/octet-stream") === false)
        return refused(refuse("bad-input", { detail: "application/octet-stream" }))
      const { workspace, seat } = found
      const barred = await barsUpload(ports, workspace, seat, purpose)
      if (barred) return refused(barred)
      const sender = seat.member ?? ports.addresses.of(request)
      if (!(await uploads.take(sender))) return refused(refuse("too-fast", { n: 60 }))
      const taken = await takeUpload(ports, request, workspace, purpose, { sender, pictures }).catch(
        (failure: unknown) => {
          if (failure instanceof UploadTooSlow) request.destroy()
          // the sender has cancelled the upload
          if (request.destroyed) return null
          discard(request)
          throw failure
        },
      )
      if (taken === null) return
      if ("refuse" in taken) return refused(taken)
      response.set("cache-control", "no-store").json(taken)
    }),
  )

  routes.get(
    "/api/workspaces/:slug/files/:sha256",
    route(async (request, response) => {
      const found = await admit(ports, request, await ports.workspaceBySlug(String(request.params["slug"])))
      if ("refuse" in found) return found
      const { workspace, seat } = found
      if (!(await sent.take(seat.member ?? ports.addresses.of(request)))) return refuse("too-fast", { n: 60 })
      const hash = FileHash.safeParse(request.params["sha256"])
      const file = hash.success ? await ports.files.find(workspace, hash.data) : null
      // a file that was uploaded and is not used yet is nobody's to read
      if (!file || (!file.listed && !file.pictured)) return refuse("not-found")
      const state = await ports.folds.view(workspace, audienceOf(seat.role))
      const tag = `"${file.sha256}"`
      response.set({
        ...downloadHeaders,
        etag: tag,
        "content-disposition": disposition(titleOf(state, file, request), fileEnds[file.type]),
      })
      if (request.headers["if-none-match"] === tag) return void response.status(304).end()
      response.set({ "content-type": file.type, "content-length": String(file.size) })
      if (request.method === "HEAD") return void response.end()
      await sendParts(ports, response, workspace, file)
    }),
  )

  return routes
}

/**
 * The headers of every uploaded file. A browser saves it, takes its type for what it is, and runs nothing in it, also
 * if somebody opens its address.
 */
const downloadHeaders = {
  "cache-control": "private, no-cache",
  "content-security-policy": "default-src 'none'; sandbox",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
}

/** Names a download by the title of its reading, in a language that the reader asks for. */
function titleOf({ readings }: State, { sha256 }: StoredFile, request: Request): string {
  const title = Object.values(readings).find(({ file }) => file?.sha256 === sha256)?.title ?? {}
  const first = request.acceptsLanguages([...languages])
  const lang = languages.find(one => one === first && title[one] !== undefined)
  return (lang && title[lang]) ?? Object.values(title)[0] ?? "picture"
}

/** Sends the parts one after the other, each when the reader has taken the one before. */
async function sendParts(
  { files }: Pick<Ports, "files">,
  response: Response,
  workspace: WorkspaceId,
  { sha256, size }: StoredFile,
): Promise<void> {
  const gone = new AbortController()
  response.once("close", () => gone.abort())
  let left = size
  for (let n = 0; left > 0 && !gone.signal.aborted; n++) {
    const bytes = await files.part(workspace, sha256, n)
    // the file was deleted meanwhile; the reader notices that the response is shorter than it said
    if (!bytes) return void response.destroy()
    left -= bytes.byteLength
    if (response.write(bytes)) continue
    await once(response, "drain", { signal: gone.signal }).catch(() => undefined)
  }
  response.end()
}

/** The bytes of a refused upload that are read and dropped, so that its sender gets the answer. */
const mostDiscarded = 67_108_864

function discard(request: Request): void {
  let read = 0
  request.on("data", (bytes: Uint8Array) => {
    read += bytes.byteLength
    if (read > mostDiscarded) request.destroy()
  })
  request.on("error", () => undefined)
  request.resume()
}
