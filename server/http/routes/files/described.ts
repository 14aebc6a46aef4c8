import * as z from "zod"
import type { ZodOpenApiPathsObject } from "zod-openapi"
import { UploadedFile } from "../../../../shared/model/files.ts"
import { jsonOf, refusal, text } from "../openapi/operation.ts"

const bytes = text.meta({ format: "binary" })

/** The upload of files, and uploaded files. */
export const filePaths: ZodOpenApiPathsObject = {
  "/api/workspaces/{slug}/files": {
    post: {
      summary: "Uploads a background paper, or a picture for the note of a topic; its type is found by its content",
      requestParams: {
        path: z.object({ slug: text }),
        query: z.object({ as: z.enum(["reading", "picture"]), topic: text.optional() }),
      },
      requestBody: { required: true, content: { "application/octet-stream": { schema: bytes } } },
      responses: {
        "200": {
          description: "The hash by which add-reading and notes name the file",
          content: jsonOf(UploadedFile.extend({ width: z.int().optional(), height: z.int().optional() })),
        },
        default: refusal,
      },
    },
  },
  "/api/workspaces/{slug}/files/{sha256}": {
    get: {
      summary: "An uploaded file as a download",
      requestParams: { path: z.object({ slug: text, sha256: text }) },
      responses: {
        "200": {
          description: "The bytes of the file, with its type",
          content: Object.fromEntries(
            Object.values(UploadedFile.shape.type.enum).map(type => [type, { schema: bytes }]),
          ),
        },
        "304": { description: "The caller has the file" },
        default: refusal,
      },
    },
  },
}
