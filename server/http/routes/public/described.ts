import * as z from "zod"
import type { ZodOpenApiPathsObject } from "zod-openapi"
import { jsonOf, refusal, text } from "../openapi/operation.ts"
import { RecordCardBody } from "./recordCard.ts"

/** Describes what other sites read of a public panel, for the OpenAPI document. */
export const publicPaths: ZodOpenApiPathsObject = {
  "/api/workspaces/{slug}/records/{number}": {
    get: {
      summary: "A record by its number, as another site shows it",
      requestParams: { path: z.object({ slug: text, number: text }), query: z.object({ lang: text.optional() }) },
      responses: { "200": { description: "The record's card", content: jsonOf(RecordCardBody) }, default: refusal },
    },
  },
}
