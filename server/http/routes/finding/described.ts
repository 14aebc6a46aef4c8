import * as z from "zod"
import type { ZodOpenApiPathsObject } from "zod-openapi"
import { levels, recordStates } from "../../../../shared/model/terms.ts"
import { answer, getting, jsonOf, posting, refusal, text } from "../openapi/operation.ts"

/** Describes the list of records and the search index for the OpenAPI document. */
export const findingPaths: ZodOpenApiPathsObject = {
  "/api/search/index": {
    ...getting("This server's search index, for an administrator", answer("IndexState")),
    ...posting("Writes this server's search index anew, for an administrator", null, answer("IndexState")),
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
          content: jsonOf(answer("RecordsAnswer")),
        },
        default: refusal,
      },
    },
  },
}
