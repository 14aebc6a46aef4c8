import * as z from "zod"
import { noteModes, roles } from "../../../../shared/model/terms.ts"
import { Texts } from "../../../../shared/model/texts.ts"
import { jsonOf, refusal, text } from "./operation.ts"

const Me = z.object({
  member: text.nullable(),
  name: text,
  role: z.enum(roles),
  side: text.nullable(),
  lang: text,
})
/** A workspace, a session or a topic as a page first gets it. */
export const SnapshotBody = z
  .object({
    incarnation: text,
    seq: z.int().meta({ description: "The cursor: the last entry folded in. Give it as `from` to Socket.IO." }),
    me: Me,
    topics: z.array(z.object({ id: text, title: Texts, note: z.object({ mode: z.enum(noteModes) }) })),
    mails: z.boolean().meta({ description: "Notices go out by e-mail; else they are texts to copy." }),
    engine: text.nullable().meta({ description: "The host of the translation service; null if none is set." }),
    now: z.int().meta({ description: "The server's clock as it answers." }),
    state: z.looseObject({}).meta({
      description:
        "The fold of the event log, for the caller's audience. Of threads, statements, rounds, objections and records it holds those that something is still asked about; the rest comes by topic.",
    }),
    settled: z.looseObject({}).meta({
      description: "By topic: labels and states of the texts, and numbers of the records, that `state` does not hold.",
    }),
    drifts: z.int().meta({ description: "Differences between notes and records that `state` does not hold." }),
    held: z.array(z.looseObject({})).meta({ description: "All rows of each topic that was asked for." }),
  })
  .meta({ id: "Snapshot" })
/**
 * A GET route for a snapshot. In its query, `topics` is a list of ids separated by commas. `threads` is the approximate
 * number of discussions of each topic. With `lang` the translations of what was said are those into this language. With
 * `originals=later` comments that have such a translation come without their originals.
 */
export const snapshotAt = (summary: string, param: string) => ({
  get: {
    summary,
    requestParams: {
      path: z.object({ [param]: text }),
      query: z.object({
        topics: text.optional(),
        threads: text.optional(),
        lang: text.optional(),
        originals: text.optional(),
      }),
    },
    responses: { "200": { description: summary, content: jsonOf(SnapshotBody) }, default: refusal },
  },
})
