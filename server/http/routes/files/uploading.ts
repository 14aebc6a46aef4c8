import type { Request } from "express"
import { limits } from "../../../../shared/contract/limits.ts"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import { isPicture } from "../../../../shared/model/files.ts"
import { TopicId, type WorkspaceId } from "../../../../shared/model/ids.ts"
import { forbids } from "../../../../shared/rules/policy.ts"
import { barredNow } from "../../../commands/law/barredNow.ts"
import { partBytes } from "../../../ports/database/files.ts"
import type { Limit, Limits } from "../../../ports/host/limits.ts"
import type { Spooled } from "../../../ports/host/spool.ts"
import type { Seat } from "../../../ports/seats.ts"
import type { HttpPorts } from "../../ports.ts"
import { createArrivals, inTime, resumed } from "./arriving.ts"
import { recognize } from "./contentType.ts"
import { pictureIn } from "./pictureSize.ts"
import { bytesKept, keptOf } from "./privateParts.ts"

type Ports = Pick<HttpPorts, "clock" | "files" | "filesQuota" | "folds" | "seats" | "spool">

/** The use of an upload: as a paper on a reading list, or as a picture in a topic's note. */
export type UploadFor = { kind: "reading" } | { kind: "picture"; topic: TopicId }

/** The uploaded file; a picture has its size in pixels. */
export interface Uploaded {
  sha256: string
  type: string
  size: number
  width?: number
  height?: number
}

/** The bytes in which the pictures of one sender are counted, and the seconds after which they count no more. */
const pictureUnit = 1_048_576
const pictureShareSeconds = 86_400

/** One sender's pictures of a day take no more than a quarter of the quota, so that others have room too. */
export const pictureShare = (counted: Limits, quota: number): Limit =>
  counted.of("picture-bytes", {
    points: Math.ceil(Math.max(quota / 4, limits.maxFileBytes) / pictureUnit),
    seconds: pictureShareSeconds,
  })

const arrivals = createArrivals()

/** Reads from the address what the upload is for; null if the address says nothing of the kind. */
export function uploadFor({ query }: Request): UploadFor | null {
  if (query["as"] === "reading") return { kind: "reading" }
  const topic = TopicId.safeParse(query["topic"])
  return query["as"] === "picture" && topic.success ? { kind: "picture", topic: topic.data } : null
}

/** Why the caller may not upload for this purpose; null if they may. It is asked before a byte is read. */
export async function barsUpload(
  { folds, seats }: Pick<Ports, "folds" | "seats">,
  workspace: WorkspaceId,
  seat: Seat,
  purpose: UploadFor,
): Promise<{ refuse: Refusal } | null> {
  if (seat.machine !== undefined) return refuse(seat.role === "secretary" ? "token-may-not" : "token-reads")
  const { state } = await folds.current(workspace)
  const action = purpose.kind === "reading" ? "schedule" : "edit an open note"
  const code = forbids(seat.role, action)
  if (code) return refuse(code, { role: purpose.kind === "reading" ? "secretary" : "panelist" })
  const barred = await barredNow({ folds }, { workspace, member: seat.member }, action)
  if (barred) return barred
  if (purpose.kind === "reading") return null
  const note = await seats.topic(purpose.topic)
  if (note?.workspace !== workspace) return refuse("not-found")
  if (note.closed) return refuse("topic-closed")
  if (note.mode === "locked") return refuse("note-locked", { time: state.topics[purpose.topic]?.note.since ?? 0 })
  if (seat.member !== null && seats.mayWrite(seat, note.mode)) return null
  return note.ended ? refuse("topic-ended") : refuse("not-permitted", { role: "moderator" })
}

/** Takes the bytes of a request, and stores them once their hash and type are known and the quota has room. */
export async function takeUpload(
  ports: Ports,
  request: Request,
  workspace: WorkspaceId,
  purpose: UploadFor,
  { sender, pictures }: { sender: string; pictures: Limit },
): Promise<Uploaded | { refuse: Refusal }> {
  const tooLarge = refuse("file-too-large", { mb: limits.maxFileBytes / 1_048_576 })
  if (Number(request.headers["content-length"] ?? 0) > limits.maxFileBytes) return tooLarge
  // the request stays open after a refusal, so that its sender gets the answer
  const body = inTime(request.iterator({ destroyOnReturn: false }))
  let leave: (() => void) | null = null
  let spooled: Spooled | "too-large" = "too-large"
  try {
    const first = await body.next()
    // only an upload of which bytes have come takes a place
    leave = arrivals.enter(workspace, sender)
    if (!leave) return refuse("busy")
    spooled = await ports.spool.take(first.done ? body : resumed(first.value, body), limits.maxFileBytes)
    if (spooled === "too-large") return tooLarge
    if (purpose.kind === "picture")
      for (let at = 0; at < spooled.size; at += pictureUnit)
        if (!(await pictures.take(sender))) return refuse("too-fast", { n: pictureShareSeconds })
    const cleaned = await withoutPrivateParts(ports.spool, spooled)
    if (cleaned === "malformed") return refuse("file-type", { as: purpose.kind })
    spooled = cleaned
    return await keep(ports, spooled, workspace, purpose)
  } finally {
    leave?.()
    await body.return(undefined)
    if (spooled !== "too-large") await spooled.drop()
  }
}

/** Leaves out of a picture what says where and when it was taken. The upload itself is dropped then. */
async function withoutPrivateParts(spool: Ports["spool"], upload: Spooled): Promise<Spooled | "malformed"> {
  if (!(await pictureIn(upload))) return upload
  const kept = await keptOf(upload)
  if (kept === null || kept === "malformed") return kept ?? upload
  const cleaned = await spool.take(bytesKept(upload, kept), limits.maxFileBytes)
  if (cleaned === "too-large") return "malformed"
  await upload.drop()
  return cleaned
}

async function keep(
  { clock, files, filesQuota }: Pick<Ports, "clock" | "files" | "filesQuota">,
  spooled: Spooled,
  workspace: WorkspaceId,
  { kind }: UploadFor,
): Promise<Uploaded | { refuse: Refusal }> {
  const found = await recognize(spooled)
  if (!found || (kind === "picture" && !isPicture(found.type))) return refuse("file-type", { as: kind })
  const { sha256, size } = spooled
  const file = { sha256, type: found.type, size }
  const begun = await files.begin(workspace, file, filesQuota, clock.now())
  if (begun === "over") return refuse("files-full", { mb: Math.floor(filesQuota / 1_048_576) })
  if (begun === "begun")
    for (let n = 0; n * partBytes < size; n++)
      await files.addPart(workspace, sha256, n, await spooled.read(n * partBytes, partBytes))
  if (!(await files.finish(workspace, sha256, { picture: kind === "picture" }))) return refuse("file-gone")
  return { ...file, ...found.pixels }
}
