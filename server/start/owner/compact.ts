import * as z from "zod"
import { TopicId } from "../../../shared/model/ids.ts"
import { renewNote } from "../../commands/drift/renewNote.ts"
import { OperatorError } from "../../ports/operatorError.ts"
import type { Instance } from "../instance/instance.ts"

const Request = z.object({ topic: TopicId })

/** Starts a new epoch of one note. Refused while anybody has the note open. */
export async function compact(instance: Instance, params: unknown): Promise<{ epoch: number; ids: number }> {
  const asked = Request.safeParse(params)
  const note = asked.success ? await instance.seats.topic(asked.data.topic) : null
  if (!asked.success || !note) throw new OperatorError(say => say("compact.no-topic"))
  const { topic } = asked.data
  const ports = { ...instance, documents: instance.sync.documents }
  const done = await renewNote(ports, { topic, workspace: note.workspace })
  if ("busy" in done) throw new OperatorError(say => say("compact.open"))
  return { epoch: done.epoch, ids: done.ids }
}
