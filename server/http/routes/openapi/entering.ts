import * as z from "zod"
import type { ZodOpenApiPathsObject } from "zod-openapi"
import { Address, Code } from "../seats/addressRoutes.ts"
import { Join, Preview } from "../seats/joinRoutes.ts"
import { OpeningAsked } from "../seats/openingRoutes.ts"
import { ReturnGiven } from "../seats/returnRoutes.ts"
import { answer, getting, jsonOf, posting, refusal, text } from "./operation.ts"

/** How people get in and come back. */
export const enteringPaths: ZodOpenApiPathsObject = {
  "/api/workspaces/{slug}/address": {
    get: {
      summary: "One's own e-mail address for notices",
      requestParams: { path: z.object({ slug: text }) },
      responses: {
        "200": { description: "The address, or an empty text", content: jsonOf(answer("OwnAddress")) },
        default: refusal,
      },
    },
    put: {
      summary: "Sets or takes away one's own e-mail address",
      requestParams: { path: z.object({ slug: text }) },
      requestBody: { required: true, content: jsonOf(Address) },
      responses: {
        "200": { description: "The address as it is now", content: jsonOf(answer("OwnAddress")) },
        default: refusal,
      },
    },
  },
  "/api/join/preview": posting("What a link is for, before it is used", Preview, answer("InvitePreview")),
  "/api/join": posting("Exchanges a link's token for a seat; sets the session cookie", Join, answer("Joined")),
  "/api/workspaces/{slug}/return-link": {
    ...getting("When one's own return link was made", answer("ReturnLinkState"), ["slug"]),
    ...posting("Makes a return link; the one before ends", null, answer("ReturnLinkMade"), ["slug"]),
  },
  "/api/workspaces/{slug}/address/code": posting("Mails a code to one's own address", null, answer("CodeAsked"), [
    "slug",
  ]),
  "/api/workspaces/{slug}/address/offered": posting(
    "Sets and confirms the address to which the letter went by whose link the seat was taken",
    Address,
    answer("OwnAddress"),
    ["slug"],
  ),
  "/api/workspaces/{slug}/address/confirm": posting("Confirms it by that code", Code, answer("OwnAddress"), ["slug"]),
  "/api/return": {
    ...getting("Whether somebody may come back by a code to a confirmed address", answer("WaysBack"), []),
    ...posting(
      "Opens its owner's seat by a return link, with a code where the seat has a confirmed address; sets the cookie",
      ReturnGiven,
      answer("Joined"),
    ),
  },
  "/api/return/preview": posting("Whose seat a return link opens", Preview, answer("ReturnPreview")),
  "/api/return/confirm": posting(
    "Mails a code to the confirmed address of a return link's seat",
    Preview,
    answer("CodeAsked"),
  ),
  "/api/return/code": posting(
    "Mails a code to a confirmed address; the same answer for any address",
    Address,
    answer("CodeAsked"),
  ),
  "/api/return/code/open": posting(
    "Opens every seat that has confirmed the address; sets the cookie",
    Code,
    answer("Returned"),
  ),
  "/api/press/preview": posting("What a press link opens, and until when", Preview, answer("PressPreview")),
  "/api/press": posting(
    "Opens a panel to this browser under an embargo; the opening is noted, and the answer sets a cookie",
    Preview,
    answer("PressPreview"),
  ),
  "/api/openings/preview": posting("What opens, and when", OpeningAsked, answer("OpeningPreview")),
  "/api/openings/no": posting(
    "Says that what is one's own is not shown to people without a seat from an opening on",
    OpeningAsked,
    answer("OpeningPreview"),
  ),
  "/api/leave": posting("Ends this browser's sign-in", null, z.object({ ok: z.boolean() })),
  "/api/ticket": posting("A ticket for one socket, good for 30 seconds and one use", null, z.object({ ticket: text })),
}
