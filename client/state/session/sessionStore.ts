import { batch, computed, effect, signal } from "@preact/signals-core"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { Anchor } from "../../../shared/model/anchor.ts"
import type { Role } from "../../../shared/model/terms.ts"
import { currentItem, firstTopic, topicShown } from "../../../shared/rules/readings/agenda.ts"
import { findSession } from "../../../shared/rules/readings/rows.ts"
import type { PagePlace } from "../../connections/queries.ts"
import type { NoteLink } from "../../connections/sync/noteLink.ts"
import { openNote } from "../../connections/sync/openNote.ts"
import type { Scene } from "../../scene/scene.ts"
import { openRoom, type SessionConnection } from "../live.ts"
import { keepTab, keptTab, type Tab } from "./keptTab.ts"
import { noSession } from "./noSession.ts"
import { OwnAnswers } from "./ownAnswers.ts"
import { RoomClock } from "./roomClock.ts"
import { besideOf, type SceneSignals, sceneOf } from "./sceneOf.ts"

/** The state of one open session page: its part of the log, the topic that it shows, and the topic's note. */
export class SessionStore {
  readonly live: SessionConnection
  readonly own: OwnAnswers
  private readonly clock: RoomClock
  readonly now: RoomClock["now"]
  readonly tab = signal<Tab>("note")
  readonly drawer = signal(false)
  /** The topic that this reader chose. Null if the page follows the agenda. */
  readonly chosen = signal<string | null>(null)
  readonly thread = signal<string | null>(null)
  readonly anchor = signal<Anchor | null>(null)
  /**
   * The reader's former role, after the role has changed. The page keeps the view of the former role until the reader
   * has finished writing there.
   */
  readonly former = signal<Role | null>(null)
  readonly following = signal(false)
  /** True if the reader has the caret in a text. A new current topic then does not change the page. */
  isWriting: () => boolean = () => false
  /** The topic that stays on the page because the reader is writing in it. */
  private readonly stayed = signal<string | null>(null)
  readonly said = signal<ReadonlySet<string>>(new Set())
  readonly note = signal<NoteLink | null>(null)
  /** The unsent text of the note at the moment when access ended. */
  readonly unsent = signal("")
  /** The number of open brackets in the note that the page shows. */
  readonly brackets = signal(0)
  /**
   * The names of the people who are composing text with an input method. The value changes only when the names change,
   * so that the page does not render at each move of a caret.
   */
  readonly typing = computed((): string[] => (this.composers.value === "" ? [] : this.composers.value.split("\n")))
  private readonly composers = computed(() => {
    const peers = this.note.value?.peers.value ?? []
    return [...new Set(peers.filter(({ composing }) => composing).map(({ name }) => name))].join("\n")
  })
  private entered = false
  private readonly place: PagePlace
  private readonly observing: boolean
  private readonly stops: (() => void)[] = []
  /**
   * The topic that the page showed last. The page still shows it while no other topic is chosen, so that nobody loses
   * the text that they are reading.
   */
  private before: string | null = null

  readonly session = computed<Session>(() => findSession(this.live.state.value, this.place.session) ?? noSession)

  private readonly beside: SceneSignals

  readonly scene = computed<Scene | null>(() => {
    const me = this.live.me.value
    if (!me || this.live.room.value.state !== "open") return null
    const role = this.former.value ?? (this.observing && me.role !== "public" ? "observer" : me.role)
    const view = {
      state: this.live.state.value,
      session: this.session.value,
      me: { member: me.member, role, side: me.side, kept: me.kept },
      topic: this.place.topic ?? this.chosen.value,
      mails: this.live.mails.value,
    }
    return sceneOf(view, this.beside)
  })

  /**
   * The topic that the page shows. If neither the reader nor the panel has chosen a topic, the page shows the last
   * topic again, or else the first topic on the agenda.
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
   * The panel's current topic if this page stayed with another topic, in which the reader is writing. Otherwise null.
   */
  readonly panelAt = computed<string | null>(() => {
    const scene = this.scene.value
    return scene && this.stayed.value !== null
      ? topicShown({ state: scene.state, session: scene.session, topic: null })
      : null
  })

  private readonly role = computed(() => this.scene.value?.me.role ?? null)

  constructor(place: PagePlace, observing: boolean) {
    this.place = place
    this.observing = observing
    this.live = openRoom(place)
    this.own = new OwnAnswers(this)
    this.clock = new RoomClock(this.live, () => this.scene.peek())
    this.now = this.clock.now
    this.beside = besideOf(this.live, { now: this.now, mine: computed(() => this.own.answered.value), said: this.said })
    this.stops = [
      effect(() => this.followTopic()),
      effect(() => {
        const role = this.role.value
        if (role) this.note.value?.seatedAs(role)
      }),
      effect(() => this.holdTopics()),
      effect(() => {
        // The panel has returned to the topic on which this page stayed, so the page follows the agenda again.
        if (this.stayed.value !== null && this.panelAt.value === this.stayed.value) this.stay(null)
      }),
      effect(() => this.askForNote()),
      effect(() => this.enter()),
      effect(() => {
        const tab = this.tab.value
        if (this.entered) keepTab(this.key, tab)
      }),
      () => this.clock.stop(),
    ]
  }

  close(): void {
    for (const stop of this.stops) stop()
    // A reader who leaves the page may return by a link that opens a certain tab, so the stored tab is removed.
    keepTab(this.key, null)
    this.own.close()
    this.note.peek()?.close()
    this.live.close()
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
   * Keeps the page on a topic as if the reader had chosen the topic. If `topic` is null, the page follows the agenda
   * again.
   */
  private stay(topic: string | null): void {
    batch(() => {
      this.chosen.value = topic
      this.stayed.value = topic
    })
  }

  /**
   * Shows the tab that this window showed last. On the first visit, observers and public readers get the agenda of a
   * session. Everybody else gets the note.
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
    const role = this.role.peek()
    this.note.value = topic && role ? openNote({ topic, role }) : null
  }

  /**
   * Loads the topic that this page shows. Also loads the panel's current topic, because the moderator's next action
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
}
