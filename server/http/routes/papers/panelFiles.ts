import type { Request } from "express"
import * as Y from "yjs"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import { TopicId, type WorkspaceId } from "../../../../shared/model/ids.ts"
import { csv } from "../../../../shared/papers/formats/csv.ts"
import { answerRows } from "../../../../shared/papers/panel/answers.ts"
import { notePaper, panelMeta } from "../../../../shared/papers/panel/note.ts"
import { notePieces } from "../../../../shared/papers/panel/notePieces.ts"
import { noteRows } from "../../../../shared/papers/panel/noteRows.ts"
import { workspacePaper } from "../../../../shared/papers/panel/workspace.ts"
import type { PaperBlock, PaperPicture } from "../../../../shared/papers/paper.ts"
import type { PicturePart } from "../../../papers/writing/pictures.ts"
import { partBytes } from "../../../ports/database/files.ts"
import type { HttpPorts } from "../../ports.ts"
import type { Found } from "../reading/found.ts"
import { fileAudience, languageOf, type PaperWritten } from "./asked.ts"
import { fingerprintNow } from "./sessionFiles.ts"

type Ports = Pick<HttpPorts, "clock" | "documents" | "evidence" | "files" | "folds" | "seats" | "store" | "url">
type Seated = Exclude<Found, { refuse: unknown }>

/** Writes the file of a topic's note as it is now. */
export async function noteAsFile(ports: Ports, found: Seated, request: Request): Promise<PaperWritten> {
  const id = TopicId.safeParse(request.params["id"])
  const state = await ports.folds.view(found.workspace, await fileAudience(ports, found))
  const topic = id.success ? state.topics[id.data] : undefined
  if (!topic) return refuse("not-found")
  const lang = languageOf(request, state)
  if (typeof lang !== "string") return lang
  const slug = state.workspace?.slug ?? ""
  const room = roomForPictures(request.params["format"])
  const note = await noteNow(ports, { ...found, slug }, topic.id, room)
  const meta = panelMeta(state, {
    lang,
    address: `${ports.url}/w/${state.workspace?.slug ?? ""}/t/${topic.id}`,
    at: ports.clock.now(),
    fingerprint: await fingerprintNow(ports, found, state.seq),
  })
  const paper = notePaper(state, topic, note, lang, meta)
  return { paper, rows: () => csv(noteRows(note, lang)), ...bytesOf(ports, found.workspace, room) }
}

/** Writes the answers to all rounds of a workspace as CSV, a row for each answer. */
export async function positionsAsFile(
  ports: Ports,
  found: Seated,
  request: Request,
): Promise<string | { refuse: Refusal }> {
  const state = await ports.folds.view(found.workspace, await fileAudience(ports, found))
  const lang = languageOf(request, state)
  return typeof lang === "string" ? csv(answerRows(state, lang)) : lang
}

/** Writes the file of a whole workspace; as CSV, the answers to all its rounds. */
export async function workspaceAsFile(ports: Ports, found: Seated, request: Request): Promise<PaperWritten> {
  const state = await ports.folds.view(found.workspace, await fileAudience(ports, found))
  const lang = languageOf(request, state)
  if (typeof lang !== "string") return lang
  const notes = new Map<string, PaperBlock[]>()
  const room = roomForPictures(request.params["format"])
  for (const { id } of Object.values(state.topics))
    notes.set(id, await noteNow(ports, { ...found, slug: state.workspace?.slug ?? "" }, id, room))
  const meta = panelMeta(state, {
    lang,
    address: `${ports.url}/w/${state.workspace?.slug ?? ""}`,
    at: ports.clock.now(),
    fingerprint: await fingerprintNow(ports, found, state.seq),
  })
  const paper = workspacePaper(state, notes, lang, meta)
  return { paper, rows: () => csv(answerRows(state, lang)), ...bytesOf(ports, found.workspace, room) }
}

/** The bytes of pictures that one file holds. The other pictures stand in it by their words and their address. */
const mostPictureBytes = 41_943_040

/** The pictures of a file. A picture that stands in it twice counts twice, because the file has its bytes twice. */
export interface PictureRoom {
  /** the bytes that are left for pictures */
  left: number
  /** the sizes of the pictures in the file, by the hash */
  sizes: Map<string, number>
}

/** Room for the pictures of a file; none in a format that holds no pictures, so that their bytes are not read. */
export const roomForPictures = (format: unknown): PictureRoom => ({
  left: format === "html" || format === "docx" || format === "pdf" ? mostPictureBytes : 0,
  sizes: new Map(),
})

const bytesOf = (ports: Pick<Ports, "files">, workspace: WorkspaceId, { sizes }: PictureRoom) =>
  sizes.size > 0 && { pictures: () => pictureParts(ports, workspace, sizes) }

/** Reads the bytes of pictures, when a process is there that takes them. */
export async function* pictureParts(
  { files }: Pick<Ports, "files">,
  workspace: WorkspaceId,
  sizes: ReadonlyMap<string, number>,
): AsyncGenerator<PicturePart> {
  for (const [picture, size] of sizes)
    for (let n = 0; n * partBytes < size; n++) {
      const bytes = await files.part(workspace, picture, n)
      if (bytes) yield { picture, bytes }
    }
}

/** A note as it is now, with the places of its pictures, for which `room` is left. */
export async function noteNow(
  ports: Pick<Ports, "documents" | "files" | "url">,
  place: { workspace: WorkspaceId; slug: string },
  topic: TopicId,
  room: PictureRoom,
): Promise<PaperBlock[]> {
  const doc = new Y.Doc()
  Y.applyUpdateV2(doc, (await ports.documents.state(topic)).update)
  return withPictures(ports, place, notePieces(doc), room)
}

/** Puts the places of pictures into the blocks of a note, and their addresses. */
async function withPictures(
  ports: Pick<Ports, "files" | "url">,
  place: { workspace: WorkspaceId; slug: string },
  blocks: readonly PaperBlock[],
  room: PictureRoom,
): Promise<PaperBlock[]> {
  const inside = (list: readonly PaperBlock[]) => withPictures(ports, place, list, room)
  const done: PaperBlock[] = []
  for (const block of blocks) {
    if (block.kind === "quotation") done.push({ ...block, blocks: await inside(block.blocks) })
    else if (block.kind === "list") {
      const items: PaperBlock[][] = []
      for (const item of block.items) items.push(await inside(item))
      done.push({ ...block, items })
    } else if (block.kind === "picture") {
      const image = room.left > 0 && (await imageOf(ports, place.workspace, block.file, room))
      const href = `${ports.url}/api/workspaces/${place.slug}/files/${block.file}`
      done.push({ ...block, href, ...(image && { image }) })
    } else done.push(block)
  }
  return done
}

async function imageOf(
  { files }: Pick<Ports, "files">,
  workspace: WorkspaceId,
  sha256: string,
  room: PictureRoom,
): Promise<PaperPicture["image"] | null> {
  const file = await files.find(workspace, sha256)
  if (!file?.pictured || file.size > room.left) return null
  room.left -= file.size
  room.sizes.set(sha256, file.size)
  return { type: file.type, base64: "" }
}
