import * as z from "zod"
import type { ZodOpenApiPathsObject } from "zod-openapi"
import { foundTranslations, searchKinds } from "../../../../shared/contract/queries/searching.ts"
import { Texts } from "../../../../shared/model/texts.ts"
import { NewWorkspace } from "../workspaceRoutes.ts"
import { getting, jsonOf, posting, refusal, text } from "./operation.ts"
import { SnapshotBody, snapshotAt } from "./snapshot.ts"

const cell = z
  .object({ table: z.int(), row: z.int(), header: z.enum(["col", "row"]).optional() })
  .meta({ description: "Of a block that is a cell: which table of the note, which row of it, both from one." })
const NoteMoment = z.object({
  topic: text,
  epoch: z.int(),
  seq: z.int(),
  blocks: z.array(z.object({ kind: text, lang: text.nullable(), text, cell: cell.optional() })),
})
const wordsBy = z.tuple([z.int(), z.int()]).meta({
  description: "A length in UTF-16 units, and the place of its writer in `writers`, or -1.",
})
const VersionRead = NoteMoment.extend({
  at: z.int(),
  blocks: z.array(NoteMoment.shape.blocks.element.extend({ by: z.array(wordsBy).optional() })),
  writers: z.array(z.object({ member: text, since: z.int() })).optional(),
})
const VersionList = z.object({
  topic: text,
  versions: z.array(
    z.object({
      epoch: z.int(),
      seq: z.int(),
      from: z.int(),
      at: z.int(),
      changes: z.int(),
      writers: z.array(text).optional(),
      compacted: z.boolean().optional(),
    }),
  ),
  moments: z.array(z.looseObject({ kind: text, at: z.int() })),
})
const version = z.object({ id: text, at: text.meta({ description: "An instant in milliseconds since 1970." }) })
const searchFilters = Object.fromEntries(
  ["workspace", "kind", "lang", "topic", "session", "person", "since", "until", "offset"].map(name => [
    name,
    text.optional(),
  ]),
)
const SearchResult = z
  .object({
    kind: z.enum(searchKinds),
    id: text,
    workspace: text,
    workspaceTitle: Texts,
    topic: text,
    topicTitle: Texts,
    lang: text,
    text,
    marks: z.array(z.array(z.int())).meta({ description: "Ranges of `text` that the query names." }),
    at: z.int(),
    url: text,
    record: z.object({ number: z.int(), state: text }).optional(),
    session: z.object({ id: text, title: Texts }).optional(),
    by: z.object({ id: text, name: text }).optional().meta({ description: "Only in panels that show names." }),
    translation: z.object({ state: z.enum(foundTranslations), behind: z.boolean() }).optional(),
  })
  .meta({ id: "SearchResult" })
/** Workspaces, sessions, topics, records and the search. */
export const readingPaths: ZodOpenApiPathsObject = {
  "/api/workspaces": {
    ...getting("The workspaces that the caller may read, live ones marked", z.looseObject({})),
    ...posting("Opens a workspace, by the administrator", NewWorkspace, z.object({ slug: text })),
  },
  "/api/workspaces/{slug}": snapshotAt("A workspace: members, topics, sessions, and what is not settled yet", "slug"),
  "/api/workspaces/{slug}/tokens": getting(
    "When each program last used its token, to within a minute, for those who make tokens",
    z.object({ uses: z.record(text, z.int()) }),
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
          content: jsonOf(z.object({ from: z.int(), to: z.int(), head: z.int(), list: z.array(z.looseObject({})) })),
        },
        default: refusal,
      },
    },
  },
  "/api/sessions/{id}/edits": getting(
    "How often the notes of the agenda changed, in equal spans of the session; none under the Chatham House Rule",
    z.object({ from: z.int(), to: z.int(), counts: z.array(z.int()) }),
    ["id"],
  ),
  "/api/sessions/{id}/note": {
    get: {
      summary: "What a topic's note said at a moment of the session; none under the Chatham House Rule",
      requestParams: { path: z.object({ id: text }), query: z.object({ topic: text, at: text.optional() }) },
      responses: {
        "200": { description: "Blocks of text, and their place in the document log", content: jsonOf(NoteMoment) },
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
        "200": { description: "Prose in every language, and the scribe's text", content: jsonOf(z.looseObject({})) },
        default: refusal,
      },
    },
  },
  "/api/topics/{id}": getting("A topic with its threads, statements, rounds and records", SnapshotBody, ["id"]),
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
          content: jsonOf(z.object({ incarnation: text, seq: z.int(), rows: z.looseObject({}) })),
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
        "200": { description: "A Yjs update", content: { "application/octet-stream": { schema: z.any() } } },
        default: refusal,
      },
    },
  },
  "/api/topics/{id}/versions": getting(
    "The versions of a note by pauses in the writing, and what the panel did about it; writers for a named panel's room",
    VersionList,
    ["id"],
  ),
  "/api/topics/{id}/versions/{at}": {
    get: {
      summary: "A note as it was at an instant; who wrote which words, for the room of a named panel",
      requestParams: { path: version },
      responses: {
        "200": { description: "Blocks of text, and their place in the document log", content: jsonOf(VersionRead) },
        default: refusal,
      },
    },
  },
  "/api/topics/{id}/versions/{at}/state": {
    get: {
      summary: "A note as it was at an instant, as one Yjs update (v2)",
      requestParams: { path: version },
      responses: {
        "200": { description: "A Yjs update", content: { "application/octet-stream": { schema: z.any() } } },
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
          content: jsonOf(
            z.object({
              results: z.array(SearchResult),
              total: z.int(),
              isCut: z
                .boolean()
                .meta({ description: "The oldest texts were left out: more than 10,000 have these words." }),
            }),
          ),
        },
        default: refusal,
      },
    },
  },
  "/api/key": getting(
    "The public keys of this server: the one that signs bundles now, and those before it",
    z.object({ publicKey: text, formerKeys: z.array(text) }),
  ),
  "/api/records/{id}": getting("A consensus record with its place in the chain", z.looseObject({}), ["id"]),
  "/api/records/{id}/return-reason": getting(
    "Why a declared record was returned: for the chairs, until it is published",
    z.object({ reason: text }),
    ["id"],
  ),
}
