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
  const note = await noteNow(ports, { ...found, slug }, topic.id)
  const meta = panelMeta(state, {
    lang,
    address: `${ports.url}/w/${state.workspace?.slug ?? ""}/t/${topic.id}`,
    at: ports.clock.now(),
    fingerprint: await fingerprintNow(ports, found, state.seq),
  })
  return { paper: notePaper(state, topic, note, lang, meta), rows: () => csv(noteRows(note, lang)) }
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
  const room = { left: mostPictureBytes }
  for (const { id } of Object.values(state.topics))
    notes.set(id, await noteNow(ports, { ...found, slug: state.workspace?.slug ?? "" }, id, room))
  const meta = panelMeta(state, {
    lang,
    address: `${ports.url}/w/${state.workspace?.slug ?? ""}`,
    at: ports.clock.now(),
    fingerprint: await fingerprintNow(ports, found, state.seq),
  })
  return { paper: workspacePaper(state, notes, lang, meta), rows: () => csv(answerRows(state, lang)) }
}

/** The bytes of pictures that one file holds. The other pictures stand in it by their words and their address. */
export const mostPictureBytes = 41_943_040

/** A note as it is now, with its pictures. `room` counts the bytes that are left for pictures. */
export async function noteNow(
  ports: Pick<Ports, "documents" | "files" | "url">,
  place: { workspace: WorkspaceId; slug: string },
  topic: TopicId,
  room = { left: mostPictureBytes },
): Promise<PaperBlock[]> {
  const doc = new Y.Doc()
  Y.applyUpdateV2(doc, (await ports.documents.state(topic)).update)
  return withPictures(ports, place, notePieces(doc), room)
}

/** Puts the pictures of a note into its blocks, and their addresses. */
async function withPictures(
  ports: Pick<Ports, "files" | "url">,
  place: { workspace: WorkspaceId; slug: string },
  blocks: readonly PaperBlock[],
  room: { left: number },
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
      const image = await imageOf(ports, place.workspace, block.file, room)
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
  room: { left: number },
): Promise<PaperPicture["image"] | null> {
  const file = await files.find(workspace, sha256)
  if (!file?.pictured || file.size > room.left) return null
  room.left -= file.size
  const parts: Uint8Array[] = []
  for (let n = 0; n * partBytes < file.size; n++)
    parts.push((await files.part(workspace, sha256, n)) ?? new Uint8Array())
  return { type: file.type, base64: Buffer.concat(parts).toString("base64") }
}
