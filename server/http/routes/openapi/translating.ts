import * as z from "zod"
import type { ZodOpenApiPathsObject } from "zod-openapi"
import { EngineBody } from "../engineRoutes.ts"
import { DraftBody } from "../translationRoutes.ts"
import { answer, jsonOf, posting, refusal, text } from "./operation.ts"

/** Translations of what people say. */
export const translatingPaths: ZodOpenApiPathsObject = {
  "/api/workspaces/{slug}/translations": {
    get: {
      summary:
        "What waits for its translation into a language, or between two, most urgent first, fifty texts at a time",
      requestParams: {
        path: z.object({ slug: text }),
        query: z.object({ lang: z.union([text, z.array(text)]), after: text.optional(), key: text.optional() }),
      },
      responses: {
        "200": {
          description: "The texts with their context, and what the caller has typed of each",
          content: jsonOf(answer("TranslationsWanted")),
        },
        default: refusal,
      },
    },
  },
  "/api/workspaces/{slug}/originals": {
    get: {
      summary: "The originals of comments that a page has as translations alone",
      requestParams: { path: z.object({ slug: text }), query: z.object({ keys: text }) },
      responses: {
        "200": { description: "Originals by key", content: jsonOf(answer("OriginalsFetched")) },
        default: refusal,
      },
    },
  },
  "/api/workspaces/{slug}/engine-draft": posting(
    "A draft of a translation by the service that the panel uses; 502 if there is none",
    EngineBody,
    answer("EngineDraft"),
    ["slug"],
  ),
  "/api/workspaces/{slug}/translation-draft": {
    put: {
      summary: "Keeps what the caller has typed of a translation, for the caller alone; an empty text deletes it",
      requestParams: { path: z.object({ slug: text }) },
      requestBody: { required: true, content: jsonOf(DraftBody) },
      responses: {
        "200": { description: "When it was stored", content: jsonOf(answer("DraftSaved")) },
        default: refusal,
      },
    },
  },
}
