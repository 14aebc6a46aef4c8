import * as z from "zod"
import type { ZodOpenApiMediaTypeObject } from "zod-openapi"

type Described = NonNullable<ZodOpenApiMediaTypeObject["schema"]>

export const text = z.string()

const ErrorBody = z
  .object({
    error: z.object({
      code: text,
      text: text.meta({ description: "A sentence in the caller's language." }),
      params: z.record(text, z.union([text, z.number()])),
      id: text,
    }),
  })
  .meta({ id: "Error", description: "A refusal: its code, a sentence for people, and what the sentence names." })

/** The schema of an answer, by the name of its type in the sources (answers/answers.ts). */
export const answer = (name: string) => ({ $ref: `#/components/schemas/${name}` })

/** The content of a file that is no text. */
export const bytes = { type: "string", format: "binary" } as const

/** The content of a request or an answer. */
export const jsonOf = (schema: Described) => ({ "application/json": { schema } })
export const refusal = { description: "A refusal with its code and sentence", content: jsonOf(ErrorBody) }

const pathOf = (params: string[]) =>
  params.length > 0 && { requestParams: { path: z.object(Object.fromEntries(params.map(p => [p, text]))) } }

/** A route that reads. */
export const getting = (summary: string, schema: Described, params: string[] = []) => ({
  get: {
    summary,
    ...pathOf(params),
    responses: { "200": { description: summary, content: jsonOf(schema) }, default: refusal },
  },
})

/** A route that acts. */
export const posting = (summary: string, body: z.ZodType | null, schema: Described, params: string[] = []) => ({
  post: {
    summary,
    ...pathOf(params),
    ...(body && { requestBody: { content: jsonOf(body) } }),
    responses: { "200": { description: summary, content: jsonOf(schema) }, default: refusal },
  },
})
