import * as z from "zod"
import type { ZodOpenApiPathsObject } from "zod-openapi"
import { retainedKinds } from "../../../../shared/model/law/retention.ts"
import { answer, getting, jsonOf, refusal, text } from "../openapi/operation.ts"

/** Describes deletions and erasures for the OpenAPI document. */
export const lawPaths: ZodOpenApiPathsObject = {
  "/api/deletions": getting(
    "The deleted workspaces with their certificates, for an administrator",
    answer("DeletionList"),
  ),
  "/api/workspaces/{slug}/members/{member}/erasure": getting(
    "What the erasure of a person would take and what stays, for an administrator",
    answer("ErasurePreview"),
    ["slug", "member"],
  ),
  "/api/workspaces/{slug}/retention": {
    get: {
      summary: "What periods of the retention would erase now, for those who may set them; it erases nothing",
      requestParams: {
        path: z.object({ slug: text }),
        query: z.object(Object.fromEntries(retainedKinds.map(kind => [kind, text.optional()]))),
      },
      responses: {
        "200": { description: "What would be erased", content: jsonOf(answer("RetentionCount")) },
        default: refusal,
      },
    },
  },
  "/api/workspaces/{slug}/own-data.json": getting("What the panel holds of the caller", answer("OwnData"), ["slug"]),
  "/api/workspaces/{slug}/own-data.html": {
    get: {
      summary: "What the panel holds of the caller, to read",
      requestParams: { path: z.object({ slug: text }), query: z.object({ lang: text.optional() }) },
      responses: { "200": { description: "A page", content: { "text/html": { schema: text } } }, default: refusal },
    },
  },
}
