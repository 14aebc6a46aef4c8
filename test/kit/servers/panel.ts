import { join } from "node:path"
import { inviteOf, takeSeat } from "../../../server/commands/people/signIn/joining.ts"
import type { ScriptStage } from "../../../server/demo/stage.ts"
import { type Instance } from "../../../server/start/instance/instance.ts"
import { openStage } from "../../../server/start/stage.ts"
import type { CommandInput, CommandKind } from "../../../shared/contract/commands.ts"
import type { City } from "../../../shared/contract/events/session.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { presetRule } from "../../../shared/model/consensus/rule.ts"
import { MemberId, RoundId, SessionId, SideId, StatementId, TopicId } from "../../../shared/model/ids.ts"
import type { Attribution } from "../../../shared/model/terms.ts"
import { agreeTerms, opensRound } from "./agreeing.ts"
import { placeAt } from "./engine.ts"
import { newFolder, removeFolder } from "./plenary.ts"
import { preparing } from "./prepared.ts"
import { withWordsRead } from "./wordsRead.ts"

/**
 * A small panel in this process, with the real dispatcher and store, but without sockets. `people` are named by their
 * role; `host` is the command line.
 */
export interface Panel {
  stage: ScriptStage
  instance: Instance
  /** the database */
  file: string
  topic: TopicId
  session: SessionId
  people: Record<string, MemberId>
  /**
   * A chair who closes a round says yes to what the server asks first, unless the body says otherwise, and shows the result
   * at once instead of waiting until the round cannot be taken up again. Before the first round opens, each side agrees to
   * the terms of the panel.
   */
  do<K extends CommandKind>(who: string, kind: K, body: CommandInput<K>): Promise<Record<string, string | number>>
  /**
   * takes this seat by a new link, which the host or the named member makes, with a consent to the privacy notice if
   * there is one; the cookie signs the person in
   */
  take(who: string, linkBy?: string): Promise<{ cookie: string }>
  /** takes the seat to which the token of a link belongs */
  sit(token: unknown, name: string): Promise<{ cookie: string }>
  /** `who` names an alternate, who takes their seat under this name */
  alternate(who: string, name: string, alone?: boolean): Promise<MemberId>
  refused<K extends CommandKind>(who: string, kind: K, body: CommandInput<K>): Promise<string>
  /** the newest proposal that is waiting */
  waiting(): Promise<string>
  /** a statement in English, confirmed and proposed */
  proposed(text?: string): Promise<StatementId>
  /** stops the server and starts another one on its database at the given time; `stage` and `instance` are the new one's */
  restart(at: number): Promise<void>
  end(): Promise<void>
}

interface Planned {
  panelists?: number
  live?: boolean
  sided?: boolean
  cities?: City[]
  attribution?: Attribution
}

/**
 * The time at which a panel begins. It is long ago, because a test continues from here and no entry may be earlier than
 * the one before.
 */
const begins = Date.UTC(2020, 0)

const preparedPanel = preparing(async (place: string, plan: Required<Planned>) => {
  const { panelists, live, sided, cities, attribution } = plan
  const { stage, close } = await openStage(place)
  stage.at(begins)
  const sides = sided ? [SideId.parse("C"), SideId.parse("J")] : []
  const workspace = await stage.open({
    slug: "panel",
    title: { en: "A panel" },
    languages: ["en", "zh", "ja"],
    authentic: [{ lang: "en", side: null }],
    sides: sides.map(id => ({ id, title: { en: id }, mark: id })),
    rule: presetRule,
    attribution,
    public: true,
    demo: false,
  })
  const topic = TopicId.parse((await stage.do(null, "open-topic", { title: { en: "Data" }, letter: "A" }))["topic"])
  const scheduled = await stage.do(null, "schedule-session", {
    title: { en: "Session 1" },
    startsAt: 1_790_000_000_000,
    cities,
  })
  const session = SessionId.parse(scheduled["session"])
  const items = [{ kind: "topic" as const, title: { en: "Data" }, topic, minutes: 20 }]
  await stage.do(null, "set-agenda", { session, items })

  const people: Record<string, MemberId> = {}
  const admit = async (
    key: string,
    role: "moderator" | "secretary" | "panelist" | "observer",
    side: SideId | null = null,
  ) => {
    const member = MemberId.parse((await stage.do(null, "admit-member", { name: key, role, side }))["member"])
    people[key] = member
    return member
  }
  const moderator = await admit("moderator", "moderator")
  await admit("secretary", "secretary")
  await admit("observer", "observer")
  for (let n = 1; n <= panelists; n++) await admit(`panelist${n}`, "panelist", sides[n % 2])
  if (live) {
    stage.present(Object.values(people))
    await stage.do(moderator, "start-session", { session })
  }
  await close()
  return { workspace, topic, session, people }
})

export async function openPanel({
  panelists = 4,
  live = true,
  sided = false,
  cities = [],
  attribution = "named",
}: Planned = {}): Promise<Panel> {
  const folder = newFolder()
  const file = join(folder, "panel.db")
  const made = await preparedPanel(file, { panelists, live, sided, cities, attribution })
  const { workspace, topic, session, people } = made
  let opened = await openStage(placeAt(file), workspace)
  opened.stage.at(begins)
  opened.stage.present(Object.values(people))

  const act = async <K extends CommandKind>(who: string, kind: K, body: CommandInput<K>) => {
    const member = who === "host" ? null : people[who]
    if (member === undefined) throw new Error(`nobody is called ${who}`)
    const { stage, instance } = opened
    if (opensRound.has(kind)) await agreeTerms(stage)
    const closes = kind === "close-round" || kind === "close-and-show"
    const stated = await withWordsRead(instance, workspace, kind, closes ? { evenBelowQuorum: true, ...body } : body)
    const made = await stage.do(member, kind, stated as CommandInput<K>)
    if (kind === "close-and-show" && "round" in body) {
      const round = RoundId.parse(body.round)
      if ((await stage.state()).rounds[round]?.state === "closed") await stage.do(member, "reveal-round", { round })
    }
    return made
  }

  const sit = async (token: unknown, name: string) => {
    const { instance } = opened
    const { clock, directory, sha256 } = instance
    const [signIn, cookie] = [clock.id(), clock.id()]
    const now = clock.now()
    const made = { createdAt: now, usedOn: Math.floor(now / 86_400_000), plainName: true }
    await directory.addSignIn({ id: signIn, admin: false, tokenHash: sha256(cookie), ...made })
    const invite = await inviteOf(instance, String(token))
    if ("refuse" in invite) throw new Error(JSON.stringify(invite.refuse))
    // as on the page, whoever joins consents to the notice of now, if the panel has one
    const { hash: seen, region = "" } = invite.state.workspace?.privacy ?? {}
    const consent = seen === undefined ? undefined : { seen, lang: "en" as const, region, transfer: false }
    const said = { name, romanised: "", lang: "en" as const, interest: "", signIn, consent }
    const answered = await takeSeat(instance, invite, said)
    if (!answered.ok) throw new Error(JSON.stringify(answered.refusal))
    return { cookie }
  }

  return {
    get stage() {
      return opened.stage
    },
    get instance() {
      return opened.instance
    },
    file,
    topic,
    session,
    people,
    do: act,
    async take(who, linkBy = "host") {
      const { role } = (await opened.stage.state()).members[people[who] ?? MemberId.parse("nobody")] ?? {}
      if (!role) throw new Error(`nobody is called ${who}`)
      const { token } = await act(linkBy, "make-invite", { role, member: people[who] ?? null })
      return sit(token, who)
    },
    sit,
    async alternate(who, name, alone = false) {
      const made = await act(who, "name-alternate", { name, alone })
      await sit(made["token"], name)
      const member = MemberId.parse(made["member"])
      people[name] = member
      return member
    },
    async refused(who, kind, body) {
      const refusal = await act(who, kind, body).then(
        () => "done",
        (error: unknown) => /"code":"([\w-]+)"/.exec(String(error))?.[1] ?? String(error),
      )
      return refusal
    },
    async waiting() {
      const open = Object.values((await opened.stage.state()).proposals).filter(one => one.state === "open")
      return open.at(-1)?.id ?? "nothing waits"
    },
    async proposed(text = "Data move by default.") {
      const { sha256 } = opened.instance
      const drafted = await act("panelist1", "draft-statement", { topic, lang: "en", text })
      const statement = StatementId.parse(drafted["statement"])
      await act("panelist1", "confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
      await act("moderator", "propose-statement", {
        statement,
        seen: statementHash([{ lang: "en", text }], sha256),
      })
      return statement
    },
    async restart(at) {
      await opened.close()
      opened = await openStage(placeAt(file), workspace)
      opened.stage.at(at)
    },
    async end() {
      await opened.close()
      removeFolder(folder)
    },
  }
}
