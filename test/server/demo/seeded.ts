import * as Y from "yjs"
import { playDemo } from "../../../server/demo/playDemo.ts"
import type { Round, Statement } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { CommandId, type WorkspaceId } from "../../../shared/model/ids.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { type Played, played } from "./played.ts"

/** The moment at which the demo is seeded. */
export const now = Date.UTC(2026, 9, 12, 7)

/** The demo as its script leaves it, looked up by the words of its texts. */
export class Seeded {
  readonly progress: [number, number][] = []
  demo!: Played
  state!: State
  workspace!: WorkspaceId

  async play(): Promise<void> {
    this.demo = await played(stage => playDemo(stage, now, (done, total) => this.progress.push([done, total])))
    this.state = await this.demo.stage.state()
    this.workspace = this.state.workspace!.id
  }

  nameOf = (member: string | null) => this.state.members[member as never]?.name.split(" ").at(0)
  member = (name: string) => Object.values(this.state.members).find(one => one.name.startsWith(name))!
  statement = (label: string): Statement => Object.values(this.state.statements).find(one => one.label === label)!
  rounds = (label: string, kind: Round["kind"]) =>
    Object.values(this.state.rounds)
      .filter(round => round.statement === this.statement(label).id && round.kind === kind)
      .sort((a, b) => a.openedAt - b.openedAt)
  record = (n: number) => Object.values(this.state.records).find(one => one.number === n)!
  text = (label: string, lang: Lang) => this.statement(label).texts.find(one => one.lang === lang)!
  topic = (letter: string) => Object.values(this.state.topics).find(one => one.letter === letter)!

  noteOf = async (letter: string) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, await this.demo.stage.note(this.topic(letter).id))
    return doc
  }

  openRound = (label: string, version: number, kind: Round["kind"]) => {
    const { id, name, side } = this.member("陈屿")
    return this.demo.instance.dispatch.command(
      this.workspace,
      { member: id, name, role: "moderator", side, host: false },
      {
        id: CommandId.parse(`open-${label}`),
        kind: "open-round",
        body: { statement: this.statement(label).id, version, kind },
      },
    )
  }
}
