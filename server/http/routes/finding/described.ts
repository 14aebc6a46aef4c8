import * as z from "zod"
import type { ZodOpenApiPathsObject } from "zod-openapi"
import { levels, recordStates } from "../../../../shared/model/terms.ts"
import { Texts } from "../../../../shared/model/texts.ts"
import { getting, jsonOf, posting, refusal, text } from "../openapi/operation.ts"

const Found = z.object({
  lang: text,
  text,
  marks: z.array(z.array(z.int())).meta({ description: "Ranges of `text` that the query names." }),
  isWording: z.boolean().meta({ description: "False for a note, a dissent or a reservation beside the record." }),
})

const ListedRecord = z
  .object({
    id: text,
    number: z.int(),
    workspace: text,
    workspaceTitle: Texts,
    topic: text,
    topicTitle: Texts,
    label: text,
    state: z.enum(recordStates),
    level: z.enum(levels).optional().meta({ description: "Absent if the record never came into force." }),
    texts: Texts,
    declaredAt: z.int(),
    url: text,
    supersededBy: z.int().optional().meta({ description: "The number of the record that took this one's place." }),
    dissents: z.int(),
    reservations: z.int(),
    reviewDue: z.boolean(),
    differs: z.boolean().meta({ description: "The note no longer says what was recorded." }),
    found: z.array(Found).meta({ description: "Passages with the words of the query, at most one in each language." }),
  })
  .meta({ id: "ListedRecord" })

const AgreedTopic = z
  .object({
    workspace: text,
    workspaceTitle: Texts,
    topic: text,
    topicTitle: Texts,
    levels: z.object({ unanimity: z.int(), consensus: z.int(), rough: z.int() }),
  })
  .meta({ id: "AgreedTopic", description: "The records in force of one topic that the filters leave, by level." })

export const IndexReading = z
  .object({ done: z.int(), all: z.int() })
  .nullable()
  .meta({ description: "How far the index has come that is being written; null if it has everything." })

const IndexState = z.object({ texts: z.int(), reading: IndexReading })

/** Describes the list of records and the search index for the OpenAPI document. */
export const findingPaths: ZodOpenApiPathsObject = {
  "/api/search/index": {
    ...getting("This server's search index, for an administrator", IndexState),
    ...posting("Writes this server's search index anew, for an administrator", null, IndexState),
  },
  "/api/records": {
    get: {
      summary: "The records of all workspaces that the caller may read: those in force first, then the newest",
      requestParams: {
        query: z.object({
          q: text.optional().meta({ description: "Words that a record's wording, note, dissents or additions hold." }),
          workspace: text.optional(),
          state: z.enum(recordStates).optional(),
          level: z.enum(levels).optional(),
          topic: text.optional(),
          since: text.optional(),
          until: text.optional(),
          offset: text.optional(),
        }),
      },
      responses: {
        "200": {
          description: "At most 50 records after `offset`, the number of all, and what was agreed on each topic",
          content: jsonOf(z.object({ records: z.array(ListedRecord), total: z.int(), agreed: z.array(AgreedTopic) })),
        },
        default: refusal,
      },
    },
  },
}
