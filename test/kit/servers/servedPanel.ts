import { join } from "node:path"
import type { RequestHandler } from "express"
import { presetLife } from "../../../server/commands/people/signIn/signInLife.ts"
import type { TrustedProxies } from "../../../server/ports/host/addresses.ts"
import type { Clock } from "../../../server/ports/host/clock.ts"
import type { DraftEngine } from "../../../server/ports/host/draftEngine.ts"
import type { Mail } from "../../../server/ports/host/mail.ts"
import type { Instance } from "../../../server/start/instance/instance.ts"
import { openInstance } from "../../../server/start/instance/openInstance.ts"
import { type Served, serve } from "../../../server/start/serve.ts"
import { openStage } from "../../../server/start/stage.ts"
import { presetRule } from "../../../shared/model/consensus/rule.ts"
import { MemberId as Member, type MemberId, SideId } from "../../../shared/model/ids.ts"
import type { Attribution } from "../../../shared/model/terms.ts"
import { Person } from "../people/person.ts"
import { agreeTerms } from "./agreeing.ts"
import { newPlace, placeAt } from "./engine.ts"
import { newFolder, removeFolder } from "./plenary.ts"
import { preparing } from "./prepared.ts"

/**
 * A live panel with four moderators on a real port, with real sockets and a real store. Everybody counts as present.
 */
export interface ServedPanel {
  url: string
  instance: Instance
  /** the database */
  file: string
  topic: string
  session: string
  people: Record<string, MemberId>
  /** the token of the link to each seat, by name */
  tokens: Record<string, string>
  /** joins as a person of the room, by name; a person who has joined already gets another tab of the same browser */
  join(name: string, lang?: string): Promise<Person>
  /** joins in another tab of the person's browser */
  tab(person: Person): Promise<Person>
  /** the probes through which `plenary doctor` examines the running server */
  probes: Served["probes"]
  /** stops the server; `end` must still be called */
  stop(drainMs: number): Promise<void>
  end(): Promise<void>
}

export interface Seating {
  panelists?: number
  sided?: boolean
  attribution?: Attribution
  /** parts of the instance that a test replaces */
  instead?: (instance: Instance) => Partial<Instance>
  mail?: Mail
  engine?: DraftEngine
  clock?: Clock
  /** the handler of every address outside the API; without a handler there are no pages */
  pages?: RequestHandler
  /** the page of the client, into which the server writes a public record; without it there is none */
  shell?: () => Promise<string | null>
  /** the address that people use; the server still listens on loopback, as behind a proxy */
  publicUrl?: string
  longPolling?: boolean
  trustProxy?: TrustedProxies
  metricsToken?: string
}

const noPages: RequestHandler = (_, response) => void response.status(404).end()

interface Serving {
  pages?: RequestHandler
  shell?: Seating["shell"]
  publicUrl?: string | null
  longPolling?: boolean
  metricsToken?: string | null
}

/** Serves an instance of this folder on a port of its own. */
export function serveInstance(
  instance: Instance,
  folder: string,
  { pages = noPages, shell, publicUrl = null, longPolling = true, metricsToken = null }: Serving = {},
): Promise<Served> {
  const config = {
    port: 0,
    host: "127.0.0.1",
    folder,
    databaseUrl: null,
    redisUrl: null,
    nodeName: "test",
    role: "all" as const,
    demo: true,
    longPolling,
    drainSeconds: 0,
    publicUrl: publicUrl && publicUrl.replace(/\/$/, ""),
    signIn: presetLife,
    services: [],
    trustProxy: ["loopback"],
    logLevel: "silent" as const,
    fontsDir: null,
    filesQuota: 41_943_040,
    engine: null,
    backups: null,
    metricsToken,
    webhookHosts: [],
    mail: null,
  }
  return serve(instance, config, pages, shell)
}

export async function servePanel(seating: Seating = {}): Promise<ServedPanel> {
  const {
    instead,
    mail,
    engine,
    clock,
    publicUrl = null,
    pages = noPages,
    shell,
    longPolling = true,
    trustProxy = ["loopback"],
    metricsToken = null,
  } = seating
  const folder = newFolder()
  const file = join(folder, "plenary.db")
  const { panelists = 4, sided = false, attribution = "named" } = seating
  // if a test has its own clock, the entries need times of that clock, so no prepared panel is copied
  const plan = { panelists, sided, attribution }
  const seated = clock ? await writeSeats(await newPlace(file), plan) : await preparedSeats(file, plan)
  const { people, tokens } = seated
  const instance = await openInstance(placeAt(file), {
    dataDir: folder,
    present: () => new Set(Object.values(people)),
    mail: mail ?? null,
    engine: engine ?? null,
    trustProxy,
    ...(clock && { clock }),
  })
  const own = { ...instance, ...instead?.(instance) }
  const served = await serveInstance(own, folder, { pages, shell, publicUrl, longPolling, metricsToken })
  const open: Person[] = []
  let stopped: Promise<void> | null = null
  const browsers = new Map<string, Person>()
  const remember = (person: Person) => {
    open.push(person)
    return person
  }
  return {
    ...seated,
    url: publicUrl ? `http://127.0.0.1:${served.port}` : served.url,
    instance,
    file,
    async join(name, lang) {
      const own = browsers.get(name)
      if (own) return remember(await Person.sit(served.url, own.cookie, "panel", own.joined))
      const person = remember(await Person.join(served.url, `#${tokens[name]}`, name, lang))
      browsers.set(name, person)
      return person
    },
    tab: async person => remember(await Person.sit(served.url, person.cookie, "panel", person.joined)),
    probes: served.probes,
    stop(drainMs) {
      stopped = served.close(drainMs)
      return stopped
    },
    async end() {
      for (const person of open) person.leave()
      await (stopped ?? served.close())
      await instance.close()
      removeFolder(folder)
    },
  }
}

type Seated = Required<Pick<Seating, "panelists" | "sided" | "attribution">>

/** Writes the panel before the server starts, as the command line would. Without `begins`, the panel begins now. */
async function writeSeats(place: string, { panelists, sided, attribution, begins }: Seated & { begins?: number }) {
  const { stage, close } = await openStage(place)
  if (begins !== undefined) stage.at(begins)
  const sides = sided ? ["C", "J"] : []
  const sideOf = (n: number) => (sided ? SideId.parse(sides[n % 2]) : null)
  const workspace = await stage.open({
    slug: "panel",
    title: { en: "A panel" },
    languages: ["en", "zh", "ja"],
    authentic: [{ lang: "en", side: null }],
    sides: sides.map(id => ({ id: SideId.parse(id), title: { en: id }, mark: id })),
    rule: presetRule,
    attribution,
    public: false,
    demo: false,
  })
  const topic = String((await stage.do(null, "open-topic", { title: { en: "Data" }, letter: "A" }))["topic"])
  const planned = { title: { en: "One" }, startsAt: 1_790_000_000_000 }
  const session = String((await stage.do(null, "schedule-session", planned))["session"])
  const people: Record<string, MemberId> = {}
  const tokens: Record<string, string> = {}
  const seats = [
    ...[0, 1, 2, 3].map(n => ["moderator", n] as const),
    ["secretary", 0] as const,
    ["observer", 0] as const,
    ...Array.from({ length: panelists }, (_, n) => ["panelist", n] as const),
  ]
  for (const [role, n] of seats) {
    const name = `${role}${n + 1}`
    const side = role === "secretary" || role === "observer" ? null : sideOf(n)
    const member = Member.parse((await stage.do(null, "admit-member", { name, role, side }))["member"])
    people[name] = member
    tokens[name] = String((await stage.do(null, "make-invite", { role, member, uses: 50 }))["token"])
  }
  const chair = people["moderator1"]
  if (chair) await stage.do(chair, "start-session", { session })
  await agreeTerms(stage)
  await close()
  return { workspace, topic, session, people, tokens }
}

const preparedSeats = preparing(writeSeats)

/** Writes a panel with seats into a database, for servers that a test starts on it. */
export const seatPanel = (place: string, panelists: number, begins: number) =>
  writeSeats(place, { panelists, sided: false, attribution: "named", begins })
