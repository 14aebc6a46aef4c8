import * as z from "zod"
import type { ZodOpenApiPathsObject } from "zod-openapi"
import { answer, bytes, getting, jsonOf, posting, refusal, text } from "../openapi/operation.ts"
import { SettingsWanted } from "./faceRoutes.ts"
import { HandedOver, SignInEnded } from "./overviewRoutes.ts"

const settings = { "200": { description: "The settings as they are now", content: jsonOf(answer("HostSettingsRead")) } }

/** The routes of the whole server. Without a sign-in of an administrator, all but the first two are refused. */
export const administratorPaths: ZodOpenApiPathsObject = {
  "/api/host/face": getting("The name and the look of this server, and its statements", answer("HostFace")),
  "/api/host/logo": {
    get: {
      summary: "The logo of this server",
      responses: {
        "200": {
          description: "A picture",
          content: { "image/png": { schema: bytes }, "image/svg+xml": { schema: bytes } },
        },
        default: refusal,
      },
    },
    put: {
      summary: "Sets the logo: a PNG, or an SVG that only draws; for administrators",
      requestBody: { required: true, content: { "image/png": { schema: bytes }, "image/svg+xml": { schema: bytes } } },
      responses: { ...settings, default: refusal },
    },
    delete: {
      summary: "Takes the logo away; for administrators",
      responses: { ...settings, default: refusal },
    },
  },
  "/api/host/settings": {
    ...getting("The settings of this server; for administrators", answer("HostSettingsRead")),
    put: {
      summary: "Changes the settings of this server, unless another administrator has changed them meanwhile",
      requestBody: { required: true, content: jsonOf(SettingsWanted) },
      responses: { ...settings, default: refusal },
    },
  },
  "/api/host": getting("The server and its workspaces; for administrators", answer("HostOverview")),
  "/api/host/sign-ins": getting("The sign-ins of all people; for administrators", answer("HostSignIns")),
  "/api/host/sign-ins/end": posting(
    "Ends a sign-in and its access to seats; for administrators",
    SignInEnded,
    z.object({ ok: z.boolean() }),
  ),
  "/api/host/administrators": posting(
    "Makes a link for an administrator, good for a day and one use; for administrators",
    null,
    z.object({ token: text }),
  ),
  "/api/host/workspaces/{slug}/chair": posting(
    "Hands a workspace to another chair, and makes the link of the new one; for administrators",
    HandedOver,
    z.object({ token: text }),
    ["slug"],
  ),
  "/api/host/log": {
    get: {
      summary: "A page of the log of the host, newest first; for administrators",
      requestParams: {
        query: z.object({
          before: z.int().optional(),
          kind: text.optional().meta({ description: "Kinds, separated by commas." }),
          from: z.int().optional(),
          until: z.int().optional(),
        }),
      },
      responses: {
        "200": { description: "The entries", content: jsonOf(answer("HostLogPage")) },
        default: refusal,
      },
    },
  },
  "/api/host/log.jsonl": {
    get: {
      summary: "The whole log of the host, to be verified; for administrators",
      responses: {
        "200": { description: "One JSON value in each line", content: { "application/jsonl": { schema: text } } },
        default: refusal,
      },
    },
  },
}
