// A panel from its opening to its minutes, by a client whose types come from the OpenAPI document:
// npx openapi-typescript http://127.0.0.1:3000/api/openapi.json -o plenary.d.ts
// node panel.ts http://127.0.0.1:3000 ADMINISTRATOR_TOKEN
import { createHash } from "node:crypto"
import createClient, { type Client } from "openapi-fetch"
import type { components, paths } from "./plenary.d.ts"

type Api = Client<paths>
type Schemas = components["schemas"]

const [, , baseUrl = "http://127.0.0.1:3000", token = ""] = process.argv

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex")

/** The answer, or an error with the sentence of the refusal. */
async function got<T>(asked: Promise<{ data?: T; error?: Schemas["Error"]; response: Response }>): Promise<T> {
  const { data, error, response } = await asked
  if (data === undefined) throw new Error(`${response.status} ${error?.error.text ?? ""}`)
  return data
}

/** Takes a seat by the token of a link, and asks as its owner from then on. */
async function seated(link: string, name: string): Promise<{ api: Api; member: string }> {
  const { data, error, response } = await createClient<paths>({ baseUrl }).POST("/api/join", {
    body: { token: link, name },
  })
  if (!data) throw new Error(error?.error.text)
  const cookie = response.headers
    .getSetCookie()
    .map(one => one.split(";")[0])
    .join("; ")
  return { api: createClient<paths>({ baseUrl, headers: { cookie } }), member: data.member ?? "" }
}

const { api: admin } = await seated(token, "Administrator")
const { slug } = await got(admin.POST("/api/workspaces", { body: { lang: "en", title: "Open data" } }))
const params = { path: { slug } }
const made = (receipt: Schemas["Receipt"], noun: string): string => String(receipt.made[noun])

async function invited(role: "moderator" | "panelist", name: string) {
  const receipt = await got(
    admin.POST("/api/workspaces/{slug}/commands/make-invite", { params, body: { role, uses: 1 } }),
  )
  return seated(made(receipt, "token"), name)
}
const { api: chair } = await invited("moderator", "Chen Wei")
const panelists = []
for (const name of ["Mori Aya", "Li Na", "Sato Ken", "Wang Fang"]) panelists.push(await invited("panelist", name))

// a program keeps the agenda and the attendance, as a secretary does
const admitted = await got(
  chair.POST("/api/workspaces/{slug}/commands/make-token", { params, body: { name: "Desk", scope: "secretary" } }),
)
const desk = createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${made(admitted, "token")}` } })
const title = { en: "Sharing of data" }
const topic = made(
  await got(desk.POST("/api/workspaces/{slug}/commands/open-topic", { params, body: { title, letter: "A" } })),
  "topic",
)
const session = made(
  await got(
    desk.POST("/api/workspaces/{slug}/commands/schedule-session", { params, body: { title, startsAt: Date.now() } }),
  ),
  "session",
)
await got(
  desk.POST("/api/workspaces/{slug}/commands/set-agenda", {
    params,
    body: { session, items: [{ kind: "topic", topic, title, minutes: 30 }] },
  }),
)
await got(chair.POST("/api/workspaces/{slug}/commands/start-session", { params, body: { session } }))
for (const { member } of panelists)
  await got(
    desk.POST("/api/workspaces/{slug}/commands/tick-attendance", { params, body: { session, member, here: true } }),
  )

const [first] = panelists
if (!first) throw new Error("no panelist")
const text = "The panel shares its data."
const statement = made(
  await got(
    first.api.POST("/api/workspaces/{slug}/commands/draft-statement", { params, body: { topic, lang: "en", text } }),
  ),
  "statement",
)
const proposed = sha256(JSON.stringify([{ lang: "en", text }]))
await got(
  chair.POST("/api/workspaces/{slug}/commands/propose-statement", { params, body: { statement, seen: proposed } }),
)
await got(
  first.api.POST("/api/workspaces/{slug}/commands/confirm-text", {
    params,
    body: { statement, lang: "en", seen: sha256(text) },
  }),
)
// Ticks make half a quorum at most, and these panelists hold no connection: a round with a deadline needs nobody here.
const deadline = { endsAt: Date.now() + 3_600_000, act: "close" as const }
const round = made(
  await got(
    chair.POST("/api/workspaces/{slug}/commands/open-round", {
      params,
      body: { statement, version: 1, kind: "call", anonymity: "named", deadline },
    }),
  ),
  "round",
)
for (const { api } of panelists)
  await got(
    api.POST("/api/workspaces/{slug}/commands/answer-round", {
      params,
      body: { round, answer: { kind: "call", position: "agree" }, seen: 0 },
    }),
  )
await got(chair.POST("/api/workspaces/{slug}/commands/close-and-show", { params, body: { round } }))

const { figures } = await got(chair.GET("/api/rounds/{id}/figures", { params: { path: { id: round } } }))
if (figures?.kind !== "call") throw new Error("no tally")
const { electorate, agree, reserve, disagree, block, abstain } = figures.tally
const declared = await got(
  chair.POST("/api/workspaces/{slug}/commands/declare-record", {
    params,
    body: {
      statement,
      level: "unanimity",
      seen: [electorate, agree, reserve, disagree, block, abstain].join("/"),
    },
  }),
)
const { record, fingerprint } = await got(
  chair.GET("/api/records/{id}", { params: { path: { id: made(declared, "record") } } }),
)
await got(chair.POST("/api/workspaces/{slug}/commands/close-session", { params, body: { session } }))
const minutes = await got(chair.GET("/api/sessions/{id}/minutes", { params: { path: { id: session } } }))
if (typeof minutes === "string") throw new Error("no JSON")
const attendance = minutes.prose[0]?.sections.flatMap(({ paragraphs }) => paragraphs.map(one => one.text)) ?? []
console.log(
  JSON.stringify({ number: record.number, level: record.body.level, state: record.state, fingerprint, attendance }),
)
