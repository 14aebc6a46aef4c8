import * as z from "zod"
import type { ZodOpenApiPathsObject } from "zod-openapi"
import { laterAnswer } from "../working/described.ts"
import { NewWorkspace } from "../workspaceRoutes.ts"
import { answer, bytes, getting, jsonOf, posting, refusal, text } from "./operation.ts"
import { snapshotAt } from "./snapshot.ts"

const version = z.object({ id: text, at: text.meta({ description: "An instant in milliseconds since 1970." }) })
const searchFilters = Object.fromEntries(
  ["workspace", "kind", "lang", "topic", "session", "person", "since", "until", "offset"].map(name => [
    name,
    text.optional(),
  ]),
)
/** Workspaces, sessions, topics, records and the search. */
export const readingPaths: ZodOpenApiPathsObject = {
  "/api/workspaces": {
    ...getting("The workspaces that the caller may read, live ones marked", answer("WorkspaceList")),
    ...posting("Opens a workspace, by the administrator", NewWorkspace, answer("WorkspaceOpened")),
  },
  "/api/workspaces/{slug}": snapshotAt("A workspace: members, topics, sessions, and what is not settled yet", "slug"),
  "/api/workspaces/{slug}/tokens": getting(
    "When each program last used its token, to within a minute, for those who make tokens",
    answer("TokenUses"),
    ["slug"],
  ),
  "/api/workspaces/{slug}/export": {
    get: {
      summary: "The bundle, which verifies without this server: of the workspace, or of one session",
      requestParams: { path: z.object({ slug: text }), query: z.object({ session: text.optional() }) },
      responses: {
        "200": { description: "A text of JSON lines", content: { "application/jsonl": { schema: text } } },
        default: refusal,
      },
    },
  },
  "/api/workspaces/{slug}/export.zip": {
    get: {
      summary:
        "The same bundle in a zip, with its verifiers, a text in each language, and its records as pages to read",
      requestParams: { path: z.object({ slug: text }), query: z.object({ session: text.optional() }) },
      responses: {
        "200": {
          description: "A zip; equal bytes for an equal log",
          content: { "application/zip": { schema: text.meta({ format: "binary" }) } },
        },
        "202": laterAnswer,
        default: refusal,
      },
    },
  },
  "/api/sessions/{id}": snapshotAt(
    "A session with its topics; where none is asked for, with the rows of the one it is at",
    "id",
  ),
  "/api/sessions/{id}/entries": {
    get: {
      summary: "The log after `from`, a page at a time; none under the Chatham House Rule",
      requestParams: { path: z.object({ id: text }), query: z.object({ from: text.optional(), to: text.optional() }) },
      responses: {
        "200": {
          description: "Entries as the caller's audience sees them",
          content: jsonOf(answer("EntriesPage")),
        },
        default: refusal,
      },
    },
  },
  "/api/sessions/{id}/edits": getting(
    "How often the notes of the agenda changed, in equal spans of the session; none under the Chatham House Rule",
    answer("EditCounts"),
    ["id"],
  ),
  "/api/sessions/{id}/note": {
    get: {
      summary: "What a topic's note said at a moment of the session; none under the Chatham House Rule",
      requestParams: { path: z.object({ id: text }), query: z.object({ topic: text, at: text.optional() }) },
      responses: {
        "200": {
          description: "Blocks of text, and their place in the document log",
          content: jsonOf(answer("NoteMoment")),
        },
        default: refusal,
      },
    },
  },
  "/api/sessions/{id}/minutes": {
    get: {
      summary: "The minutes: for the room, and once they are published for everyone",
      requestParams: {
        path: z.object({ id: text }),
        query: z.object({ format: z.enum(["json", "text", "scribe"]).optional(), lang: text.optional() }),
      },
      responses: {
        "200": {
          description: "Prose in every language, and the scribe's text; as `text` or `scribe` the text alone",
          content: { ...jsonOf(answer("MinutesWritten")), "text/plain": { schema: text } },
        },
        default: refusal,
      },
    },
  },
  "/api/topics/{id}": getting("A topic with its threads, statements, rounds and records", answer("Snapshot"), ["id"]),
  "/api/topics/{id}/rows": {
    get: {
      summary: "These rows alone, for a page that has the rest, with about as many discussions as `threads` says",
      requestParams: {
        path: z.object({ id: text }),
        query: z.object({ threads: text.optional(), lang: text.optional(), originals: text.optional() }),
      },
      responses: {
        "200": {
          description: "The rows, and the place of the log at which they were read",
          content: jsonOf(answer("TopicFetched")),
        },
        default: refusal,
      },
    },
  },
  "/api/topics/{id}/state": {
    get: {
      summary: "The note as one Yjs update (v2); ETag epoch.seq of the document log",
      requestParams: { path: z.object({ id: text }) },
      responses: {
        "200": { description: "A Yjs update", content: { "application/octet-stream": { schema: bytes } } },
        default: refusal,
      },
    },
  },
  "/api/topics/{id}/versions": getting(
    "The versions of a note by pauses in the writing, and what the panel did about it; writers for a named panel's room",
    answer("VersionList"),
    ["id"],
  ),
  "/api/topics/{id}/versions/{at}": {
    get: {
      summary: "A note as it was at an instant; who wrote which words, for the room of a named panel",
      requestParams: { path: version },
      responses: {
        "200": {
          description: "Blocks of text, and their place in the document log",
          content: jsonOf(answer("VersionRead")),
        },
        default: refusal,
      },
    },
  },
  "/api/topics/{id}/versions/{at}/state": {
    get: {
      summary: "A note as it was at an instant, as one Yjs update (v2)",
      requestParams: { path: version },
      responses: {
        "200": { description: "A Yjs update", content: { "application/octet-stream": { schema: bytes } } },
        default: refusal,
      },
    },
  },
  "/api/search": {
    get: {
      summary: "Searches all texts that the caller may read, in one workspace or in all; records in force come first",
      requestParams: { query: z.object(searchFilters).extend({ q: text }) },
      responses: {
        "200": {
          description: "At most 50 texts after `offset`, and the number of all that the caller may read, up to 10,000",
          content: jsonOf(answer("SearchAnswer")),
        },
        default: refusal,
      },
    },
  },
  "/api/key": getting(
    "The public keys of this server: the one that signs bundles now, and those before it",
    z.object({ publicKey: text, formerKeys: z.array(text) }),
  ),
  "/api/records/{id}": getting("A consensus record with its place in the chain", answer("RecordFetched"), ["id"]),
  "/api/records/{id}/return-reason": getting(
    "Why a declared record was returned: for the chairs, until it is published",
    answer("ReturnReason"),
    ["id"],
  ),
}
