import { createHash } from "node:crypto"
import { copyFileSync } from "node:fs"
import { join } from "node:path"
import { systemClock } from "../../../server/adapters/system/systemClock.ts"
import type { Letter } from "../../../server/ports/host/mail.ts"
import { openInstance } from "../../../server/start/instance/openInstance.ts"
import { serve } from "../../../server/start/serve.ts"
import { openStage } from "../../../server/start/stage.ts"
import type { CommandInput, CommandKind } from "../../../shared/contract/commands.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { presetRule } from "../../../shared/model/consensus/rule.ts"
import {
  CommandId,
  MemberId as Member,
  type MemberId,
  SideId,
  StatementId as Statement,
  type StatementId,
  TopicId,
  type WorkspaceId,
} from "../../../shared/model/ids.ts"
import { languages } from "../../../shared/model/terms.ts"
import { agreeTerms } from "../../kit/servers/agreeing.ts"
import { newFolder } from "../../kit/servers/plenary.ts"
import { testConfig } from "../../kit/servers/testConfig.ts"

export const begins = 1_790_000_000_000
export const panelists = Array.from({ length: 12 }, (_, i) => `panelist${i + 1}`)
const offices = ["moderator", "secretary", "interpreter", "observer"] as const

/** A database with a public panel of two sides, four proposed statements, and a link for everyone. */
export interface WrittenPanel {
  folder: string
  file: string
  workspace: WorkspaceId
  topic: TopicId
  links: Record<string, string>
  people: Record<string, MemberId>
  statements: StatementId[]
}

export async function writePanel(): Promise<WrittenPanel> {
  const folder = newFolder()
  const file = join(folder, "panel.db")
  const { stage, instance, close } = await openStage(file)
  stage.at(begins)
  const sides = ["cn", "jp"].map(id => ({ id: SideId.parse(id), title: { en: id }, mark: id }))
  const workspace = await stage.open({
    slug: "panel",
    title: { en: "A panel" },
    languages: [...languages],
    authentic: [{ lang: "en", side: null }],
    sides,
    rule: presetRule,
    attribution: "named",
    public: true,
    demo: false,
  })
  const topic = TopicId.parse((await stage.do(null, "open-topic", { title: { en: "Data" }, letter: "A" }))["topic"])
  const links: Record<string, string> = { admin: "admin-token" }
  const people: Record<string, MemberId> = {}
  const seats = [
    ...offices.map(role => ({ name: role, role, side: role === "moderator" ? 0 : null, lang: "en" as const })),
    ...panelists.map((name, i) => ({
      name,
      role: "panelist" as const,
      side: i % 2,
      lang: languages[i % languages.length] ?? "en",
    })),
  ]
  for (const { side, ...seat } of seats) {
    const body = { ...seat, side: side === null ? null : (sides[side]?.id ?? null) }
    const member = Member.parse((await stage.do(null, "admit-member", body))["member"])
    people[seat.name] = member
    links[seat.name] = String((await stage.do(null, "make-invite", { role: seat.role, member }))["token"])
    await stage
      .do(people["secretary"] ?? null, "set-address", { member, email: `${seat.name}@example.org` })
      .catch(() => undefined)
  }
  await instance.directory.addAdminToken(instance.sha256("admin-token"), begins + 86_400_000)
  const statements: StatementId[] = []
  const author = people["panelist1"]!
  for (let n = 0; n < 4; n++) {
    const text = `Statement ${n}.`
    const statement = Statement.parse(
      (await stage.do(author, "draft-statement", { topic, lang: "en", text }))["statement"],
    )
    statements.push(statement)
    await stage.do(author, "confirm-text", { statement, lang: "en", seen: textHash(text, instance.sha256) })
    const seen = statementHash([{ lang: "en", text }], instance.sha256)
    await stage.do(people["moderator"]!, "propose-statement", { statement, seen })
  }
  await agreeTerms(stage)
  await close()
  return { folder, file, workspace, topic, links, people, statements }
}

let copies = 0

/**
 * Serves a copy of the panel in this process. The test sets the time, and ids are counted, so that two servers that are
 * told the same send the same bytes. Letters are kept.
 */
export async function serveCopy(panel: WrittenPanel) {
  const file = join(panel.folder, `copy-${++copies}.db`)
  copyFileSync(panel.file, file)
  let now = begins
  let count = 0
  const id = () => createHash("sha256").update(`id ${++count}`).digest("base64url").slice(0, 21)
  const letters: string[] = []
  const mail = {
    send: async ({ to, subject, text }: Letter) => void letters.push([to, subject, text].join("\n")),
    close: () => undefined,
  }
  const clock = { ...systemClock, now: () => now, id }
  const instance = await openInstance(file, { dataDir: panel.folder, clock, mail })
  const directory = {
    ...instance.directory,
    addresses: async (...of: Parameters<typeof instance.directory.addresses>) =>
      (await instance.directory.addresses(...of)).map(one => ({ ...one, confirmedAt: begins })),
  }
  const served = await serve(
    { ...instance, directory },
    testConfig(panel.folder),
    (_, response) => void response.status(404).end(),
  )
  return {
    file,
    instance,
    url: served.url,
    letters,
    at: (moment: number) => {
      now = moment
    },
    /** a command of a panelist, without a page of theirs */
    async act<K extends CommandKind>(name: string, kind: K, body: CommandInput<K>): Promise<void> {
      const member = panel.people[name]!
      const { side } = (await instance.folds.current(panel.workspace)).state.members[member]!
      const actor = { member, name, role: "panelist" as const, side, host: false }
      const command = { id: CommandId.parse(id()), kind, body }
      const answered = await instance.dispatch.command(panel.workspace, actor, command)
      if (!answered.ok) throw new Error(JSON.stringify(answered.refusal))
    },
    state: async () => (await instance.folds.current(panel.workspace)).state,
    async stop() {
      await served.close()
      await instance.close()
    },
  }
}
export type ServedCopy = Awaited<ReturnType<typeof serveCopy>>
