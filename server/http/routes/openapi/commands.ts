import * as z from "zod"
import type { ZodOpenApiPathsObject } from "zod-openapi"
import { commandBodies } from "../../../../shared/contract/commands.ts"
import { BallotCast, Collect } from "../ballotRoutes.ts"
import { IdempotencyKey } from "../commandRoutes.ts"
import { answer, getting, jsonOf, posting, refusal, text } from "./operation.ts"

/** Own answers and secret ballots. */
export const answeringPaths: ZodOpenApiPathsObject = {
  "/api/rounds/{id}/mine": getting("The caller's own answer", answer("Mine"), ["id"]),
  "/api/rounds/{id}/figures": getting(
    "The figures of a round whose result is shown: median, quartiles, disagreement, tally, and those of each side",
    answer("FiguresOfRound"),
    ["id"],
  ),
  "/api/rounds/{id}/batch": getting(
    "The caller's own answers to the rounds of this round's batch",
    { type: "array", items: answer("Mine") },
    ["id"],
  ),
  "/api/rounds/{id}/ballot/collect": posting(
    "A ballot of an open secret round, once for each elector; the same again for the same key",
    Collect,
    z.object({ token: text }),
    ["id"],
  ),
  "/api/ballots": posting("Casts a secret ballot, by its token alone", BallotCast, z.object({ cast: z.literal(true) })),
}

const Receipt = z
  .object({
    ok: z.literal(true),
    seq: z.int().meta({ description: "The head of the event log after the command." }),
    made: z
      .record(text, z.union([text, z.number()]))
      .meta({ description: "The ids that the command made, by noun. The token of a link is sent only here." }),
  })
  .meta({ id: "Receipt", description: "The answer to a command that was done." })

const key = IdempotencyKey.optional().meta({
  description: "The command's id. A request that is repeated under the same key gets the first receipt.",
})

/** One path for each command, so that a generated client knows the fields of every body. */
export const commandPaths: ZodOpenApiPathsObject = Object.fromEntries(
  Object.entries(commandBodies).map(([kind, body]) => [
    `/api/workspaces/{slug}/commands/${kind}`,
    {
      post: {
        operationId: kind,
        tags: ["commands"],
        summary: `The command ${kind}`,
        requestParams: { path: z.object({ slug: text }), header: z.object({ "Idempotency-Key": key }) },
        requestBody: { required: true, content: jsonOf(body) },
        responses: { "200": { description: "The command was done", content: jsonOf(Receipt) }, default: refusal },
      },
    },
  ]),
)
