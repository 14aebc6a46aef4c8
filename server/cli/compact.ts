import * as z from "zod"
import { TopicId } from "../../shared/model/ids.ts"
import type { Instance } from "../instance.ts"

const Request = z.object({ topic: TopicId })

/** A new epoch for one note, where nobody is in it. */
export async function compact({ sync, seats }: Instance, params: unknown): Promise<{ epoch: number; ids: number }> {
  const asked = Request.safeParse(params)
  if (!asked.success || !(await seats.topic(asked.data.topic))) throw new Error("There is no such topic.")
  const done = await sync.documents.startEpoch(asked.data.topic)
  if ("busy" in done) throw new Error("Somebody has the note open. Nothing was changed: try again when nobody has.")
  return { epoch: done.epoch, ids: done.ids }
}
