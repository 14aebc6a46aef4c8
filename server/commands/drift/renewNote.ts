import type { State } from "../../../shared/fold/state.ts"
import type { TopicId, WorkspaceId } from "../../../shared/model/ids.ts"
import { translationId } from "../../../shared/model/said.ts"
import type { Dispatch } from "../../core/dispatch.ts"
import { server, serverActor } from "../../core/serverActor.ts"
import type { Folds } from "../../log/folds.ts"
import type { Documents } from "../../ports/documents/documents.ts"

interface Ports {
  documents: Pick<Documents, "startEpoch">
  dispatch: Pick<Dispatch, "perform">
  folds: Folds
}

/**
 * Begins a new epoch of a note and sets new anchors for its passages, so that the anchors follow later edits. If the
 * process stops before the anchors are set, the passages are found by their quotes.
 */
export async function renewNote({ documents, dispatch, folds }: Ports, of: Note, least = 0) {
  const { topic, workspace } = of
  const { state } = await folds.current(workspace)
  const anchored = anchoredIn(state, topic)
  const begun = await documents.startEpoch(
    topic,
    anchored.map(one => one.anchor),
    least,
  )
  if ("busy" in begun) return begun
  const places = begun.places.flatMap((place, n) => {
    const id = anchored[n]?.id
    return place && id ? [{ of: id, ...place }] : []
  })
  const { epoch } = begun
  const decided = { events: [{ kind: "anchors-set" as const, body: { topic, epoch, places } }] }
  if (places.length > 0)
    await dispatch.perform(
      workspace,
      server,
      serverActor(() => decided),
      null,
    )
  return begun
}

interface Note {
  topic: TopicId
  workspace: WorkspaceId
}

function anchoredIn({ threads, statements, records, translations }: State, topic: TopicId) {
  const rows = [...Object.values(threads), ...Object.values(statements)].filter(row => row.topic === topic)
  const recorded = Object.values(records).filter(({ body }) => body.topic === topic)
  const translated = Object.values(translations).flatMap(({ key, lang, topic: of, paragraph }) =>
    of === topic && paragraph ? [{ id: translationId(key, lang), anchor: paragraph.anchor }] : [],
  )
  const anchored = [...rows, ...recorded].flatMap(({ id, anchor }) => (anchor ? [{ id, anchor }] : []))
  return [...anchored, ...translated]
}
