import * as z from "zod"
import { answer, jsonOf, refusal, text } from "./operation.ts"

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
    responses: { "200": { description: summary, content: jsonOf(answer("Snapshot")) }, default: refusal },
  },
})
