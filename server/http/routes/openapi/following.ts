import * as z from "zod"
import type { ZodOpenApiPathsObject } from "zod-openapi"
import { CalendarOf } from "../following/calendarRoutes.ts"
import { answer, getting, jsonOf, posting, refusal, text } from "./operation.ts"

/** Calendars and the stream of entries. */
export const followingPaths: ZodOpenApiPathsObject = {
  "/api/workspaces/{slug}/stream": {
    get: {
      summary: "The entries that the gallery reads as server-sent events, after `Last-Event-ID` or `from`",
      requestParams: {
        path: z.object({ slug: text }),
        query: z.object({ from: text.optional() }),
        header: z.object({ "Last-Event-ID": text.optional() }),
      },
      responses: {
        "200": {
          description: "One event for each entry, whose id is the entry's number",
          content: { "text/event-stream": { schema: text } },
        },
        default: refusal,
      },
    },
  },
  "/api/workspaces/{slug}/calendar": {
    ...getting(
      "When the secret addresses of one's own calendar and of the workspace's were made",
      answer("CalendarState"),
      ["slug"],
    ),
    ...posting("Makes a new address of a calendar; the one before ends", CalendarOf, answer("CalendarMade"), ["slug"]),
  },
  "/api/workspaces/{slug}/calendar/{of}": {
    delete: {
      summary: "Ends the address of a calendar",
      requestParams: { path: z.object({ slug: text, of: CalendarOf.shape.of }) },
      responses: {
        "200": { description: "The address has ended", content: jsonOf(z.object({ ok: z.boolean() })) },
        default: refusal,
      },
    },
  },
  "/calendar/{secret}.ics": {
    get: {
      summary: "Sessions, deadlines and review dates as iCalendar, for whoever has the address",
      requestParams: { path: z.object({ secret: text }), query: z.object({ lang: text.optional() }) },
      responses: {
        "200": { description: "A calendar", content: { "text/calendar": { schema: text } } },
        default: refusal,
      },
    },
  },
}
