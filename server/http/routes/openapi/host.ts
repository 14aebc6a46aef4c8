import * as z from "zod"
import type { ZodOpenApiPathsObject } from "zod-openapi"
import { getting, refusal, text } from "./operation.ts"

/** Probes and metrics for the host. */
export const hostPaths: ZodOpenApiPathsObject = {
  "/healthz": getting("The process is alive", z.object({ ok: z.boolean(), version: z.string() })),
  "/readyz": getting(
    "It takes connections; 503, with the causes by name, where its host has to look or it is stopping",
    z.object({ ok: z.boolean(), causes: z.array(z.object({ cause: z.string(), text: z.string() })) }),
  ),
  "/metrics": {
    get: {
      summary: "Counters for Prometheus",
      responses: {
        default: refusal,
        "200": { description: "Prometheus's text format", content: { "text/plain": { schema: text } } },
      },
    },
  },
}
