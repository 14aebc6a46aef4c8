import * as z from "zod"
import type { ZodOpenApiPathsObject } from "zod-openapi"
import { getting, refusal, text } from "./operation.ts"

/** A page of the description of the interface. */
const shown = (summary: string, param?: string) => ({
  get: {
    summary,
    requestParams: {
      ...(param !== undefined && { path: z.object({ [param]: text }) }),
      query: z.object({ lang: text.optional() }),
    },
    responses: { "200": { description: "A page", content: { "text/html": { schema: text } } }, default: refusal },
  },
})

/** Probes and metrics for the host. */
export const hostPaths: ZodOpenApiPathsObject = {
  "/healthz": getting("The process is alive", z.object({ ok: z.boolean(), version: z.string(), build: z.string() })),
  "/readyz": getting(
    "It takes connections; 503, with the causes by name, where its host has to look or it is stopping",
    z.object({ ok: z.boolean(), causes: z.array(z.object({ cause: z.string(), text: z.string() })) }),
  ),
  "/api/docs": shown("Pages for people that describe this interface"),
  "/api/docs/operations/{id}": shown("The page of an operation, by its operationId", "id"),
  "/api/docs/schemas/{name}": shown("The page of a schema, by its name", "name"),
  "/metrics": {
    get: {
      summary: "Counters for Prometheus, for the bearer of METRICS_TOKEN or a program of the same machine",
      responses: {
        default: refusal,
        "200": { description: "Prometheus's text format", content: { "text/plain": { schema: text } } },
      },
    },
  },
}
