import * as z from "zod"

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

/** The content of a request or an answer. */
export const jsonOf = (schema: z.ZodType) => ({ "application/json": { schema } })
export const refusal = { description: "A refusal with its code and sentence", content: jsonOf(ErrorBody) }

const pathOf = (params: string[]) =>
  params.length > 0 && { requestParams: { path: z.object(Object.fromEntries(params.map(p => [p, text]))) } }

/** A route that reads. */
export const getting = (summary: string, schema: z.ZodType, params: string[] = []) => ({
  get: {
    summary,
    ...pathOf(params),
    responses: { "200": { description: summary, content: jsonOf(schema) }, default: refusal },
  },
})

/** A route that acts. */
export const posting = (summary: string, body: z.ZodType | null, schema: z.ZodType, params: string[] = []) => ({
  post: {
    summary,
    ...pathOf(params),
    ...(body && { requestBody: { content: jsonOf(body) } }),
    responses: { "200": { description: summary, content: jsonOf(schema) }, default: refusal },
  },
})
