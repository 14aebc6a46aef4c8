import * as z from "zod"
import type { ZodOpenApiPathsObject, ZodOpenApiResponseObject } from "zod-openapi"
import { languages } from "../../../../shared/model/terms.ts"
import { answer, bytes } from "../openapi/operation.ts"
import { laterAnswer } from "../working/described.ts"

const text = z.string()

const described = "A file, named in content-disposition; its type is that of the format"

/** Describes a route of files: the format is a part of the path, and the language a query. */
const file = (summary: string, param: string, refused: ZodOpenApiResponseObject) => ({
  get: {
    summary,
    requestParams: {
      path: z.object({ [param]: text, format: z.enum(["pdf", "docx", "md", "html", "json", "csv"]) }),
      query: z.object({
        lang: text.optional().meta({ description: "A language of the panel; another one is refused." }),
        boxes: z.literal("yes").optional().meta({
          description:
            "Sets characters that no font of the server has as empty boxes. Without it a PDF file with such characters is refused (`characters-missing`).",
        }),
      }),
    },
    responses: {
      "200": {
        description: described,
        content: {
          "application/json": { schema: answer("Paper") },
          "application/pdf": { schema: bytes },
          "text/markdown": { schema: text },
          "text/html": { schema: text },
          "text/csv": { schema: text },
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": { schema: bytes },
        },
      },
      default: refused,
    },
  },
})

/** Adds the answer to a request for a file that takes long. */
const withLater = ({ get }: ReturnType<typeof file>) => ({
  get: { ...get, responses: { ...get.responses, "202": laterAnswer } },
})

/** Describes the files that people take away, for the OpenAPI document. */
export const paperPaths = (refused: ZodOpenApiResponseObject): ZodOpenApiPathsObject => ({
  "/api/fonts": {
    get: {
      summary: "The languages for which this server has no font, so that it can make no PDF file in them",
      responses: {
        "200": {
          description: "None on a server with the fonts of its packages",
          content: { "application/json": { schema: z.object({ missing: z.array(z.enum(languages)) }) } },
        },
        default: refused,
      },
    },
  },
  "/api/records/{id}.{format}": file("A consensus record as a file; as CSV the answers to its rounds", "id", refused),
  "/api/sessions/{id}/minutes.{format}": file(
    "The minutes as a file: for the room, and once they are published for everyone",
    "id",
    refused,
  ),
  "/api/sessions/{id}/outcome.{format}": file(
    "The outcome paper as a file, in all languages side by side",
    "id",
    refused,
  ),
  "/api/sessions/{id}/sheets.{format}": file("The position sheets as a file, for the room", "id", refused),
  "/api/topics/{id}/note.{format}": file("A topic's note as it is now as a file, with its statements", "id", refused),
  "/api/workspaces/{slug}/workspace.{format}": withLater(file("A whole workspace as one file", "slug", refused)),
  "/api/workspaces/{slug}/positions.csv": {
    get: {
      summary: "A row for each answer whose result was shown, under the attribution that was set",
      requestParams: { path: z.object({ slug: text }), query: z.object({ lang: text.optional() }) },
      responses: {
        "200": { description: "CSV in UTF-8 with a byte order mark", content: { "text/csv": { schema: text } } },
        default: refused,
      },
    },
  },
})
