import type { Request } from "express"
import * as Y from "yjs"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import { TopicId } from "../../../../shared/model/ids.ts"
import { csv } from "../../../../shared/papers/formats/csv.ts"
import { answerRows } from "../../../../shared/papers/panel/answers.ts"
import { notePaper, panelMeta } from "../../../../shared/papers/panel/note.ts"
import { notePieces } from "../../../../shared/papers/panel/notePieces.ts"
import { noteRows } from "../../../../shared/papers/panel/noteRows.ts"
import { workspacePaper } from "../../../../shared/papers/panel/workspace.ts"
import type { PaperBlock } from "../../../../shared/papers/paper.ts"
import type { HttpPorts } from "../../ports.ts"
import type { Found } from "../reading/found.ts"
import { fileAudience, languageOf, type PaperWritten } from "./asked.ts"
import { fingerprintNow } from "./sessionFiles.ts"

type Ports = Pick<HttpPorts, "clock" | "documents" | "evidence" | "folds" | "seats" | "store" | "url">
type Seated = Exclude<Found, { refuse: unknown }>

/** Writes the file of a topic's note as it is now. */
export async function noteAsFile(ports: Ports, found: Seated, request: Request): Promise<PaperWritten> {
  const id = TopicId.safeParse(request.params["id"])
  const state = await ports.folds.view(found.workspace, await fileAudience(ports, found))
  const topic = id.success ? state.topics[id.data] : undefined
  if (!topic) return refuse("not-found")
  const lang = languageOf(request, state)
  if (typeof lang !== "string") return lang
  const note = await noteNow(ports, topic.id)
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
  for (const { id } of Object.values(state.topics)) notes.set(id, await noteNow(ports, id))
  const meta = panelMeta(state, {
    lang,
    address: `${ports.url}/w/${state.workspace?.slug ?? ""}`,
    at: ports.clock.now(),
    fingerprint: await fingerprintNow(ports, found, state.seq),
  })
  return { paper: workspacePaper(state, notes, lang, meta), rows: () => csv(answerRows(state, lang)) }
}

async function noteNow({ documents }: Pick<Ports, "documents">, topic: TopicId): Promise<PaperBlock[]> {
  const doc = new Y.Doc()
  Y.applyUpdateV2(doc, (await documents.state(topic)).update)
  return notePieces(doc)
}
