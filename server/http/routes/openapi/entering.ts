import * as z from "zod"
import type { ZodOpenApiPathsObject } from "zod-openapi"
import { roles } from "../../../../shared/model/terms.ts"
import { Address, Code } from "../seats/addressRoutes.ts"
import { Join, Preview } from "../seats/joinRoutes.ts"
import { getting, jsonOf, posting, refusal, text } from "./operation.ts"

const Seated = z.object({ workspace: text, session: text.nullable(), member: text.nullable(), role: z.enum(roles) })
const OwnAddress = z.object({ email: text, confirmed: z.boolean(), canConfirm: z.boolean() })
const titled = z.record(text, text)
const PressOpened = z.object({
  workspace: z.object({ slug: text, title: titled }),
  session: z.object({ id: text, title: titled }),
  embargo: z.int().nullable(),
  until: z.int(),
})
const Asked = z.object({ request: text })

/** How people get in and come back. */
export const enteringPaths: ZodOpenApiPathsObject = {
  "/api/workspaces/{slug}/address": {
    get: {
      summary: "One's own e-mail address for notices",
      requestParams: { path: z.object({ slug: text }) },
      responses: {
        "200": { description: "The address, or an empty text", content: jsonOf(OwnAddress) },
        default: refusal,
      },
    },
    put: {
      summary: "Sets or takes away one's own e-mail address",
      requestParams: { path: z.object({ slug: text }) },
      requestBody: { required: true, content: jsonOf(Address) },
      responses: { "200": { description: "The address as it is now", content: jsonOf(OwnAddress) }, default: refusal },
    },
  },
  "/api/join/preview": posting("What a link is for, before it is used", Preview, z.looseObject({})),
  "/api/join": posting("Exchanges a link's token for a seat; sets the session cookie", Join, Seated),
  "/api/workspaces/{slug}/return-link": {
    ...getting("When one's own return link was made", z.object({ madeAt: z.int().nullable() }), ["slug"]),
    ...posting("Makes a return link; the one before ends", null, z.object({ token: text, madeAt: z.int() }), ["slug"]),
  },
  "/api/workspaces/{slug}/address/code": posting("Mails a code to one's own address", null, Asked, ["slug"]),
  "/api/workspaces/{slug}/address/confirm": posting("Confirms it by that code", Code, OwnAddress, ["slug"]),
  "/api/return": {
    ...getting("Whether somebody may come back by a code to a confirmed address", z.object({ codes: z.boolean() }), []),
    ...posting("Opens its owner's seat by a return link; sets the cookie", Preview, Seated),
  },
  "/api/return/preview": posting("Whose seat a return link opens", Preview, z.looseObject({})),
  "/api/return/code": posting("Mails a code to a confirmed address; the same answer for any address", Address, Asked),
  "/api/return/code/open": posting(
    "Opens every seat that has confirmed the address; sets the cookie",
    Code,
    z.object({ seats: z.array(Seated) }),
  ),
  "/api/press/preview": posting("What a press link opens, and until when", Preview, PressOpened),
  "/api/press": posting(
    "Opens a panel to this browser under an embargo; the opening is noted, and the answer sets a cookie",
    Preview,
    PressOpened,
  ),
  "/api/leave": posting("Ends this browser's sign-in", null, z.object({ ok: z.boolean() })),
  "/api/ticket": posting("A ticket for one socket, good for 30 seconds and one use", null, z.object({ ticket: text })),
}
