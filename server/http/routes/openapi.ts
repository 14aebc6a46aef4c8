import * as z from "zod"
import { createDocument, type ZodOpenApiPathsObject } from "zod-openapi"
import { commandBodies } from "../../../shared/contract/commands.ts"
import { searchKinds } from "../../../shared/contract/queries/searching.ts"
import { protocolVersion } from "../../../shared/contract/version.ts"
import { GivenAnswer } from "../../../shared/model/consensus/answer.ts"
import { noteModes, roles } from "../../../shared/model/terms.ts"
import { Texts } from "../../../shared/model/texts.ts"
import { BallotCast, Collect } from "./ballotRoutes.ts"
import { IdempotencyKey } from "./commandRoutes.ts"
import { EngineBody } from "./engineRoutes.ts"
import { CalendarOf } from "./following/calendarRoutes.ts"
import { withOperations } from "./operations.ts"
import { paperPaths } from "./papers/described.ts"
import { Address, Code } from "./seats/addressRoutes.ts"
import { Join, Preview } from "./seats/joinRoutes.ts"
import { DraftBody } from "./translationRoutes.ts"
import { NewWorkspace } from "./workspaceRoutes.ts"

const text = z.string()
const Me = z.object({
  member: text.nullable(),
  name: text,
  role: z.enum(roles),
  side: text.nullable(),
  lang: text,
})
const Seated = z.object({ workspace: text, session: text.nullable(), member: text.nullable(), role: z.enum(roles) })
const OwnAddress = z.object({ email: text, confirmed: z.boolean(), canConfirm: z.boolean() })
const Asked = z.object({ request: text })
const Snapshot = z
  .object({
    incarnation: text,
    seq: z.int().meta({ description: "The cursor: the last entry folded in. Give it as `from` to Socket.IO." }),
    me: Me,
    topics: z.array(z.object({ id: text, title: Texts, note: z.object({ mode: z.enum(noteModes) }) })),
    mails: z.boolean().meta({ description: "Notices go out by e-mail; else they are texts to copy." }),
    engine: text.nullable().meta({ description: "The host of the translation service; null if none is set." }),
    now: z.int().meta({ description: "The server's clock as it answers." }),
    state: z.looseObject({}).meta({
      description:
        "The fold of the event log, for the caller's audience. Of threads, statements, rounds, objections and records it holds those that something is still asked about; the rest comes by topic.",
    }),
    settled: z.looseObject({}).meta({
      description: "By topic: labels and states of the texts, and numbers of the records, that `state` does not hold.",
    }),
    drifts: z.int().meta({ description: "Differences between notes and records that `state` does not hold." }),
    held: z.array(z.looseObject({})).meta({ description: "All rows of each topic that was asked for." }),
  })
  .meta({ id: "Snapshot" })
const cell = z
  .object({ table: z.int(), row: z.int(), header: z.enum(["col", "row"]).optional() })
  .meta({ description: "Of a block that is a cell: which table of the note, which row of it, both from one." })
const NoteMoment = z.object({
  topic: text,
  epoch: z.int(),
  seq: z.int(),
  blocks: z.array(z.object({ kind: text, lang: text.nullable(), text, cell: cell.optional() })),
})
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
  })
  .meta({ id: "SearchResult" })
const ErrorBody = z
  .object({
    error: z.object({
      code: text,
      text: text.meta({ description: "A sentence in the caller's language." }),
      params: z.record(text, z.union([text, z.number()])),
      id: text,
    }),
  })
  .meta({ id: "Error", description: "A refusal: its code, a sentence for people, and what the sentence names." })

const json = (schema: z.ZodType) => ({ "application/json": { schema } })
const refused = { description: "A refusal with its code and sentence", content: json(ErrorBody) }

const pathOf = (params: string[]) =>
  params.length > 0 && { requestParams: { path: z.object(Object.fromEntries(params.map(p => [p, text]))) } }

const get = (summary: string, schema: z.ZodType, params: string[] = []) => ({
  get: {
    summary,
    ...pathOf(params),
    responses: { "200": { description: summary, content: json(schema) }, default: refused },
  },
})

const post = (summary: string, body: z.ZodType | null, schema: z.ZodType, params: string[] = []) => ({
  post: {
    summary,
    ...pathOf(params),
    ...(body && { requestBody: { content: json(body) } }),
    responses: { "200": { description: summary, content: json(schema) }, default: refused },
  },
})

/**
 * A GET route for a snapshot. In its query, `topics` is a list of ids separated by commas. `threads` is the approximate
 * number of discussions of each topic. With `lang` the translations of what was said are those into this language. With
 * `originals=later` comments that have such a translation come without their originals.
 */
const snapshot = (summary: string, param: string) => ({
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
    responses: { "200": { description: summary, content: json(Snapshot) }, default: refused },
  },
})

const paths: ZodOpenApiPathsObject = {
  "/healthz": get("The process is alive", z.object({ ok: z.boolean(), version: z.string() })),
  "/readyz": get(
    "It takes connections; 503, with the causes by name, where its host has to look or it is stopping",
    z.object({ ok: z.boolean(), causes: z.array(z.object({ cause: z.string(), text: z.string() })) }),
  ),
  "/metrics": {
    get: {
      summary: "Counters for Prometheus",
      responses: {
        default: refused,
        "200": { description: "Prometheus's text format", content: { "text/plain": { schema: text } } },
      },
    },
  },
  "/api/workspaces": {
    ...get("The workspaces that the caller may read, live ones marked", z.looseObject({})),
    ...post("Opens a workspace, by the administrator", NewWorkspace, z.object({ slug: text })),
  },
  "/api/workspaces/{slug}": snapshot("A workspace: members, topics, sessions, and what is not settled yet", "slug"),
  "/api/workspaces/{slug}/export": {
    get: {
      summary: "The bundle, which verifies without this server: of the workspace, or of one session",
      requestParams: { path: z.object({ slug: text }), query: z.object({ session: text.optional() }) },
      responses: {
        "200": { description: "A text of JSON lines", content: { "application/jsonl": { schema: text } } },
        default: refused,
      },
    },
  },
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
        default: refused,
      },
    },
  },
  "/api/workspaces/{slug}/calendar": {
    ...get(
      "When the secret addresses of one's own calendar and of the workspace's were made",
      z.object({ own: z.int().nullable(), workspace: z.int().nullable() }),
      ["slug"],
    ),
    ...post(
      "Makes a new address of a calendar; the one before ends",
      CalendarOf,
      z.object({ path: text, madeAt: z.int() }),
      ["slug"],
    ),
  },
  "/api/workspaces/{slug}/calendar/{of}": {
    delete: {
      summary: "Ends the address of a calendar",
      requestParams: { path: z.object({ slug: text, of: CalendarOf.shape.of }) },
      responses: {
        "200": { description: "The address has ended", content: json(z.object({ ok: z.boolean() })) },
        default: refused,
      },
    },
  },
  "/calendar/{secret}.ics": {
    get: {
      summary: "Sessions, deadlines and review dates as iCalendar, for whoever has the address",
      requestParams: { path: z.object({ secret: text }), query: z.object({ lang: text.optional() }) },
      responses: {
        "200": { description: "A calendar", content: { "text/calendar": { schema: text } } },
        default: refused,
      },
    },
  },
  "/api/sessions/{id}": snapshot(
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
          content: json(z.object({ from: z.int(), to: z.int(), head: z.int(), list: z.array(z.looseObject({})) })),
        },
        default: refused,
      },
    },
  },
  "/api/workspaces/{slug}/address": {
    get: {
      summary: "One's own e-mail address for notices",
      requestParams: { path: z.object({ slug: text }) },
      responses: {
        "200": { description: "The address, or an empty text", content: json(OwnAddress) },
        default: refused,
      },
    },
    put: {
      summary: "Sets or takes away one's own e-mail address",
      requestParams: { path: z.object({ slug: text }) },
      requestBody: { required: true, content: json(Address) },
      responses: { "200": { description: "The address as it is now", content: json(OwnAddress) }, default: refused },
    },
  },
  "/api/workspaces/{slug}/translations": {
    get: {
      summary: "What waits for its translation into a language, most urgent first, fifty texts at a time",
      requestParams: {
        path: z.object({ slug: text }),
        query: z.object({ lang: text, after: text.optional(), key: text.optional() }),
      },
      responses: {
        "200": {
          description: "The texts with their context, and what the caller has typed of each",
          content: json(
            z.object({
              lang: text,
              waiting: z.int(),
              done: z.int(),
              texts: z.array(z.looseObject({})),
              next: text.nullable(),
            }),
          ),
        },
        default: refused,
      },
    },
  },
  "/api/workspaces/{slug}/originals": {
    get: {
      summary: "The originals of comments that a page has as translations alone",
      requestParams: { path: z.object({ slug: text }), query: z.object({ keys: text }) },
      responses: {
        "200": { description: "Originals by key", content: json(z.object({ originals: z.looseObject({}) })) },
        default: refused,
      },
    },
  },
  "/api/workspaces/{slug}/engine-draft": post(
    "A draft of a translation by the service that the panel uses; 502 if there is none",
    EngineBody,
    z.object({ text }),
    ["slug"],
  ),
  "/api/workspaces/{slug}/translation-draft": {
    put: {
      summary: "Keeps what the caller has typed of a translation, for the caller alone; an empty text deletes it",
      requestParams: { path: z.object({ slug: text }) },
      requestBody: { required: true, content: json(DraftBody) },
      responses: {
        "200": { description: "When it was stored", content: json(z.object({ savedAt: z.int() })) },
        default: refused,
      },
    },
  },
  "/api/sessions/{id}/edits": get(
    "How often the notes of the agenda changed, in equal spans of the session; none under the Chatham House Rule",
    z.object({ from: z.int(), to: z.int(), counts: z.array(z.int()) }),
    ["id"],
  ),
  "/api/sessions/{id}/note": {
    get: {
      summary: "What a topic's note said at a moment of the session; none under the Chatham House Rule",
      requestParams: { path: z.object({ id: text }), query: z.object({ topic: text, at: text.optional() }) },
      responses: {
        "200": { description: "Blocks of text, and their place in the document log", content: json(NoteMoment) },
        default: refused,
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
        "200": { description: "Prose in every language, and the scribe's text", content: json(z.looseObject({})) },
        default: refused,
      },
    },
  },
  "/api/topics/{id}": get("A topic with its threads, statements, rounds and records", Snapshot, ["id"]),
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
          content: json(z.object({ incarnation: text, seq: z.int(), rows: z.looseObject({}) })),
        },
        default: refused,
      },
    },
  },
  "/api/topics/{id}/state": {
    get: {
      summary: "The note as one Yjs update (v2); ETag epoch.seq of the document log",
      requestParams: { path: z.object({ id: text }) },
      responses: {
        "200": { description: "A Yjs update", content: { "application/octet-stream": { schema: z.any() } } },
        default: refused,
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
          content: json(z.object({ results: z.array(SearchResult), total: z.int() })),
        },
        default: refused,
      },
    },
  },
  ...paperPaths(refused),
  "/api/records/{id}": get("A consensus record with its place in the chain", z.looseObject({}), ["id"]),
  "/api/records/{id}/return-reason": get(
    "Why a declared record was returned: for the chairs, until it is published",
    z.object({ reason: text }),
    ["id"],
  ),
  "/api/rounds/{id}/mine": get(
    "The caller's own answer",
    z.object({ round: text, revision: z.int(), answer: GivenAnswer.nullable(), spoken: z.boolean() }),
    ["id"],
  ),
  "/api/rounds/{id}/batch": get(
    "The caller's own answers to the rounds of this round's batch",
    z.array(z.object({ round: text, revision: z.int(), answer: GivenAnswer.nullable(), spoken: z.boolean() })),
    ["id"],
  ),
  "/api/rounds/{id}/ballot/collect": post(
    "A ballot of an open secret round, once for each elector; the same again for the same key",
    Collect,
    z.object({ token: text }),
    ["id"],
  ),
  "/api/ballots": post("Casts a secret ballot, by its token alone", BallotCast, z.object({ cast: z.literal(true) })),
  "/api/join/preview": post("What a link is for, before it is used", Preview, z.looseObject({})),
  "/api/join": post("Exchanges a link's token for a seat; sets the session cookie", Join, Seated),
  "/api/workspaces/{slug}/return-link": {
    ...get("When one's own return link was made", z.object({ madeAt: z.int().nullable() }), ["slug"]),
    ...post("Makes a return link; the one before ends", null, z.object({ token: text, madeAt: z.int() }), ["slug"]),
  },
  "/api/workspaces/{slug}/address/code": post("Mails a code to one's own address", null, Asked, ["slug"]),
  "/api/workspaces/{slug}/address/confirm": post("Confirms it by that code", Code, OwnAddress, ["slug"]),
  "/api/return": {
    ...get("Whether somebody may come back by a code to a confirmed address", z.object({ codes: z.boolean() }), []),
    ...post("Opens its owner's seat by a return link; sets the cookie", Preview, Seated),
  },
  "/api/return/preview": post("Whose seat a return link opens", Preview, z.looseObject({})),
  "/api/return/code": post("Mails a code to a confirmed address; the same answer for any address", Address, Asked),
  "/api/return/code/open": post(
    "Opens every seat that has confirmed the address; sets the cookie",
    Code,
    z.object({ seats: z.array(Seated) }),
  ),
  "/api/leave": post("Ends this browser's sign-in", null, z.object({ ok: z.boolean() })),
  "/api/ticket": post("A ticket for one socket, good for 30 seconds and one use", null, z.object({ ticket: text })),
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
const commandPaths: ZodOpenApiPathsObject = Object.fromEntries(
  Object.entries(commandBodies).map(([kind, body]) => [
    `/api/workspaces/{slug}/commands/${kind}`,
    {
      post: {
        operationId: kind,
        tags: ["commands"],
        summary: `The command ${kind}`,
        requestParams: { path: z.object({ slug: text }), header: z.object({ "Idempotency-Key": key }) },
        requestBody: { required: true, content: json(body) },
        responses: { "200": { description: "The command was done", content: json(Receipt) }, default: refused },
      },
    },
  ]),
)

/** The public interface in OpenAPI 3.1. */
export const openapi = () =>
  withOperations(
    createDocument({
      openapi: "3.1.0",
      info: {
        title: "Plenary",
        version: String(protocolVersion),
        description: "What a program reads and does in a panel, with the rights of a seat or of a token.",
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
      servers: [{ url: "/" }],
      paths: { ...paths, ...commandPaths },
    }),
  )
