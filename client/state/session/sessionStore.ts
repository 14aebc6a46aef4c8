import { batch, computed, effect, signal } from "@preact/signals-core"
import type { CommandInput } from "../../../shared/contract/commands.ts"
import type { Answered } from "../../../shared/contract/live.ts"
import type { Mine } from "../../../shared/contract/queries.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { Anchor } from "../../../shared/model/anchor.ts"
import { Questions } from "../../../shared/model/questions.ts"
import type { Role } from "../../../shared/model/terms.ts"
import { undoLeft } from "../../../shared/rules/floor/ending/undoing.ts"
import { presentIn } from "../../../shared/rules/floor/presence.ts"
import { currentItem, firstTopic, topicShown } from "../../../shared/rules/readings/agenda.ts"
import { roundsIn } from "../../../shared/rules/readings/rounds.ts"
import { findRound, findSession } from "../../../shared/rules/readings/rows.ts"
import { answersIn } from "../../../shared/rules/round/electorate/electorate.ts"
import type { Scene } from "../../acts/scene.ts"
import { fetchMine, type PagePlace } from "../../connections/queries.ts"
import type { NoteLink } from "../../connections/sync/noteLink.ts"
import { openNote } from "../../connections/sync/openNote.ts"
import { openRoom, type SessionConnection } from "../live.ts"
import { keepTab, keptTab, type Tab } from "./keptTab.ts"
import { noSession } from "./noSession.ts"
import { roundsAnswered, type SceneSignals, sceneOf } from "./sceneOf.ts"
import type { SecretBallots } from "./secretBallots.ts"

/** The result of an answer whose ballot has not been collected yet. The page has sent nothing. */
const notYet: Answered = { ok: false, refusal: { code: "busy", params: {} } }

/**
 * The state of one open session page: its slice of the log, the topic that it shows, the topic's note, and the reader's
 * own answers.
 */
export class SessionStore {
  readonly live: SessionConnection
  readonly now = signal(Date.now())
  readonly tab = signal<Tab>("note")
  readonly drawer = signal(false)
  /** The topic that this reader chose. Null if the page follows the agenda. */
  readonly chosen = signal<string | null>(null)
  readonly thread = signal<string | null>(null)
  readonly anchor = signal<Anchor | null>(null)
  /**
   * The reader's former role, after their role has changed. The page shows the view of the former role until the reader
   * has finished writing there.
   */
  readonly former = signal<Role | null>(null)
  readonly following = signal(false)
  /** True if the reader has the caret in a text. A new topic on the agenda then does not change the page. */
  isWriting: () => boolean = () => false
  /** The topic that stays on the page because the reader is writing in it. */
  private readonly stayed = signal<string | null>(null)
  readonly said = signal<ReadonlySet<string>>(new Set())
  readonly mine = signal<Readonly<Record<string, Mine>>>({})
  readonly note = signal<NoteLink | null>(null)
  /** The unsent text of the note at the moment when access ended. */
  readonly unsent = signal("")
  /** The number of open brackets in the note that the page shows. */
  readonly brackets = signal(0)
  /**
   * The names of the people who are composing text with an input method. The value changes only when the names change,
   * so that a moving caret does not render the page.
   */
  readonly typing = computed((): string[] => (this.composers.value === "" ? [] : this.composers.value.split("\n")))
  private readonly composers = computed(() => {
    const peers = this.note.value?.peers.value ?? []
    return [...new Set(peers.filter(({ composing }) => composing).map(({ name }) => name))].join("\n")
  })
  /** The code for secret ballots. It is imported when the first secret round opens. */
  private ballots: Promise<SecretBallots> | null = null
  private seenMove: { round: string } | null = null
  private entered = false
  /** The requests for the reader's own answers, by round. They let the page ignore an outdated response. */
  private readonly questions: Record<string, Questions> = {}
  private readonly opened = new Set<string>()
  private readonly heard = new Set<string>()
  private readonly place: PagePlace
  private readonly observing: boolean
  private readonly stops: (() => void)[] = []
  /**
   * The topic that the page showed last. It stays until the agenda has a topic, so that nobody loses the text that they
   * are reading.
   */
  private before: string | null = null

  readonly session = computed<Session>(() => findSession(this.live.state.value, this.place.session) ?? noSession)

  private readonly beside: SceneSignals = {
    now: this.now,
    present: computed(() => [...presentIn(this.live.state.value, this.live.hints.presence.value.members)]),
    answers: computed(() => this.live.hints.answers.value),
    mine: computed(() => roundsAnswered(Object.values(this.mine.value))),
    said: this.said,
  }

  readonly scene = computed<Scene | null>(() => {
    const me = this.live.me.value
    if (!me || this.live.room.value.state !== "open") return null
    const role = this.former.value ?? (this.observing && me.role !== "public" ? "observer" : me.role)
    const view = {
      state: this.live.state.value,
      session: this.session.value,
      me: { member: me.member, role, side: me.side },
      topic: this.place.topic ?? this.chosen.value,
      mails: this.live.mails.value,
    }
    return sceneOf(view, this.beside)
  })

  /**
   * The topic that the page shows. Before the first agenda item it is the last topic shown, or else the first on the
   * agenda.
   */
  readonly topic = computed<string | null>(() => {
    const scene = this.scene.value
    if (!scene) return null
    const { before } = this
    const wanted = topicShown(scene) ?? before ?? firstTopic(scene)
    if (before === null || wanted === before || !this.isWriting()) return wanted
    queueMicrotask(() => this.stay(before))
    return before
  })

  /**
   * The panel's current topic if this page has stayed with another topic, in which the reader is writing. Otherwise
   * null.
   */
  readonly panelAt = computed<string | null>(() => {
    const scene = this.scene.value
    return scene && this.stayed.value !== null
      ? topicShown({ state: scene.state, session: scene.session, topic: null })
      : null
  })

  constructor(place: PagePlace, observing: boolean) {
    this.place = place
    this.observing = observing
    this.live = openRoom(place)
    const timer = setInterval(() => this.tick(), 1_000)
    this.stops = [
      effect(() => this.followTopic()),
      effect(() => this.holdTopics()),
      effect(() => {
        // The panel has returned to the topic on which this page stayed.
        if (this.stayed.value !== null && this.panelAt.value === this.stayed.value) this.stay(null)
      }),
      effect(() => this.fetchAnswers()),
      effect(() => this.askForNote()),
      effect(() => {
        const moved = this.live.hints.ballotMoved.value
        if (moved !== this.seenMove) void this.ballots?.then(ballots => moved && ballots.moved(moved.round))
        this.seenMove = moved
      }),
      effect(() => this.enter()),
      effect(() => {
        const tab = this.tab.value
        if (this.entered) keepTab(this.key, tab)
      }),
      () => clearInterval(timer),
    ]
  }

  close(): void {
    for (const stop of this.stops) stop()
    // A reader who leaves the room may return by a link that opens a certain tab, so the stored tab is removed.
    keepTab(this.key, null)
    void this.ballots?.then(ballots => ballots.close())
    this.note.peek()?.close()
    this.live.close()
  }

  async answer(body: CommandInput<"answer-round">): Promise<Answered> {
    const scene = this.scene.peek()
    // A secret ballot must not be sent over a connection that identifies its sender.
    if (scene && findRound(scene.state, body.round)?.anonymity === "secret")
      return (await this.ballots)?.cast(body.round, body.answer) ?? notYet
    const answered = await this.live.send("answer-round", body)
    if (answered.ok) await this.fetchAnswer(body.round)
    else if (answered.refusal.code === "already-answered") await this.fetchAnswer(body.round)
    return answered
  }

  /** Moves the reader's ballot of a secret round from another browser to this one. */
  async takeBallot(round: string): Promise<Answered> {
    return (await this.ballots)?.take(round) ?? notYet
  }

  say(id: string): void {
    this.said.value = new Set([...this.said.peek(), id])
  }

  show(topic: string): void {
    const scene = this.scene.peek()
    // The reader chose the topic, so the page changes even while they are writing.
    this.before = null
    batch(() => {
      this.stayed.value = null
      this.chosen.value = scene && currentItem(scene)?.topic === topic ? null : topic
      this.anchor.value = null
      this.thread.value = null
      this.drawer.value = false
      if (this.tab.peek() === "agenda") this.tab.value = "note"
    })
  }

  /**
   * Keeps the page on a topic as if the reader had chosen it. If `topic` is null, the page follows the agenda again.
   */
  private stay(topic: string | null): void {
    batch(() => {
      this.chosen.value = topic
      this.stayed.value = topic
    })
  }

  /** Updates the page's clock: every second while a countdown runs, otherwise every 10 seconds. */
  private tick(): void {
    const scene = this.scene.peek()
    const timed = scene && roundsIn(scene, "open").some(({ endsAt }) => endsAt !== null)
    const now = this.live.now()
    const running = timed || scene?.session.floor.speaking || (scene && undoLeft(scene.session, now) > 0)
    this.live.check()
    if (running || Math.abs(now - this.now.peek()) >= 10_000) this.now.value = now
  }

  /**
   * Shows the tab that this window showed last. On the first visit to a session, an observer or a public reader gets
   * the agenda, and everybody else the note.
   */
  private enter(): void {
    const role = this.scene.value?.me.role
    if (!role || this.entered) return
    this.entered = true
    const reads = role === "observer" || role === "public"
    const first = reads && this.place.session ? "agenda" : "note"
    this.tab.value = keptTab(this.key) ?? first
  }

  private get key(): string {
    return this.place.session ?? this.place.topic ?? ""
  }

  private followTopic(): void {
    const revoked = this.live.connection.value.state === "revoked"
    const topic = revoked ? null : this.topic.value
    this.before = topic
    const open = this.note.peek()
    if (open?.topic === topic) return
    const unsent = open?.close()
    if (revoked && unsent) this.unsent.value = unsent
    this.note.value = topic ? openNote({ topic }) : null
  }

  /**
   * Loads the topic that this page shows, and the topic that the panel works on, because the moderator's next action
   * depends on it.
   */
  private holdTopics(): void {
    const scene = this.scene.value
    if (scene)
      this.live.shown.all([this.topic.value, currentItem(scene)?.topic].filter(topic => typeof topic === "string"))
  }

  /** Requests the note's missing updates when the page has fetched a new snapshot. */
  private askForNote(): void {
    if (this.live.begun.value > 1) this.note.peek()?.askAgain()
  }

  private fetchAnswers(): void {
    const scene = this.scene.value
    const member = scene?.me.member
    if (!scene || !member) return
    // The effect reads the clock, so that it runs at each tick and requests a ballot again if none arrived.
    void this.now.value
    for (const round of roundsIn(scene, "open"))
      if (!(round.id in this.mine.peek()) && answersIn(scene.state, round, member)) {
        if (round.anonymity === "secret") void this.openBallot(member, round.id)
        else void this.fetchAnswer(round.id)
      } else this.hearOf(round.id, scene)
  }

  /**
   * Fetches the reader's answer once after the secretary or another tab has entered it, because no event contains the
   * answer.
   */
  private hearOf(round: string, { mine }: Pick<Scene, "mine">): void {
    const answered = this.live.hints.answered.value
    if (!answered.includes(round) || mine.has(round) || this.heard.has(round)) return
    this.heard.add(round)
    void this.fetchAnswer(round)
  }

  private async openBallot(member: string, round: string): Promise<void> {
    if (this.opened.has(round)) return
    this.opened.add(round)
    this.ballots ??= import("./secretBallots.ts").then(
      code =>
        new code.SecretBallots(member, mine => {
          this.mine.value = { ...this.mine.peek(), [mine.round]: mine }
        }),
    )
    const ballots = await this.ballots.catch(() => null)
    if (ballots) return ballots.open(round)
    // The import failed. The next tick of the page's clock starts another import.
    this.ballots = null
    this.opened.delete(round)
  }

  private async fetchAnswer(round: string): Promise<void> {
    this.mine.value = { ...this.mine.peek(), [round]: this.mine.peek()[round] ?? { round, revision: 0, answer: null } }
    const questions = (this.questions[round] ??= new Questions())
    const question = questions.ask()
    const mine = await fetchMine(round).catch(() => null)
    if (mine && questions.answer(question)) this.mine.value = { ...this.mine.peek(), [round]: mine }
  }
}
